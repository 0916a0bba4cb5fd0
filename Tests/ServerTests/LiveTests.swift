import Bank
import Configuration
import Glibc
import LineProtocol
import Synchronization
import Systemd
import TestSupport
import Testing

@testable import Server

@Suite("The daemon on real sockets", .serialized)
struct LiveTests {
  @Test
  func `a half-closed connection gets the greeting, all replies and the end`() async throws {
    let daemon = try await LiveDaemon(bank: FakeBank(manner: .onOtherThreads))
    let lines = try await blocking {
      let client = try daemon.connect()
      try client.send("station add station=a name=a\n@t status\nnonsense\nping")
      client.endInput()
      return try client.readToEnd()
    }
    #expect(
      lines.map { $0.prefix(10) } == [
        "TIMEBANK 1", "OK station", "OK @t entr", "ERR unknow", "ERR incomp", "BYE reason",
      ])
    try await daemon.stop()
  }

  @Test
  func `the kernel says who the peer is`() async throws {
    let daemon = try await LiveDaemon()
    let lines = try await blocking {
      let client = try daemon.connect(.administration)
      try client.send("whoami\nquit\n")
      return try client.readToEnd()
    }
    let entry = try #require(getpwuid(getuid()))
    #expect(lines.contains { $0.contains("user=\(String(cString: entry.pointee.pw_name)) role=admin") })
    #expect(lines.last == "BYE reason=quit")
    try await daemon.stop()
  }

  @Test
  func `the sockets' modes let anybody ask and nobody else administer`() async throws {
    let daemon = try await LiveDaemon()
    #expect(mode(daemon.configuration.listen.socket) == 0o666)
    #expect(mode(daemon.configuration.listen.adminSocket) == 0o600)
    try await daemon.stop()
    #expect(mode(daemon.configuration.listen.socket) == nil)
    #expect(mode(daemon.configuration.listen.socket + ".lock") == 0o600)
  }

  @Test
  func `many connections that send without waiting get every reply in order`() async throws {
    let daemon = try await LiveDaemon(bank: FakeBank(manner: .onOtherThreads))
    let connections = 8
    let requests = 2000
    try await withThrowingTaskGroup(of: Void.self) { group in
      for connection in 0..<connections {
        group.addTask {
          let client = try daemon.connect()
          async let sending: Void = blocking {
            for number in 0..<requests { try client.send("@r\(number) station add station=s\(connection) name=x\n") }
            client.endInput()
          }
          let lines = try await blocking { try client.readToEnd() }
          try await sending
          let expected = (0..<requests).map { "OK @r\($0) station=s\(connection)" }
          #expect(Array(lines.dropFirst().dropLast()) == expected)
        }
      }
      try await group.waitForAll()
    }
    #expect(daemon.bank.entries.count == connections * requests)
    try await daemon.stop()
  }

  @Test
  func `watchers on many connections see every entry once while others write`() async throws {
    let daemon = try await LiveDaemon(bank: FakeBank(manner: .onOtherThreads))
    let total = 3000
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          let lines = try await blocking {
            let client = try daemon.connect()
            try client.send("watch since=0\n")
            return try client.read(lines: total + 2)
          }
          let expected = (1...total).map { "! entry=\($0) kind=station" }
          #expect(lines.filter { $0.hasPrefix("!") } == expected)
        }
      }
      for writer in 0..<3 {
        group.addTask {
          try await blocking {
            let client = try daemon.connect()
            for _ in 0..<total / 3 { try client.send("station add station=w\(writer) name=x\n") }
            client.endInput()
            _ = try client.readToEnd()
          }
        }
      }
      try await group.waitForAll()
    }
    try await daemon.stop()
  }

  @Test
  func `stopping says BYE to idle clients, removes the sockets and keeps the locks`() async throws {
    let said = Mutex<[String]>([])
    let daemon = try await LiveDaemon(serviceManager: ServiceManager { line in said.withLock { $0.append(line) } })
    let idle = try daemon.connect()
    _ = try await blocking { try idle.read(lines: 1) }
    let start = ContinuousClock.now
    try await daemon.stop()
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(try await blocking { try idle.readToEnd() } == ["BYE reason=shutting-down"])
    // How many connections there are is told only where the test takes longer than usual.
    let told = said.withLock { $0.filter { !$0.hasPrefix("STATUS=0 entries") } }
    #expect(
      told == [
        "STATUS=opening the books", "READY=1\nSTATUS=0 entries, 0 connections", "STOPPING=1\nSTATUS=stopping",
      ])
    #expect(throws: LiveClient.Failure.self) { try daemon.connect() }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a client that never reads does not hold up the end`() async throws {
    let daemon = try await LiveDaemon()
    let stuck = try daemon.connect()
    let text = String(repeating: "help\n", count: 20_000)
    _ = try? await blocking { try stuck.sendWithoutWaiting(text) }
    let start = ContinuousClock.now
    try await daemon.stop()
    // Far less than the minutes after which it would be ended for being idle, on the busiest machine.
    #expect(ContinuousClock.now - start < .seconds(10))
    // What it has not read by then is given up, and the daemon is gone.
    #expect(throws: LiveClient.Failure.self) { try daemon.connect() }
  }

  @Test
  func `a second daemon on the same sockets is refused`() async throws {
    let daemon = try await LiveDaemon()
    let error = await #expect(throws: StartError.self) { try await LiveDaemon(folder: daemon.folder) }
    #expect(error?.kind == .alreadyRunning)
    #expect(error?.exitStatus == 75)
    _ = try daemon.connect()
    try await daemon.stop()
  }

  @Test
  func `the socket of a dead daemon is replaced, any other file is not`() async throws {
    let folder = TemporaryFolder()
    _ = try bound(folder.path("timebank.sock"))
    let daemon = try await LiveDaemon(folder: folder)
    _ = try daemon.connect()
    try await daemon.stop()
    let file = open(folder.path("admin.sock"), O_CREAT | O_WRONLY, 0o600)
    close(file)
    let error = await #expect(throws: StartError.self) { try await LiveDaemon(folder: folder) }
    #expect(error?.kind == .unusablePath)
    #expect(mode(folder.path("admin.sock")) == 0o600)
    #expect(mode(folder.path("timebank.sock")) == nil)
  }

  @Test
  func `a path that the kernel cannot take is refused with its length`() throws {
    let path = "/tmp/" + String(repeating: "x", count: 99)
    let error = #expect(throws: StartError.self) { try ListeningSocket(path: path, door: .clients) }
    #expect(error?.text.english.contains("at most 103 bytes, it has 104") == true)
    #expect(error?.text.chinese.contains("最多 103 字节") == true)
  }

  @Test
  func `sockets handed over are known by name, served, and their files left alone`() async throws {
    let folder = TemporaryFolder()
    let administration = try bound(folder.path("a"))
    let clients = try bound(folder.path("c"))
    let daemon = try await LiveDaemon(
      folder: folder,
      inherited: [
        ListenDescriptor(name: "timebank-admin.socket", descriptor: administration),
        ListenDescriptor(name: "clients", descriptor: clients),
      ])
    for name in ["a", "c"] {
      let lines = try await blocking { try LiveClient(path: folder.path(name)).read(lines: 1) }
      #expect(lines.first?.hasPrefix("TIMEBANK 1") == true)
    }
    #expect(mode(folder.path("timebank.sock")) == nil)
    try await daemon.stop()
    #expect(mode(folder.path("a")) != nil)
  }

  @Test
  func `a socket handed over under an unknown name stops the start`() {
    #expect(throws: StartError.self) {
      try InheritedSockets.sockets(from: [ListenDescriptor(name: "dbus.socket", descriptor: 99)])
    }
    #expect(InheritedSockets.door(named: "timebank.socket") == .clients)
    #expect(InheritedSockets.door(named: "administration") == .administration)
  }

  @Test
  func `a commit of unknown outcome ends the daemon with an error`() async throws {
    let daemon = try await LiveDaemon()
    let idle = try daemon.connect()
    let lines = try await blocking {
      let client = try daemon.connect()
      try client.send("station add station=unknown name=x\n")
      return try client.readToEnd()
    }
    #expect(lines.dropFirst() == ["BYE reason=storage"])
    #expect(try await blocking { try idle.readToEnd().last } == "BYE reason=storage")
    await #expect(throws: ServerFailure.storageOutcomeUnknown) { try await daemon.end() }
  }

  private func mode(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  /// A bound socket that nobody listens on, as a dead daemon leaves it or systemd hands it over.
  private func bound(_ path: String) throws -> CInt {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw LiveClient.Failure(call: "bind", code: errno) }
    return descriptor
  }
}
