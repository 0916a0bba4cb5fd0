import Foundation
import Glibc
import TestSupport

/// A real sshd on the loopback, with keys of its own, that lets its own user in to a daemon's bank.
///
/// Each of its ports is a server of another kind: one with the bank, one without the client's program, one whose
/// connections end in the middle of a reply.
final class LoopbackServer {
  /// What is found behind a port.
  enum Kind: Int, CaseIterable {
    case whole
    case withoutProgram
    case cutOff
  }

  /// How many bytes of the daemon come through where the connection is cut off.
  static let cutOffBytes = 3000

  private let folder: TemporaryFolder
  private let ports: [Int]
  private let keeper = Process()
  private let life = Pipe()

  /// Starts sshd and waits until it listens.
  init(for daemon: RunningDaemon) throws {
    folder = daemon.folder
    // Privilege separation wants it, and without systemd nobody has made it.
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    ports = try Kind.allCases.map { _ in try LoopbackServer.freePort() }
    for name in ["host", "key", "stranger"] { try makeKey(name) }
    try write(try serverConfiguration(daemon), to: "sshd_config")
    try writeClients()
    try start()
  }

  deinit {
    try? life.fileHandleForWriting.close()
    keeper.waitUntilExit()
  }

  /// What is typed behind `-H`.
  func address(_ kind: Kind = .whole) -> String { "\(NSUserName())@127.0.0.1:\(ports[kind.rawValue])" }

  /// Runs the client on this machine, with an ssh that reads nothing of the user's own configuration.
  ///
  /// - Parameter identity: Which of the keys ssh shows: `key` is let in, `stranger` is not.
  func run(
    _ arguments: [String], identity: String = "key", input: String = ""
  ) throws -> (status: Int32, output: String, errors: String) {
    // A connection that hangs fails the test instead of stopping all of them.
    try runProgram(
      URL(fileURLWithPath: "/usr/bin/timeout"), ["-k", "1", "30", Program.timebank.url.path] + arguments,
      environment: ["PATH": folder.path(identity + "-bin") + ":/usr/bin:/bin"], input: input)
  }

  /// sshd closes every descriptor that it inherits, and Foundation takes that for its end; so a shell stands between.
  ///
  /// The shell ends sshd when its input ends: at the latest when the tests' process is gone.
  private func start() throws {
    keeper.executableURL = URL(fileURLWithPath: "/bin/sh")
    keeper.arguments = [
      "-c", "exec 3>&2 2>&-; /usr/sbin/sshd -D -e -f \"$0\" 2>&3 3>&- & exec 3>&-; cat >/dev/null; kill $!; wait",
      folder.path("sshd_config"),
    ]
    let log = Pipe()
    keeper.standardInput = life
    keeper.standardOutput = FileHandle.nullDevice
    keeper.standardError = log
    try keeper.run()
    var text = ""
    while text.components(separatedBy: "Server listening").count <= ports.count {
      let data = log.fileHandleForReading.availableData
      guard !data.isEmpty else { throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: text]) }
      text += String(decoding: data, as: UTF8.self)
    }
    Thread { while !log.fileHandleForReading.availableData.isEmpty {} }.start()
  }

  /// The forced commands keep out what a login shell's own files would change.
  private func serverConfiguration(_ daemon: RunningDaemon) throws -> String {
    let programs = Program.timebank.url.deletingLastPathComponent().path
    let bank = "/usr/bin/env -i PATH=\(programs):/usr/bin:/bin TIMEBANK_SOCKET=\(daemon.adminSocket)"
    let asked = "/bin/sh -c \"$SSH_ORIGINAL_COMMAND\""
    let commands: [Kind: String] = [
      .whole: "\(bank) \(asked)",
      .withoutProgram: "/usr/bin/env -i PATH=\(folder.path("nothing")) \(asked)",
      .cutOff: "\(bank) \(asked) | /usr/bin/head -c \(LoopbackServer.cutOffBytes)",
    ]
    return """
      \(ports.map { "ListenAddress 127.0.0.1:\($0)" }.joined(separator: "\n"))
      HostKey \(folder.path("host"))
      AuthorizedKeysFile \(folder.path("key.pub"))
      AuthenticationMethods publickey
      StrictModes no
      UsePAM no
      PidFile none
      LoginGraceTime 20
      \(Kind.allCases.map { "Match LocalPort \(ports[$0.rawValue])\nForceCommand \(commands[$0] ?? "")" }
        .joined(separator: "\n"))
      """
  }

  /// Writes an `ssh` for each identity: one that the server knows, one that it does not, and one that does not know
  /// the server.
  private func writeClients() throws {
    let host = try String(contentsOfFile: folder.path("host.pub"), encoding: .utf8)
    try write(ports.map { "[127.0.0.1]:\($0) \(host)" }.joined(), to: "known_hosts")
    try write("", to: "no_hosts")
    for (identity, hosts) in [("key", "known_hosts"), ("stranger", "known_hosts"), ("unmet", "no_hosts")] {
      let settings = [
        "IdentityFile \(folder.path(identity == "unmet" ? "key" : identity))", "IdentitiesOnly yes",
        "IdentityAgent none", "UserKnownHostsFile \(folder.path(hosts))", "GlobalKnownHostsFile none",
        "StrictHostKeyChecking yes", "BatchMode yes", "ConnectTimeout 20",
      ]
      try write(settings.joined(separator: "\n"), to: identity + "-config")
      try FileManager.default.createDirectory(
        atPath: folder.path(identity + "-bin"), withIntermediateDirectories: false)
      let program = "#!/bin/sh\nexec /usr/bin/ssh -F \(folder.path(identity + "-config")) \"$@\""
      try writeProgram(program, to: folder.path(identity + "-bin/ssh"))
    }
  }

  private func write(_ text: String, to name: String) throws {
    try (text + "\n").write(toFile: folder.path(name), atomically: true, encoding: .utf8)
  }

  private func makeKey(_ name: String) throws {
    let made = try runProgram(
      URL(fileURLWithPath: "/usr/bin/ssh-keygen"), ["-q", "-t", "ed25519", "-N", "", "-f", folder.path(name)])
    guard made.status == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// A port of the loopback that nobody has at this moment.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard result else { throw POSIXError(.EADDRNOTAVAIL) }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
