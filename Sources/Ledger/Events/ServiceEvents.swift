/// Where a service record comes from; shown wherever the record is shown.
public enum RecordSource: String, CaseIterable, Sendable {
  /// Typed in by an operator.
  case `operator`
  /// Imported from a sign-in sheet.
  case sheet
  /// Measured at the door, between check-in and check-out.
  case checkin
  /// Reported by the member.
  case reported = "self"
  /// A lump brought in from older books, dated by its year.
  case carriedOver = "carried-over"
  /// Made by the fulfilment of a redemption: service for another member's hours.
  case exchange
}

/// A service was recorded: posted at once, or to wait for a review or for the end of its public notice.
public struct ServiceRecorded: Hashable, Sendable {
  /// What people wrote about a service; lies beside the chain.
  public struct Texts: Hashable, Sendable {
    /// The name of the activity.
    public var activity: String?
    /// Where it was.
    public var place: String?
    /// Who was served.
    public var beneficiary: String?
    /// Who led it.
    public var leader: String?
    /// Anything else.
    public var note: String?

    /// Collects texts.
    public init(
      activity: String? = nil, place: String? = nil, beneficiary: String? = nil, leader: String? = nil,
      note: String? = nil
    ) {
      self.activity = activity
      self.place = place
      self.beneficiary = beneficiary
      self.leader = leader
      self.note = note
    }
  }

  /// The number of the record.
  public let record: RecordNumber
  /// Who served.
  public let member: MemberNumber
  /// How long.
  public let minutes: Minutes
  /// When it began, on the bank's wall clock.
  public let start: LocalTime?
  /// When it ended; a time before the start is on the next day.
  public let end: LocalTime?
  /// The team that it counts for; fixed when the record is made.
  public let team: Code?
  /// The brigades above the team on that date, nearest first.
  public let brigades: [Code]
  /// The kind of service, where one was named.
  public let kind: Code?
  /// Where the record comes from.
  public let source: RecordSource
  /// The record that this one corrects.
  public let replaces: RecordNumber?
  /// What people wrote.
  public let texts: Texts
  /// The changes of stars that it caused.
  public let stars: [StarChange]
  /// For whom less than all of it counts.
  public let counted: [CountedMinutes]
  /// What it waits for; nil where its hours are issued by the same entry.
  public let waits: RecordWait?
  /// The attendance at the door that it comes from, and ends.
  public let attendance: AttendanceNumber?
  /// Why it wants a second look.
  public let marks: [RecordMark]
  /// What it was done for, where the bank knows whom it served.
  public let occasion: ServiceOccasion?

  /// Describes a record.
  public init(
    record: RecordNumber, member: MemberNumber, minutes: Minutes, start: LocalTime?, end: LocalTime?, team: Code?,
    brigades: [Code], kind: Code?, source: RecordSource, replaces: RecordNumber?, texts: Texts, stars: [StarChange],
    counted: [CountedMinutes] = [], waits: RecordWait? = nil, attendance: AttendanceNumber? = nil,
    marks: [RecordMark] = [], occasion: ServiceOccasion? = nil
  ) {
    self.record = record
    self.member = member
    self.minutes = minutes
    self.start = start
    self.end = end
    self.team = team
    self.brigades = brigades
    self.kind = kind
    self.source = source
    self.replaces = replaces
    self.texts = texts
    self.stars = stars
    self.counted = counted
    self.waits = waits
    self.attendance = attendance
    self.marks = marks
    self.occasion = occasion
  }

  func write(to facts: inout FactWriter) {
    facts.put("record", record)
    facts.put("member", member)
    facts.put("minutes", minutes)
    facts.put("start", ifPresent: start)
    facts.put("end", ifPresent: end)
    facts.put("team", ifPresent: team)
    facts.put("brigade", each: brigades)
    facts.put("service-kind", ifPresent: kind)
    facts.put("source", source.rawValue)
    facts.put("replaces", ifPresent: replaces)
    facts.putText("activity", ifPresent: texts.activity)
    facts.putText("place", ifPresent: texts.place)
    facts.putText("beneficiary", ifPresent: texts.beneficiary)
    facts.putText("leader", ifPresent: texts.leader)
    facts.putText("note", ifPresent: texts.note)
    facts.put("star", each: stars)
    facts.put("counted", each: counted)
    facts.put("waits", ifPresent: waits)
    facts.put("attendance", ifPresent: attendance)
    facts.put("mark", each: marks.map(\.rawValue))
    facts.put("need", ifPresent: occasion?.need)
    facts.put("pair", ifPresent: occasion?.pair)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    record = try facts.number("record")
    member = try facts.number("member")
    minutes = try facts.minutes("minutes")
    start = try facts.time(ifPresent: "start")
    end = try facts.time(ifPresent: "end")
    team = try facts.code(ifPresent: "team")
    brigades = try facts.values("brigade") { Code($0) }
    kind = try facts.code(ifPresent: "service-kind")
    source = try facts.value("source") { RecordSource(rawValue: $0) }
    replaces = try facts.number(ifPresent: "replaces")
    texts = Texts(
      activity: facts.text("activity"), place: facts.text("place"), beneficiary: facts.text("beneficiary"),
      leader: facts.text("leader"), note: facts.text("note"))
    stars = try facts.values("star") { StarChange($0) }
    counted = try facts.values("counted") { CountedMinutes($0) }
    waits = try facts.value(ifPresent: "waits") { RecordWait($0) }
    attendance = try facts.number(ifPresent: "attendance")
    marks = try facts.values("mark") { RecordMark(rawValue: $0) }
    occasion = ServiceOccasion(need: try facts.number(ifPresent: "need"), pair: try facts.number(ifPresent: "pair"))
  }
}

/// A service record was undone.
public struct RecordReversed: Hashable, Sendable {
  /// The record that no longer counts.
  public let record: RecordNumber
  /// Whose record it was.
  public let member: MemberNumber
  /// Why.
  public let reason: String
  /// How far an administrator let the wallet sink below zero for it; zero where nothing had to be forced.
  public let debt: Minutes
  /// Whether the next entry records the service anew; stars are then judged once, by that entry.
  public let isCorrection: Bool
  /// The changes of stars that it caused.
  public let stars: [StarChange]
  /// For whom less than all of it counts.
  public let counted: [CountedMinutes]

  /// Describes a reversal.
  public init(
    record: RecordNumber, member: MemberNumber, reason: String, debt: Minutes, isCorrection: Bool, stars: [StarChange],
    counted: [CountedMinutes] = []
  ) {
    self.record = record
    self.member = member
    self.reason = reason
    self.debt = debt
    self.isCorrection = isCorrection
    self.stars = stars
    self.counted = counted
  }

  func write(to facts: inout FactWriter) {
    facts.put("record", record)
    facts.put("member", member)
    facts.putText("reason", ifPresent: reason)
    if debt.isPositive { facts.put("debt", debt) }
    if isCorrection { facts.put("correction", true) }
    facts.put("star", each: stars)
    facts.put("counted", each: counted)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    record = try facts.number("record")
    member = try facts.number("member")
    reason = facts.text("reason") ?? ""
    debt = try facts.minutes(ifPresent: "debt") ?? .zero
    isCorrection = try facts.value(ifPresent: "correction") { Bool($0) } ?? false
    stars = try facts.values("star") { StarChange($0) }
    counted = try facts.values("counted") { CountedMinutes($0) }
  }
}
