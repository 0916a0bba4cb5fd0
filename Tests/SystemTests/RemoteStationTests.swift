import Foundation
import TestSupport
import Testing

/// `timebank -H` through a real sshd on the loopback.
@Suite(.serialized) struct RemoteStationTests {
  private static let port = 20_000 + Int(getpid()) % 10_000

  @Test func `a station reaches the bank of a server over ssh`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      let sshd = try startServer(for: daemon)
      defer {
        sshd.terminate()
        sshd.waitUntilExit()
      }
      let environment = ["PATH": daemon.folder.path("") + ":/usr/bin:/bin"]
      let server = "\(NSUserName())@127.0.0.1:\(RemoteStationTests.port)"
      let found = try Program.timebank.run(["-H", server, "head", "--lines"], environment: environment)
      #expect(found.status == 0, "\(found.errors)")
      #expect(found.output == (try daemon.ask("head")).joined(separator: "\n") + "\n")
      let shell = try Program.timebank.run(
        ["-H", server, "shell", "--lines"], environment: environment, input: "ping\nping\n")
      #expect(shell.output.split(separator: "\n").count == 2)
      let missing = try Program.timebank.run(
        ["-H", server, "--socket", "/nonexistent", "ping"], environment: environment)
      #expect(missing.status == 69)
      #expect(missing.errors.contains("no-daemon-there"))
    }
  }

  /// Starts sshd with keys of its own, and waits until it listens.
  private func startServer(for daemon: RunningDaemon) throws -> Process {
    let folder = daemon.folder
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    for key in ["host", "key"] {
      let made = try runProgram(
        URL(fileURLWithPath: "/usr/bin/ssh-keygen"), ["-q", "-t", "ed25519", "-N", "", "-f", folder.path(key)])
      try #require(made.status == 0)
    }
    let programs = Program.timebank.url.deletingLastPathComponent().path
    let config = """
      Port \(RemoteStationTests.port)
      ListenAddress 127.0.0.1
      HostKey \(folder.path("host"))
      AuthorizedKeysFile \(folder.path("key.pub"))
      StrictModes no
      UsePAM no
      PidFile none
      SetEnv PATH=\(programs):/usr/bin:/bin TIMEBANK_SOCKET=\(daemon.adminSocket)
      """
    try (config + "\n").write(toFile: folder.path("sshd_config"), atomically: true, encoding: .utf8)
    let options = "-F none -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
    try "#!/bin/sh\nexec /usr/bin/ssh \(options) -i \(folder.path("key")) \"$@\"\n".write(
      toFile: folder.path("ssh"), atomically: true, encoding: .utf8)
    chmod(folder.path("ssh"), 0o755)
    let sshd = Process()
    sshd.executableURL = URL(fileURLWithPath: "/usr/sbin/sshd")
    sshd.arguments = ["-D", "-e", "-f", folder.path("sshd_config")]
    let log = Pipe()
    sshd.standardError = log
    try sshd.run()
    var text = ""
    while !text.contains("Server listening") {
      let data = log.fileHandleForReading.availableData
      guard !data.isEmpty else { throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: text]) }
      text += String(decoding: data, as: UTF8.self)
    }
    Thread { while !log.fileHandleForReading.availableData.isEmpty {} }.start()
    return sshd
  }
}
