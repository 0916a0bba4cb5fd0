import Bank
public import Configuration
import LineProtocol

/// How much the server takes on before it says so or simply reads no more.
public struct ServerLimits: Hashable, Sendable {
  /// The most connections at once on the clients' socket.
  public var connections: Int
  /// The most connections of one Unix user at once on the clients' socket.
  public var connectionsPerUser: Int
  /// How long a connection may wait before its first request; 0 for ever.
  public var idleSeconds: Int
  /// How long a line may take from its first byte to its LF; 0 for ever.
  public var partialLineSeconds: Int
  /// How long a member who has logged in may send nothing.
  public var loginIdleSeconds: Int
  /// How long a client may take nothing of what it was sent; 0 for ever.
  public var unreadSeconds: Int

  /// The most connections at once on the socket for administration, apart from the clients', so that an administrator
  /// gets in when they are all taken.
  public static let administrationConnections = 64
  /// The most requests of one connection that wait for the bank; no more is taken from it meanwhile.
  public static let requestsInFlight = 256
  /// The most bytes of one connection that are kept unread before its channel is read no further.
  public static let bufferedInputBytes = 65_536
  /// The bytes of replies that are put together before they are sent.
  public static let gatheredOutputBytes = 65_536
  /// The most bytes of lines in all open batches together.
  public static let openBatchBytes = 64 * 1024 * 1024
  /// The most entries looked at for one page of a watch.
  public static let watchPageEntries = 256
  /// The most connections that wait to be accepted.
  static let backlog: Int32 = 1024
  /// What a client is told to wait before it tries again.
  public static let retryAfterSeconds = 5

  /// Takes the limits of the configuration.
  public init(_ listen: Configuration.Listen) {
    connections = listen.connections
    connectionsPerUser = listen.connectionsPerUser
    idleSeconds = listen.idleSeconds
    partialLineSeconds = listen.partialLineSeconds
    loginIdleSeconds = listen.loginIdleSeconds
    unreadSeconds = listen.unreadSeconds
  }
}

extension ServerLimits {
  /// What `limits` says: name, value, unit and meaning of each.
  func rows(in language: Language) -> [Reply.Row] {
    entries.map { name, value, unit, text in
      [
        Field("name", .text(name)), Field("value", .integer(Int64(value))), Field("unit", .text(unit)),
        Field("text", .text(text[language])),
      ]
    }
  }

  private var entries: [(String, Int, String, Localized)] {
    connectionEntries + [
      ("line", LineLimits.maxLineBytes, "bytes", Localized("一行请求的最大长度", "The longest request line")),
      ("batch-lines", LineLimits.maxBatchLines, "lines", Localized("一批最多的行数", "The most lines of a batch")),
      ("batch-bytes", LineLimits.maxBatchBytes, "bytes", Localized("一批最大的总长度", "The most bytes of a batch")),
      (
        "batch-seconds", LineLimits.maxBatchSeconds, "seconds",
        Localized("一批从开始到执行的最长时间", "The longest time between begin and commit")
      ),
      (
        "requests-in-flight", Self.requestsInFlight, "requests",
        Localized("一个连接同时处理的请求数,更多的暂不读取", "Requests of one connection under way; more are not read yet")
      ),
      (
        "pins", LedgerBank.pinsAtOnce, "requests",
        Localized("同时等待核对或设置的密码数", "PINs that wait to be checked or set")
      ),
      (
        "log-size", Int(LedgerBank.largeLogBytes), "bytes",
        Localized("数据库日志超过此大小时告警", "The log of the database is warned of when it is larger")
      ),
    ]
  }

  private var connectionEntries: [(String, Int, String, Localized)] {
    [
      ("connections", connections, "connections", Localized("同时连接总数", "Connections at once")),
      (
        "connections-per-user", connectionsPerUser, "connections",
        Localized("每个用户同时连接数", "Connections of one user at once")
      ),
      (
        "admin-connections", Self.administrationConnections, "connections",
        Localized("管理套接字同时连接数", "Connections at once on the socket for administration")
      ),
      (
        "idle", idleSeconds, "seconds",
        Localized("首个请求前的等待时间,0 为不限", "Wait before the first request; 0 for ever")
      ),
      (
        "partial-line", partialLineSeconds, "seconds",
        Localized("一行未写完时的等待时间,0 为不限", "Time for one line to be finished; 0 for ever")
      ),
      (
        "login-idle", loginIdleSeconds, "seconds",
        Localized("成员登录后无操作的等待时间", "How long a logged-in member may send nothing")
      ),
      (
        "unread", unreadSeconds, "seconds",
        Localized("不接收答复的等待时间,0 为不限", "How long a client may take nothing of its replies; 0 for ever")
      ),
    ]
  }
}
