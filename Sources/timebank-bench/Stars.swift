import ArgumentParser
import Bank
import Foundation

/// What stars cost in a bank with a long history: one more record, and everybody's assessment under new rules.
struct Stars: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure one more record and a full re-assessment in a bank with years of records, against an empty one.")

  @Option(help: "Members.") var members = 30_000
  @Option(help: "Years of records.") var years = 10
  @Option(help: "Records of a member in a year.") var records = 4
  @Option(help: "Records to measure one by one.") var probes = 2000
  @Option(help: "Folder for the ledgers.") var folder: String?

  /// Versions of the rules, from the cheapest to the dearest for an assessment.
  private static let versions = [
    (name: "other thresholds", rules: "stars.member.thresholds = [50, 120]"),
    (name: "other kinds", rules: "stars.member.exclude_kinds = [\\\"training\\\"]"),
    (name: "a cap by the day", rules: "stars.member.day_cap = \\\"8:00\\\""),
  ]

  func run() throws {
    let empty = try prepared(isFilled: false)
    let full = try prepared(isFilled: true)
    try compare("every minute counts", empty.bank, full.bank)
    for (index, version) in Stars.versions.enumerated() {
      for (name, bank) in [("empty", empty.bank), ("full", full.bank)] {
        try Caller(bank).send("policy set rules=\"\(version.rules)\"")
        let before = Stars.processorSeconds
        let seconds = try time { try Caller(bank).send("stars assess policy=\(index + 2)") }
        let processor = Stars.processorSeconds - before
        print(
          "assessment, \(version.name), \(name) bank: \(Stars.text(seconds)) s,",
          "\(Stars.text(processor)) s of a processor")
      }
      try compare(version.name, empty.bank, full.bank)
    }
    try empty.bank.close()
    try full.bank.close()
  }

  private func prepared(isFilled: Bool) throws -> (place: Workplace, bank: LedgerBank) {
    let place = try Workplace(under: folder)
    try place.furnish(members: members)
    let bank = try place.openBank()
    try Caller(bank).commit(
      (0..<20).map { "team add team=t\($0) name=T\($0) station=bench" }
        + (0..<members).map { "team join team=t\($0 % 20) member=\($0 + 1) from=2020-01-01" }.prefix(5000))
    guard isFilled else { return (place, bank) }
    let count = members * years * records
    let seconds = try time {
      for start in stride(from: 0, to: count, by: 5000) {
        try Caller(bank).commit((start..<min(start + 5000, count)).map(line))
      }
    }
    print("ledger: \(bank.headNumber) entries, \(count) of them records, laid in \(Stars.text(seconds)) s")
    return (place, bank)
  }

  /// Members take turns, then days of a year, then years; the last year is kept free for the probes.
  private func line(_ index: Int) -> String {
    let member = index % members + 1
    let turn = index / members
    let date = "\(2025 - turn / records % years)-\(Stars.two(turn % records % 12 + 1))-\(Stars.two(member % 28 + 1))"
    return "service record member=\(member) station=bench date=\(date) minutes=\(60 + turn)m"
  }

  private func compare(_ name: String, _ empty: LedgerBank, _ full: LedgerBank) throws {
    for group in [1, 100] {
      let alone = try probe(empty, group: group)
      let beside = try probe(full, group: group)
      print(
        "one more record, \(name), \(group) a commit: \(Stars.text(alone * 1e6)) µs in an empty bank,",
        "\(Stars.text(beside * 1e6)) µs here, ratio \(Stars.text(beside / alone))")
    }
  }

  /// The seconds of one record; in a commit of its own, as at a station, or of many, where the disk's share is small.
  private func probe(_ bank: LedgerBank, group: Int) throws -> Double {
    let probes = group == 1 ? max(1, probes / 10) : probes
    let day = Int(bank.headNumber) % 28 + 1
    let lines = (0..<probes).map { index in
      let member = index * 13 % members + 1
      return
        "service record member=\(member) station=bench date=2026-01-\(Stars.two(day)) minutes=\(30 + index / members)m"
    }
    let seconds = try time {
      for start in stride(from: 0, to: probes, by: group) {
        try Caller(bank).commit(Array(lines[start..<min(start + group, probes)]))
      }
    }
    return seconds / Double(probes)
  }

  /// What this process has used of processors, which a busy machine does not make longer.
  private static var processorSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }

  private func time(_ work: () throws -> Void) rethrows -> Double {
    let start = Date()
    try work()
    return Date().timeIntervalSince(start)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func text(_ number: Double) -> String { String(format: "%.2f", number) }
}
