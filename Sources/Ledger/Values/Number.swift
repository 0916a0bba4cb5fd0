/// A number given by the bank to one kind of thing; numbers of different kinds do not mix.
public struct Number<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number itself, 1 or more.
  public let value: Int64

  /// Wraps a number, or nil where it is not positive.
  public init?(_ value: Int64) {
    guard value > 0 else { return nil }
    self.value = value
  }

  /// The number in decimal digits.
  public var description: String { String(value) }

  /// Orders by value.
  public static func < (left: Number, right: Number) -> Bool { left.value < right.value }
}

/// The kinds of things that carry a ``Number``.
public enum Numbered {
  /// A registered person.
  public enum Member {}
  /// A service record.
  public enum Record {}
  /// A redemption.
  public enum Redemption {}
  /// A time that somebody is in at the door.
  public enum Attendance {}
  /// A journal entry.
  public enum Entry {}
  /// An adjustment of a wallet.
  public enum Adjustment {}
  /// An act that waits for a second administrator.
  public enum Approval {}
  /// A certificate of service.
  public enum Certificate {}
  /// A training that a member took part in.
  public enum Training {}
  /// A planned piece of service, or of training.
  public enum Activity {}
  /// What a resident asks for.
  public enum Need {}
  /// A volunteer and the resident whom the volunteer visits.
  public enum Pair {}
  /// A complaint.
  public enum Complaint {}
  /// An honour.
  public enum Honour {}
  /// A member's account that went to another bank or came from one.
  public enum Handover {}
}

/// The number of a member.
public typealias MemberNumber = Number<Numbered.Member>
/// The number of a service record.
public typealias RecordNumber = Number<Numbered.Record>
/// The number of a redemption.
public typealias RedemptionNumber = Number<Numbered.Redemption>
/// The number of an attendance.
public typealias AttendanceNumber = Number<Numbered.Attendance>
/// The number of a journal entry; consecutive from 1.
public typealias EntryNumber = Number<Numbered.Entry>
/// The number of an adjustment.
public typealias AdjustmentNumber = Number<Numbered.Adjustment>
/// The number of an act that waits for a second administrator.
public typealias ApprovalNumber = Number<Numbered.Approval>
/// The number of a certificate of service.
public typealias CertificateNumber = Number<Numbered.Certificate>
/// The number of a training.
public typealias TrainingNumber = Number<Numbered.Training>
/// The number of an activity.
public typealias ActivityNumber = Number<Numbered.Activity>
/// The number of a need.
public typealias NeedNumber = Number<Numbered.Need>
/// The number of a pair.
public typealias PairNumber = Number<Numbered.Pair>
/// The number of a complaint.
public typealias ComplaintNumber = Number<Numbered.Complaint>
/// The number of an honour.
public typealias HonourNumber = Number<Numbered.Honour>
/// The number of a hand-over.
public typealias HandoverNumber = Number<Numbered.Handover>
