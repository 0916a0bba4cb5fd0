import LineProtocol
import Testing

@testable import ClientKit

@Suite struct DoctorTests {
  /// 2026-05-04T10:00:00Z.
  private static let now: Int64 = 1_777_888_800

  private func status(_ changes: [String: String] = [:], without absent: String = "") -> DaemonFields {
    var fields = [
      "read-only": "false", "disk-free": "5000000000", "verified": "2026-05-04T03:30:00+08:00",
      "backup": "2026-05-04T02:30:00+08:00", "timezone": "Asia/Shanghai", "now": "2026-05-04T18:00:05+08:00",
    ]
    fields.merge(changes) { _, new in new }
    fields[absent] = nil
    return DaemonFields(fields.map { DaemonField(name: $0.key, value: $0.value) })
  }

  private func healthy() -> DoctorFacts {
    var facts = DoctorFacts(now: DoctorTests.now)
    facts.serverVersion = Version.current
    facts.status = status()
    facts.health = status()
    facts.machine = MachineFacts(
      user: "wang", groups: ["wang"],
      units: ["timebankd.service": "active", "timebank.socket": "active", "timebank-admin.socket": "active"],
      timeZone: "Asia/Shanghai", isClockSynchronised: true)
    facts.sockets = [
      ("/run/timebank/timebank.sock", FileStatus(mode: 0o666, isSocket: true), FileStatus(mode: 0o755, isSocket: false))
    ]
    return facts
  }

  private func verdicts(_ facts: DoctorFacts, _ check: String) -> [String] {
    Doctor(facts).findings().filter { $0.check == check }.map(\.verdict.rawValue)
  }

  @Test func `where all is well nothing is found but what the daemon keeps to itself`() {
    let found = Doctor(healthy()).findings().filter { $0.verdict != .ok }
    #expect(found.map(\.check) == ["role"])
  }

  @Test(arguments: [
    ("disk-free", "5000000000", "disk", "ok"), ("disk-free", "1000000000", "disk", "warning"),
    ("disk-free", "100000000", "disk", "fault"), ("read-only", "true", "books", "fault"),
    ("verified", "2026-05-01T03:30:00+08:00", "verified", "warning"), ("verified", "", "verified", "warning"),
    ("backup", "2026-05-01T03:30:00+08:00", "backup", "warning"),
    ("backup", "2026-04-01T03:30:00+08:00", "backup", "fault"), ("backup", "", "backup", "fault"),
    ("now", "2026-05-04T18:01:00+08:00", "clock", "ok"), ("now", "2026-05-04T18:01:01+08:00", "clock", "warning"),
    ("timezone", "UTC", "timezone", "warning"),
  ])
  func `each figure of the daemon is judged by its limit`(
    field: String, value: String, check: String, verdict: String
  ) {
    var facts = healthy()
    facts.status = status([field: value])
    facts.health = status([field: value])
    #expect(verdicts(facts, check) == [verdict])
    let finding = Doctor(facts).findings().first { $0.check == check }
    #expect((finding?.remedy == nil) == (verdict == "ok"), "a fault says what mends it")
  }

  @Test(arguments: [
    ("", "0", "0", "ok"), ("", "3", "3", "fault"), ("k2", "3", "0", "ok"), ("k2", "3", "1", "warning"),
  ])
  func `identity numbers without their key, or under an older one, are found`(
    key: String, all: String, old: String, verdict: String
  ) {
    var facts = healthy()
    facts.status = status(["identity-key": key, "identities": all, "identities-old": old])
    #expect(verdicts(facts, "identity-key") == [verdict])
    let finding = Doctor(facts).findings().first { $0.check == "identity-key" }
    #expect((finding?.remedy == nil) == (verdict == "ok"), "a fault says what mends it")
  }

  @Test func `every trouble names a command that mends it, in both languages`() {
    var facts = healthy()
    facts.status = status(["read-only": "true", "version": "0.0.1", "timezone": "UTC"])
    facts.health = status(["disk-free": "1", "verified": "", "backup": "", "now": "2020-01-01T00:00:00Z"])
    facts.identity = DaemonFields(
      ["user": "wang", "role": "public"].map { DaemonField(name: $0.key, value: $0.value) })
    facts.machine?.isClockSynchronised = false
    for unit in MachineFacts.unitNames { facts.machine?.units?[unit] = "failed" }
    facts.sockets[0].folder = FileStatus(mode: 0o777, isSocket: false)
    let troubles = Doctor(facts).findings().filter { $0.verdict != .ok }
    let checks = ["socket", "version", "role", "books", "disk", "backup", "verified", "timezone", "clock", "ntp"]
    #expect(Set(troubles.map(\.check)) == Set(checks + ["unit"]))
    let programs = ["systemctl", "timebank ", "timedatectl", "chmod", "apt-get", "journalctl"]
    for trouble in troubles {
      for text in [trouble.remedy?.chinese, trouble.remedy?.english] {
        #expect(programs.contains { text?.contains($0) == true }, "\(trouble)")
      }
    }
  }

  @Test func `a daemon without the command is asked for its status instead`() {
    var facts = healthy()
    facts.health = nil
    facts.identity = DaemonFields([DaemonField(name: "role", value: "admin")])
    facts.status = status(without: "disk-free")
    #expect(verdicts(facts, "backup") == ["ok"])
    #expect(verdicts(facts, "disk") == ["warning"])
    facts.status = status(without: "backup")
    #expect(verdicts(facts, "backup") == [])
  }

  @Test(
    arguments: [
      (0o660, "timebank", "usermod -aG timebank wang"), (0o660, nil, "systemd-sysusers"), (0o600, "timebank", "sudo"),
    ] as [(UInt32, String?, String)])
  func `who may not open the socket is told what would let in`(_ mode: UInt32, _ group: String?, _ remedy: String) {
    var facts = healthy()
    facts.trouble = SocketTrouble.forbidden("/run/timebank/timebank.sock")
    facts.sockets[0].file = FileStatus(mode: mode, isSocket: true, owner: "timebank", groupNumber: 999, group: group)
    let finding = Doctor(facts).findings().first { $0.check == "permission" }
    #expect(finding?.remedy?.english.contains(remedy) == true)
    #expect(finding?.remedy?.chinese.contains(remedy) == true)
    facts.sockets[0].file = nil
    #expect(Doctor(facts).findings().contains { $0.remedy?.english == "chmod a+x /run/timebank" })
  }

  @Test func `of a bank on another server nothing is said that only its own machine knows`() {
    let bench = ClientBench(
      FakeDaemon { _ in .lines(["OK version=\(Version.current) timezone=Asia/Shanghai"]) })
    bench.machine = MachineFacts(user: "wang", units: ["timebankd.service": "failed"], timeZone: "Asia/Tokyo")
    #expect(bench.run("-H", "jindu", "--lang", "en", "doctor") == 0)
    #expect(!bench.output.contains("timebankd.service:") && !bench.output.contains("Socket"))
    #expect(bench.output.contains("this machine's Asia/Tokyo"))
  }

  @Test func `a unit that waits for its socket is well, one that failed is not`() {
    var facts = healthy()
    facts.machine?.units?["timebankd.service"] = "inactive"
    #expect(verdicts(facts, "unit") == ["ok", "ok", "ok"])
    facts.machine?.units?["timebank.socket"] = "failed"
    #expect(verdicts(facts, "unit") == ["warning", "fault", "ok"])
    facts.machine?.units = nil
    #expect(verdicts(facts, "unit") == [])
  }

  @Test func `a socket that anybody could replace is a fault`() {
    var facts = healthy()
    facts.sockets[0].folder = FileStatus(mode: 0o777, isSocket: false)
    #expect(verdicts(facts, "socket") == ["fault"])
    facts.sockets[0].folder = FileStatus(mode: 0o1777, isSocket: false)
    #expect(verdicts(facts, "socket") == ["ok"])
    facts.sockets[0].file = FileStatus(mode: 0o644, isSocket: false)
    #expect(verdicts(facts, "socket") == ["fault"])
  }

  @Test func `a daemon that tells of no backups is not blamed for them`() {
    var facts = healthy()
    facts.health = status(without: "backup")
    facts.status = status(without: "backup")
    #expect(verdicts(facts, "backup") == [])
  }
}
