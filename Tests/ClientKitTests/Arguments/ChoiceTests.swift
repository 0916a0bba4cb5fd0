import Glibc
import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `The language` {
  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], Language.chinese),
    (["LANG": "zh_TW"], .chinese),
    (["LANG": "en_US.UTF-8"], .english),
    (["LANG": "de_DE.UTF-8"], .english),
    (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"], .english),
    (["LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"], .chinese),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": ""], .chinese),
    ([:], .english),
    (["LANG": "C"], .english),
    (["LANG": "POSIX"], .english),
    (["LANG": "C.UTF-8"], .chinese),
    (["LANG": "C.utf8"], .chinese),
    (["LC_CTYPE": "C.UTF-8"], .chinese),
    (["LANG": "C.UTF-8", "LC_ALL": "C"], .english),
  ])
  func `follows the locale`(_ environment: [String: String], _ language: Language) {
    #expect(LanguageChoice.language(option: nil, environment: environment) == language)
  }

  @Test func `is what the option says before all else`() {
    #expect(LanguageChoice.language(option: .english, environment: ["LC_ALL": "zh_CN.UTF-8"]) == .english)
  }
}

@Suite struct `Finding the daemon` {
  /// Tries to open, with errors for some paths and ENOENT for all others; gives the paths tried and the failure.
  private func search(
    _ errors: [String: Int32], environment: [String: String] = ["XDG_RUNTIME_DIR": "/run/user/7"], path: String? = nil,
    admin: Bool = false
  ) -> (tried: [String], failure: ClientFailure?) {
    var tried: [String] = []
    let daemon = FakeDaemon()
    let finder = DaemonFinder(environment: environment) { (path) throws(TransportError) in
      tried.append(path)
      let error = errors[path] ?? ENOENT
      guard error == 0 else { throw .system(error) }
      return try daemon.connect()
    }
    do throws(ClientFailure) {
      _ = try finder.open(path: path, wantsAdministration: admin)
      return (tried, nil)
    } catch {
      return (tried, error)
    }
  }

  private let own = "/run/user/7/timebank/admin.sock"
  private let admin = "/run/timebank/admin.sock"
  private let clients = "/run/timebank/timebank.sock"

  @Test func `goes from the user's own to the clients' socket`() {
    #expect(search([clients: 0]).tried == [own, admin, clients])
    #expect(search([own: 0]).tried == [own])
    #expect(search([clients: 0], environment: [:]).tried == [admin, clients])
  }

  @Test func `an administration socket that may not be opened is passed over`() {
    let found = search([admin: EACCES, clients: 0])
    #expect(found.failure == nil)
    #expect(found.tried.last == clients)
  }

  @Test func `a named path is the only one`() {
    #expect(search(["/x": 0], path: "/x").tried == ["/x"])
    #expect(search(["/y": 0], environment: ["TIMEBANK_SOCKET": "/y"]).tried == ["/y"])
    #expect(search([:], path: "/x").tried == ["/x"])
  }

  @Test func `for administration the clients' socket will not do`() {
    let found = search([clients: 0], admin: true)
    #expect(found.tried == [own, admin])
    #expect(found.failure?.name == "no-such-socket")
  }

  @Test func `a dead daemon ends the search`() {
    let found = search([own: ECONNREFUSED, clients: 0])
    #expect(found.tried == [own])
    #expect(found.failure?.name == "no-daemon")
  }

  @Test(arguments: [
    (ENOENT, "no-such-socket", 69 as Int32), (ECONNREFUSED, "no-daemon", 69), (EACCES, "no-permission", 77),
    (ENOTSOCK, "not-a-socket", 69), (ENAMETOOLONG, "path-too-long", 64), (EIO, "no-connection", 69),
  ])
  func `each trouble has its own message, remedy and status`(_ error: Int32, _ name: String, _ status: Int32) {
    let failure = search(["/x": error], path: "/x").failure
    #expect(failure?.name == name)
    #expect(failure?.exitStatus == status)
    #expect(failure?.remedy != nil)
  }

  @Test func `sockets that nobody may open are a matter of permission`() {
    #expect(search([admin: EACCES, clients: EACCES]).failure?.exitStatus == 77)
  }
}

@Suite struct `Unix sockets` {
  private func failure(_ path: String) -> TransportError? {
    do throws(TransportError) {
      let transport = try UnixSocket.connect(path)
      transport.close()
      return nil
    } catch {
      return error
    }
  }

  @Test func `say what is wrong with a path`() {
    #expect(failure("/nonexistent/timebank.sock") == .system(ENOENT))
    #expect(failure("") == .system(ENOENT))
    #expect(failure("/" + String(repeating: "x", count: 200)) == .system(ENAMETOOLONG))
    #expect(failure("/etc/passwd") == .system(ENOTSOCK))
  }

  @Test func `carry bytes both ways and end`() throws {
    var ends: [Int32] = [0, 0]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    let (near, far) = (UnixSocket.transport(ends[0]), UnixSocket.transport(ends[1]))
    try near.send(Array("ping\n".utf8))
    #expect(try far.receive(-1) == Array("ping\n".utf8))
    #expect(throws: TransportError.timedOut) { try near.receive(0) }
    far.finishSending()
    #expect(try near.receive(-1) == [])
    far.close()
    #expect(throws: TransportError.system(EPIPE)) { try near.send([1]) }
    near.close()
  }
}
