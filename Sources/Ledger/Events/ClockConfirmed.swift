/// An administrator vouched for the server's clock after it had leapt, so that what is due by it may happen.
public struct ClockConfirmed: Hashable, Sendable {
  /// By how many seconds the clock had leapt; negative where it ran back.
  public let leapSeconds: Int64

  /// Describes a leap.
  public init(leapSeconds: Int64) {
    self.leapSeconds = leapSeconds
  }

  func write(to facts: inout FactWriter) { facts.put("leap-seconds", leapSeconds) }

  init(_ facts: FactReader) throws(LedgerError) { leapSeconds = try facts.integer("leap-seconds") }
}
