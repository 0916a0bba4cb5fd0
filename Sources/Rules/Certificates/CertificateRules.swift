public import Ledger

/// What a certificate of service rests on, and what it is still worth; see "Recognition" in the domain reference.
public enum CertificateRules {
  /// A service record, as far as a certificate rests on it.
  public struct Ground: Hashable, Sendable {
    /// The record.
    public let record: RecordNumber
    /// Its hours.
    public let minutes: Minutes
    /// Whether they count: the record is posted, and not reversed.
    public let counts: Bool

    /// Describes a record.
    public init(record: RecordNumber, minutes: Minutes, counts: Bool) {
      self.record = record
      self.minutes = minutes
      self.counts = counts
    }
  }

  /// What a certificate is worth.
  public enum Standing: Hashable, Sendable {
    /// All that it says still holds.
    case valid
    /// Records that it rests on were reversed since; so many hours of it still hold.
    case changed(reversed: [RecordNumber], left: Minutes)
    /// Another has taken its place.
    case replaced(by: CertificateNumber)
    /// It was withdrawn.
    case revoked

    /// The word for it in replies.
    public var name: String {
      switch self {
      case .valid: "valid"
      case .changed: "changed"
      case .replaced: "replaced"
      case .revoked: "revoked"
      }
    }
  }

  /// The hours of records, all of which must count.
  ///
  /// - Returns: Nil where there is none, or where the sum is more than can be counted.
  public static func total(of grounds: [Ground]) -> Minutes? {
    guard !grounds.isEmpty, grounds.allSatisfy(\.counts) else { return nil }
    return try? grounds.reduce(Minutes.zero) { try $0.adding($1.minutes) }
  }

  /// What a certificate is worth now.
  ///
  /// - Parameters:
  ///   - grounds: Every record that it rests on, as it is now.
  ///   - replacedBy: The one that has taken its place.
  ///   - isRevoked: Whether it was withdrawn.
  public static func standing(
    of grounds: [Ground], replacedBy: CertificateNumber?, isRevoked: Bool
  ) -> Standing {
    if isRevoked { return .revoked }
    if let replacedBy { return .replaced(by: replacedBy) }
    let reversed = grounds.filter { !$0.counts }
    guard !reversed.isEmpty else { return .valid }
    let left = total(of: grounds.filter(\.counts)) ?? Minutes(0)
    return .changed(reversed: reversed.map(\.record), left: left)
  }
}
