public import Bank
import Dispatch
import Foundation
import Ledger
public import LineProtocol
public import Logging
public import Rules
import Server
public import Store
import Synchronization

/// A bank in a temporary folder whose clock and randomness the test holds, spoken to in lines of the protocol.
public final class TestBank: Sendable {
  /// The bank itself.
  public let bank: LedgerBank
  /// Its database.
  public let database: LedgerDatabase
  /// The clock that it reads.
  public let clock: TestClock
  /// The folder with its files; removed when the test bank goes.
  public let folder: TemporaryFolder
  private let encoder: ReplyEncoder

  /// Opens a bank, founded with a policy where the folder has none yet.
  public init(
    policy: Policy = .withoutBackdating, clock: TestClock = TestClock("2026-05-04T10:00:00Z"),
    bootClock: TestClock? = nil, folder: TemporaryFolder = TemporaryFolder(), language: Language = .chinese,
    database: LedgerDatabase? = nil, identityKeys: IdentityKeys? = nil, backups: BackupSettings? = nil,
    fourEyes: Set<FourEyesAct> = [], largeLogBytes: Int64 = LedgerBank.largeLogBytes,
    logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  ) throws {
    self.folder = folder
    self.clock = clock
    encoder = ReplyEncoder(language: language)
    self.database = try database ?? LedgerDatabase(path: folder.path("bank.sqlite"))
    let random = Mutex(SeededGenerator(seed: 7))
    bank = try LedgerBank(
      database: self.database,
      founding: Founding(name: "金都社区时间银行", timeZone: "Asia/Shanghai", policy: policy),
      environment: BankEnvironment(
        ownUser: 990, roles: ConfiguredRoles(kioskGroups: [400], fourEyes: fourEyes), clock: BankClock { clock.now },
        bootClock: BankClock { (bootClock ?? clock).now },
        randomness: Randomness { count in
          random.withLock { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        },
        directory: UserDirectory(
          userID: { ["wang": 1001, "li": 1002, "zhao": 1003, "chen": 1004][$0] },
          groupID: { ["desk": 200, "audit": 300, "kiosk": 400][$0] }),
        pinCost: 2, identityKeys: identityKeys, ruleReader: .configuration, backups: backups,
        largeLogBytes: largeLogBytes, logger: logger, version: "test"))
  }

  deinit {
    try? bank.close()
  }

  /// The administrator: root on the socket for administration.
  public static let admin = Peer(user: 0, groups: [0], userName: "root", door: .administration)

  /// A second administrator: the daemon's own user.
  public static let secondAdmin = Peer(user: 990, groups: [], userName: "timebank", door: .administration)

  /// A user on the clients' socket.
  public static func user(_ id: UInt32, _ name: String, groups: Set<UInt32> = []) -> Peer {
    Peer(user: id, groups: groups, userName: name, door: .clients)
  }

  /// A kiosk, or a member who has logged in there.
  public static func kiosk(_ member: Int64? = nil) -> Peer {
    var peer = user(1400, "kiosk", groups: [400])
    peer.member = member.flatMap { MemberNumber($0) }
    return peer
  }

  /// Has the bank journal all that is due, and waits for it.
  public func passTime() {
    var before: Int64
    repeat {
      before = bank.headNumber
      bank.passTime()
      let answered = DispatchSemaphore(value: 0)
      bank.roundTrip { answered.signal() }
      answered.wait()
    } while bank.headNumber > before
  }

  /// Sends a line and waits for its whole reply: data lines, then `OK` or `ERR`.
  @discardableResult
  public func send(_ line: String, as peer: Peer = TestBank.admin) -> [String] {
    switch ask(line, as: peer) {
    case .success(let reply): return lines { encoder.append(reply, tag: nil, to: &$0) }
    case .failure(let refusal): return lines { encoder.append(refusal, tag: nil, to: &$0) }
    }
  }

  /// Sends a line and gives the reply or the refusal itself.
  public func ask(_ line: String, as peer: Peer = TestBank.admin) -> Result<Reply, Refusal> {
    let request: Request
    switch LineParser.parse(Array(line.utf8)) {
    case .fault(_, let refusal): return .failure(refusal)
    case .ignored: return .success(Reply())
    case .line(let parsed):
      do {
        request = try Catalogue.standard.bind(parsed, as: peer.member)
      } catch {
        return .failure(error)
      }
    }
    return ask(request, as: peer)
  }

  /// Carries out a request and waits for its end.
  public func ask(_ request: Request, as peer: Peer = TestBank.admin) -> Result<Reply, Refusal> {
    if request.command.name == "login" {
      return TestBank.wait { done in bank.login(request, peer: peer, completion: done) }
    }
    if request.command.effect == .change {
      return TestBank.wait { done in
        bank.change(request, peer: peer, progress: nil) { done(TestBank.result($0)) }
      }
    }
    return TestBank.wait { done in bank.read(request, peer: peer, progress: nil, completion: done) }
  }

  /// Carries out a batch and waits for its end.
  public func commit(
    _ lines: [String], key: String? = nil, isDry: Bool = false, as peer: Peer = TestBank.admin
  ) throws -> Result<Reply, Refusal> {
    let requests = try lines.map { line in
      guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { throw CocoaError(.formatting) }
      return try Catalogue.standard.bind(parsed)
    }
    return TestBank.wait { done in
      bank.commit(requests, key: key, isDry: isDry, peer: peer, progress: nil) { done(TestBank.result($0)) }
    }
  }

  private func lines(_ write: (inout [UInt8]) -> Void) -> [String] {
    var bytes: [UInt8] = []
    write(&bytes)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func result(_ outcome: ChangeOutcome) -> Result<Reply, Refusal> {
    switch outcome {
    case .done(let reply): .success(reply)
    case .refused(let refusal): .failure(refusal)
    case .unknown: .failure(Refusal(.internal, [], Localized("结果未知", "The outcome is unknown")))
    }
  }

  private static func wait<Value: Sendable>(_ start: (@escaping @Sendable (Value) -> Void) -> Void) -> Value {
    let box = Mutex<Value?>(nil)
    let arrived = DispatchSemaphore(value: 0)
    start { value in
      box.withLock { $0 = value }
      arrived.signal()
    }
    while true {
      arrived.wait()
      if let value = box.withLock({ $0 }) { return value }
    }
  }
}

extension Policy {
  /// The default rules, but services of any age can be recorded.
  public static let withoutBackdating: Policy = {
    let settings = Policy.community.settings.map { setting in
      setting.name == "service.backdate_days" ? (name: setting.name, value: "0") : setting
    }
    return (try? Policy(version: 1, settings: settings)) ?? .community
  }()
}

extension Reply {
  /// The plain value of a column of the first row, or of the `OK` line.
  public subscript(name: String) -> String? {
    let field = rows?.first?.first { $0.name == name } ?? fields.first { $0.name == name }
    return field?.value.plain(in: .english)
  }
}

extension RuleReader {
  /// For banks whose rules stay as they are: every text says what holds already.
  public static let unchanging = RuleReader { _, base, _ in base }
}
