public import ArgumentParser
import Configuration
import DemoKit
import Glibc
public import LineProtocol
import Logging
import Server
import ServiceLifecycle
import Systemd
import UnixSignals

/// The program `timebankd`: configuration in, the daemon up, an exit status out.
@main
struct TimebankDaemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timebankd",
    abstract: "时间银行的守护进程 / The daemon of a time bank",
    discussion: """
      不带参数、由普通用户启动时,一切都放在该用户自己的目录里;由 root 启动,或存在 /etc/timebank/timebank.toml 时, \
      使用 /run/timebank 和 /var/lib/timebank。
      Started by an ordinary user without arguments, it keeps everything in that user's own runtime and state folders; \
      as root, or where /etc/timebank/timebank.toml exists, in /run/timebank and /var/lib/timebank.

      信号 / Signals:
      \(columns(DaemonManual.signals.map { ($0.name, $0.effect) }))

      退出状态 / Exit statuses (sysexits.h):
      \(columns(DaemonManual.exitStatuses.map { ("\($0.status)", $0.meaning) }))
      """,
    version: Version.current)

  @Option(help: ArgumentHelp("配置文件 / The configuration file", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("数据库,优先于配置;备份在其旁 / The database; its backups go beside it", valueName: "file"))
  var database: String?

  @Option(help: ArgumentHelp("客户端套接字,优先于配置 / The clients' socket", valueName: "path"))
  var socket: String?

  @Option(help: ArgumentHelp("管理套接字,优先于配置 / The socket for administration", valueName: "path"))
  var adminSocket: String?

  @Flag(help: "只检查配置,逐条报告错误 / Only check the configuration and report every fault")
  var checkConfig = false

  @Option(
    help: ArgumentHelp(
      "在服务停止时恢复备份,前后都核对 / Restore a backup while no daemon runs, proved before and after", valueName: "file"))
  var restore: String?

  @Flag(help: "恢复时替换现有账本,原文件改名保留 / Restore in place of books that are there; they are kept under another name")
  var replace = false

  @Flag(help: "在临时文件夹里演示服务站的一天 / Play a station's day in a temporary folder")
  var demo = false

  @Flag(help: "演示后继续服务 / Go on serving after the demo")
  var stay = false

  @Flag(help: "打印手册页 timebankd(8) / Print the manual page timebankd(8)")
  var manual = false

  @Flag(help: "打印手册页 timebank.toml(5) / Print the manual page timebank.toml(5)")
  var manualConfiguration = false

  @Option(help: ArgumentHelp("提示语言:zh-CN 或 en / The language of messages", valueName: "lang"))
  var lang: Language?

  func run() async throws {
    let messages = Messages(language: lang ?? MessageLanguage.preferred())
    do {
      if manual { return print(DaemonManual.text(messages.language)) }
      if manualConfiguration { return print(ConfigurationManual.text(messages.language)) }
      if demo { return try await playDemo(messages.language) }
      let configuration = try resolvedConfiguration()
      if checkConfig { return messages.print(.configurationIsGood) }
      if let restore {
        try Folders.prepareDatabase(for: configuration)
        return try Restore(
          backup: absolute(restore), database: configuration.storage.database, replaces: replace,
          needsSecond: configuration.roles.restoreTakesTwo, messages: messages
        ).run()
      }
      try await serve(configuration)
    } catch {
      throw messages.report(error)
    }
  }

  func validate() throws {
    guard demo || !stay else {
      throw ValidationError("--stay 只能与 --demo 同用 / --stay goes with --demo only")
    }
    guard restore != nil || !replace else {
      throw ValidationError("--replace 只能与 --restore 同用 / --replace goes with --restore only")
    }
  }

  private func playDemo(_ language: Language) async throws {
    signal(SIGPIPE, SIG_IGN)
    umask(0o077)
    let logger = Logger(label: "timebankd") { _ in StandardErrorLogHandler(level: .error) }
    guard try await Demo(language: language, stays: stay, logger: logger).run() else { throw ExitCode(70) }
  }

  private func serve(_ configuration: Configuration) async throws {
    try MemoryLimit.check()
    // A client that went away is found out by the write's error.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that has reached the limit of its size.
    signal(SIGXFSZ, SIG_IGN)
    // From here on: a signal that came before would end the process.
    let hangUps = await UnixSignalsSequence(trapping: .sighup)
    let threshold = LogThreshold(configuration.loggerLevel)
    let logger = Logger.forStandardError(label: "timebankd", threshold: threshold)
    try Folders.prepare(for: configuration)
    // The books are nobody else's, whatever folder they were put in.
    umask(0o077)
    let daemon = Daemon(
      configuration: configuration, version: Version.current, inherited: listenDescriptors(),
      reloads: reloads(hangUps, threshold), logger: logger, openBank: openBank)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [ServiceGroupConfiguration.ServiceConfiguration(service: daemon)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
  }

  /// SIGHUP asks for a reload; arguments hold before the file then too.
  private func reloads(_ hangUps: UnixSignalsSequence, _ threshold: LogThreshold) -> ReloadSource {
    let (requests, request) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let forwarding = Task { for await _ in hangUps { request.yield() } }
    request.onTermination = { _ in forwarding.cancel() }
    return ReloadSource(
      requests: requests,
      load: { () throws(ConfigurationError) in try resolvedConfiguration() },
      apply: { threshold.level = $0.loggerLevel })
  }
}

extension TimebankDaemon {
  /// The file's configuration, or the default where there is none, with what the arguments say before it.
  private func resolvedConfiguration() throws(ConfigurationError) -> Configuration {
    let places = Places.standard()
    var configuration = Configuration(places: places)
    if let file = config ?? (access(Places.systemFile, F_OK) == 0 ? Places.systemFile : nil) {
      configuration = try Configuration.load(file: file, places: places)
    }
    if let database { configuration.storage.choose(database: absolute(database), places: places) }
    if let socket { configuration.listen.socket = absolute(socket) }
    if let adminSocket { configuration.listen.adminSocket = absolute(adminSocket) }
    return configuration
  }

  private func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}

extension Configuration {
  /// The level for loggers; each of the configuration's levels has its like there.
  fileprivate var loggerLevel: Logger.Level { Logger.Level(rawValue: logLevel.rawValue) ?? .info }
}

/// Lines of a name and what it means in both languages.
private func columns(_ pairs: [(String, Localized)]) -> String {
  let width = pairs.map(\.0.count).max() ?? 0
  return pairs.map { name, text in
    "  " + name + String(repeating: " ", count: width - name.count) + "  \(text.chinese) / \(text.english)"
  }.joined(separator: "\n")
}

extension Language: ExpressibleByArgument {}
