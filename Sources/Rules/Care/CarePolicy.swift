import Ledger

/// The rules for needs, visits and complaints.
public struct CarePolicy: Hashable, Sendable {
  /// The age from which a member may claim a need or be paired with a resident; 0 for any.
  public let volunteerAge: Int
  /// Within how many working days a complaint is to be answered; 1 to 60.
  public let complaintDays: Int

  /// Checks the rules.
  ///
  /// - Throws: `PolicyFault` with the key `volunteer_age` or `complaint_days`.
  public init(volunteerAge: Int = 18, complaintDays: Int = 5) throws(PolicyFault) {
    try PolicyFault.check(Int64(volunteerAge), in: 0...150, key: "volunteer_age")
    try PolicyFault.check(Int64(complaintDays), in: 1...60, key: "complaint_days")
    self.init(unchecked: volunteerAge, complaintDays)
  }

  private init(unchecked volunteerAge: Int, _ complaintDays: Int) {
    self.volunteerAge = volunteerAge
    self.complaintDays = complaintDays
  }

  /// Grown-ups visit, and complaints are answered within a week of work.
  public static let standard = CarePolicy(unchecked: 18, 5)
}

extension CarePolicy {
  static let settings: [Setting<CarePolicy>] = [
    Setting(name: "volunteer_age") { String($0.volunteerAge) },
    Setting(name: "complaint_days") { String($0.complaintDays) },
  ]

  init(_ reader: SettingsReader) throws(PolicyFault) {
    try self.init(
      volunteerAge: reader.integer("volunteer_age", default: "18"),
      complaintDays: reader.integer("complaint_days", default: "5"))
  }
}
