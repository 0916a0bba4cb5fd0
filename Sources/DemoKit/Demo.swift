import Bank
import Configuration
import Foundation
public import LineProtocol
public import Logging
import Server
import ServiceLifecycle
import Store
import Synchronization
import UnixSignals

/// A station's day on a bank of its own: the very daemon on its own sockets, spoken to through the real client's code.
public struct Demo: Sendable {
  private let language: Language
  private let stays: Bool
  private let logger: Logger

  /// Prepares a demo.
  ///
  /// - Parameters:
  ///   - language: The language of the transcript.
  ///   - stays: Whether the daemon goes on serving after the transcript.
  public init(language: Language, stays: Bool, logger: Logger) {
    self.language = language
    self.stays = stays
    self.logger = logger
  }

  /// Plays the day and prints it.
  ///
  /// - Returns: Whether every step ended as it should.
  public func run() async throws -> Bool {
    let folder = try DemoFolder()
    var configuration = Configuration()
    configuration.bank.name = "金都社区时间银行"
    configuration.bank.language = language
    configuration.storage.database = folder.path("bank.sqlite")
    configuration.storage.backupFolder = folder.path("")
    configuration.listen.socket = folder.path("timebank.sock")
    configuration.listen.adminSocket = folder.path("admin.sock")
    configuration.logLevel = .warning
    let (ready, markReady) = AsyncStream.makeStream(of: Void.self)
    let daemon = Daemon(
      configuration: configuration, version: Version.current, logger: logger, openBank: DemoBank.open,
      onReady: { markReady.finish() })
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [ServiceGroupConfiguration.ServiceConfiguration(service: daemon)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for await _ in ready {}
      let isGood = await play(folder)
      if stays && isGood { sayHowToGoOn(folder) } else { await group.triggerGracefulShutdown() }
      try await tasks.waitForAll()
      return isGood
    }
  }

  /// Plays the story on a thread that may block, as the client does.
  private func play(_ folder: DemoFolder) async -> Bool {
    await withCheckedContinuation { done in
      DispatchQueue.global().async {
        done.resume(returning: DemoStory(desk: DemoDesk(folder: folder, language: language)).play())
      }
    }
  }

  private func sayHowToGoOn(_ folder: DemoFolder) {
    let socket = folder.path("admin.sock")
    print(
      Localized(
        """

        时间银行继续服务,按 Ctrl-C 结束。另开一个窗口,试试:

            swift run timebank --socket \(socket) member find 张
            swift run timebank --socket \(socket) shell
        """,
        """

        The bank goes on serving; Ctrl-C ends it. In another window, try:

            swift run timebank --socket \(socket) member find 张
            swift run timebank --socket \(socket) shell
        """)[language])
  }
}

/// The folder of a demo, removed when it ends.
final class DemoFolder: Sendable {
  private let url: URL

  init() throws {
    let name = "timebank-demo-" + String(UInt32.random(in: 0...UInt32.max), radix: 36)
    url = URL(fileURLWithPath: "/tmp").appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try Data([0xEF, 0xBB, 0xBF] + Array(DemoSheets.members.utf8))
      .write(to: url.appendingPathComponent("members.csv"))
    try Data(DemoSheets.signIn.utf8).write(to: url.appendingPathComponent("sign-in-2026-05.csv"))
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
