import Foundation
import TestSupport
import Testing

/// `timebank doctor` against a live daemon; what systemd would say is said by scripts.
@Suite(.serialized) struct DoctorProcessTests {
  private struct Finding: Decodable {
    var check: String
    var verdict: String
    var text: String
    var remedy: String
  }

  /// A daemon and the programs of a machine beside it.
  private struct Machine {
    let daemon: RunningDaemon
    private var folder: TemporaryFolder { daemon.folder }

    init() throws {
      daemon = try RunningDaemon()
      try FileManager.default.createDirectory(atPath: folder.path("units"), withIntermediateDirectories: false)
      for unit in [
        "timebankd.service", "timebank.socket", "timebank-admin.socket", "timebank-backup.timer",
        "timebank-verify.timer",
      ] {
        try set(unit, "active")
      }
      try setClock("Asia/Shanghai", isSynchronised: true)
      let state = "cat '\(folder.path("units"))'/\"$unit\" 2>/dev/null"
      try program(
        "systemctl",
        "for unit; do :; done; state=$(\(state)) || { echo LoadState=not-found; exit; }; echo ActiveState=$state")
      try program("timedatectl", "cat '\(folder.path("clock"))'")
    }

    func set(_ unit: String, _ state: String) throws { try write(state, to: "units/" + unit) }

    func setClock(_ zone: String, isSynchronised: Bool) throws {
      try write("Timezone=\(zone)\nNTPSynchronized=\(isSynchronised ? "yes" : "no")\n", to: "clock")
    }

    func run(_ arguments: String..., socket: String? = nil) throws -> (status: Int32, output: String, errors: String) {
      try Program.timebank.run(
        ["--socket", socket ?? daemon.adminSocket] + arguments,
        environment: ["PATH": folder.path("bin") + ":/usr/bin:/bin"])
    }

    /// What is not well, with the exit status.
    func troubles(socket: String? = nil, language: String = "en") throws -> (status: Int32, found: [Finding]) {
      let ran = try run("--lang", language, "doctor", "--json", socket: socket)
      let findings = try JSONDecoder().decode([Finding].self, from: Data(ran.output.utf8))
      // How full this machine's disk is, is not the test's.
      return (ran.status, findings.filter { $0.verdict != "ok" && $0.check != "disk" })
    }

    private func write(_ text: String, to name: String) throws {
      try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }

    private func program(_ name: String, _ text: String) throws {
      try FileManager.default.createDirectory(atPath: folder.path("bin"), withIntermediateDirectories: true)
      try writeProgram("#!/bin/sh\n\(text)\n", to: folder.path("bin/" + name))
    }
  }

  @Test func `a bank is well once it was proved and has a backup`() async throws {
    try await blocking {
      let machine = try Machine()
      #expect(try machine.run("verify").status == 0)
      let before = try machine.troubles()
      #expect(before.status == 1)
      #expect(before.found.map(\.check) == ["backup"])
      #expect(before.found.first?.remedy.hasPrefix("timebank backup;") == true)
      #expect(try machine.run("backup").status == 0)
      let after = try machine.troubles()
      #expect(after.found.isEmpty, "\(after.found)")
      #expect(after.status == 0)
    }
  }

  @Test(arguments: ["en", "zh-CN"])
  func `clock, zone, units and timers are named with the command that mends them`(_ language: String) async throws {
    try await blocking {
      let machine = try Machine()
      #expect(try machine.run("verify").status == 0)
      #expect(try machine.run("backup").status == 0)
      try machine.setClock("Europe/Berlin", isSynchronised: false)
      try machine.set("timebankd.service", "failed")
      try machine.set("timebank-backup.timer", "inactive")
      let found = try machine.troubles(language: language)
      #expect(found.status == 1)
      #expect(found.found.map(\.check) == ["unit", "unit", "timezone", "ntp"])
      let commands = [
        "systemctl restart timebankd.service", "systemctl enable --now timebank-backup.timer",
        "timedatectl set-timezone Asia/Shanghai", "timedatectl set-ntp true",
      ]
      for (finding, command) in zip(found.found, commands) { #expect(finding.remedy.contains(command)) }
    }
  }

  @Test(arguments: ["en", "zh-CN"])
  func `a missing socket and a service that is down are faults`(_ language: String) async throws {
    try await blocking {
      let machine = try Machine()
      try machine.set("timebank.socket", "inactive")
      try machine.set("timebankd.service", "inactive")
      let found = try machine.troubles(socket: machine.daemon.folder.path("none.sock"), language: language)
      #expect(found.status == 1)
      #expect(found.found.map(\.verdict) == ["fault", "fault", "fault"])
      let commands = [
        "systemctl start timebankd", "systemctl start timebankd.service", "systemctl start timebank.socket",
      ]
      for (finding, command) in zip(found.found, commands) { #expect(finding.remedy.contains(command)) }
    }
  }

  @Test(.enabled(if: getuid() == 0, "another user can be played by root only"))
  func `who may not open the socket is told which group is missing`() async throws {
    try await blocking {
      let machine = try Machine()
      let folder = machine.daemon.folder
      let program = folder.path("timebank")
      try FileManager.default.copyItem(atPath: Program.timebank.url.path, toPath: program)
      chmod(folder.path(""), 0o755)
      chmod(machine.daemon.socket, 0o660)
      for (group, remedy) in [(54_321, "systemd-sysusers"), (4, "usermod -aG adm nobody")] as [(gid_t, String)] {
        chown(machine.daemon.socket, 0, group)
        let ran = try runProgram(
          URL(fileURLWithPath: "/usr/bin/setpriv"),
          [
            "--reuid=65534", "--regid=65534", "--clear-groups", program, "--socket", machine.daemon.socket, "--lang",
            "en",
            "doctor",
          ])
        #expect(ran.status == 1)
        #expect(ran.output.contains("[fault] You may not open \(machine.daemon.socket)"), "\(ran.errors)")
        #expect(ran.output.contains(remedy), "\(ran.output)")
      }
    }
  }

  @Test func `an output that cannot be written has a status of its own`() async throws {
    try await blocking {
      let ran = try runProgram(
        URL(fileURLWithPath: "/bin/sh"), ["-c", "'\(Program.timebank.url.path)' help >/dev/full"])
      #expect(ran.status == 74)
    }
  }
}
