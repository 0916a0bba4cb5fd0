import Foundation

/// What was measured, for people as a table and for programs as JSON.
struct Report: Encodable {
  /// One scenario of one program.
  struct Row: Encodable {
    let scenario: String
    /// `timebank`, or the peer.
    let program: String
    let perSecond: Double
    let p50Milliseconds: Double?
    let p99Milliseconds: Double?
    let p999Milliseconds: Double?
    let maxMilliseconds: Double?
    /// CPU seconds of the program for a thousand requests.
    let cpuSecondsPerThousand: Double?

    init(_ scenario: String, _ program: String, _ result: LoadResult, cpuSeconds: Double? = nil) {
      self.scenario = scenario
      self.program = program
      perSecond = result.rate
      p50Milliseconds = result.latency.milliseconds(percentile: 50)
      p99Milliseconds = result.latency.milliseconds(percentile: 99)
      p999Milliseconds = result.latency.milliseconds(percentile: 99.9)
      maxMilliseconds = result.latency.maxMilliseconds
      cpuSecondsPerThousand = cpuSeconds.map { $0 * 1000 / Double(max(1, result.latency.count)) }
    }

    init(_ scenario: String, _ program: String, perSecond: Double, p50Milliseconds: Double? = nil) {
      self.scenario = scenario
      self.program = program
      self.perSecond = perSecond
      self.p50Milliseconds = p50Milliseconds
      p99Milliseconds = nil
      p999Milliseconds = nil
      maxMilliseconds = nil
      cpuSecondsPerThousand = nil
    }
  }

  /// How much faster the bank is than a peer; 1 is as fast.
  struct Ratio: Encodable {
    let scenario: String
    let peer: String
    let ratio: Double
  }

  /// What is asked of the bank, beside what was measured.
  struct Requirement: Encodable {
    /// What a figure has to keep to.
    enum Bound {
      case atLeast(Double)
      case atMost(Double)
    }

    let name: String
    let measured: Double
    /// `≥` or `≤` and the figure.
    let wanted: String
    let isMet: Bool

    init(_ name: String, _ measured: Double, _ bound: Bound) {
      self.name = name
      self.measured = measured
      switch bound {
      case .atLeast(let least): (wanted, isMet) = ("≥ " + Report.number(least), measured >= least)
      case .atMost(let most): (wanted, isMet) = ("≤ " + Report.number(most), measured <= most)
      }
    }
  }

  private(set) var requirements: [Requirement] = []
  private(set) var rows: [Row] = []
  private(set) var ratios: [Ratio] = []
  /// Single figures by name, with their unit in it.
  private(set) var figures: [String: Double] = [:]

  mutating func add(_ row: Row) {
    rows.append(row)
    print(Report.line(row))
  }

  mutating func add(figure name: String, _ value: Double) {
    figures[name] = value
    print("\(name): \(Report.number(value))")
  }

  /// Notes a figure that the bank is asked to keep to; nothing where it was not measured.
  mutating func require(_ name: String, _ measured: Double?, _ bound: Requirement.Bound) {
    if let measured { requirements.append(Requirement(name, measured, bound)) }
  }

  /// How often the bank was as fast as a peer in a scenario; nil where that was not measured.
  func ratio(of scenario: String, to peer: String) -> Double? {
    ratios.first { $0.scenario == scenario && $0.peer == peer }?.ratio
  }

  /// Prints what is asked beside what was measured.
  func printRequirements() {
    guard !requirements.isEmpty else { return }
    print(Report.column("asked of the bank", 64) + ["wanted", "measured", ""].map { Report.rightColumn($0) }.joined())
    for one in requirements {
      let figures = [one.wanted, Report.number(one.measured), one.isMet ? "met" : "missed"]
      print(Report.column(one.name, 64) + figures.map { Report.rightColumn($0) }.joined())
    }
  }

  /// Compares the bank with the peers of each scenario.
  mutating func compare() {
    for row in rows where row.program != "timebank" {
      guard let own = rows.first(where: { $0.scenario == row.scenario && $0.program == "timebank" }) else { continue }
      let ratio = Ratio(scenario: row.scenario, peer: row.program, ratio: own.perSecond / row.perSecond)
      ratios.append(ratio)
      print("\(ratio.scenario): \(String(format: "%.2f", ratio.ratio)) times \(ratio.peer)")
    }
  }

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(self).write(to: URL(fileURLWithPath: path))
  }

  /// The heading above the lines that ``add(_:)`` prints.
  static let heading =
    column("scenario", 34) + column("program", 22)
    + ["per s", "p50 ms", "p99 ms", "p99.9", "max ms", "cpu s/1000"]
    .map { rightColumn($0) }.joined()

  private static func line(_ row: Row) -> String {
    let times = [row.p50Milliseconds, row.p99Milliseconds, row.p999Milliseconds, row.maxMilliseconds]
      .map { rightColumn($0.map(number) ?? "") }
    return column(row.scenario, 34) + column(row.program, 22) + rightColumn(String(Int(row.perSecond)))
      + times.joined() + rightColumn(row.cpuSecondsPerThousand.map { String(format: "%.3f", $0) } ?? "")
  }

  private static func number(_ value: Double) -> String { String(format: value < 100 ? "%.2f" : "%.0f", value) }

  private static func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func rightColumn(_ text: String) -> String {
    String(repeating: " ", count: max(1, 11 - text.count)) + text
  }
}
