import GRDB
public import Ledger

/// A certificate of service as it stands.
public struct StoredCertificate: Sendable {
  /// Its number.
  public let number: CertificateNumber
  /// What it says.
  public let issue: CertificateStep.Issue
  /// The day on which it was issued.
  public let date: LocalDate
  /// The station that issued it; nil for the bank.
  public let station: Code?
  /// The entry by which it was issued.
  public let entry: Int64
  /// The certificate that has taken its place.
  public let replacedBy: CertificateNumber?
  /// The entry that withdrew it.
  public let revoked: Int64?
  /// Why it was withdrawn.
  public let reason: String?
}

extension BookReader {
  private static let certificateColumns = """
    SELECT number, entry, replaced_by, revoked,
      (SELECT text FROM entry_text WHERE entry_text.entry = certificate.revoked AND name = 'reason')
    FROM certificate
    """

  /// The number that the next certificate gets.
  public func nextCertificateNumber() throws -> Int64 { try db.count("SELECT max(number) FROM certificate") + 1 }

  /// A certificate, or nil.
  public func certificate(_ number: CertificateNumber) throws -> StoredCertificate? {
    try db.first("\(Self.certificateColumns) WHERE number = ?", [number.value], readCertificate)
  }

  /// Certificates by number, of everybody or of a member, those of whoever was taken into that one included.
  public func certificates(of members: [MemberNumber]?, _ page: Page<Int64>) throws -> [StoredCertificate] {
    let whose = members.map { "AND member IN (\($0.map(\.description).joined(separator: ", ")))" } ?? ""
    return try db.all(
      "\(Self.certificateColumns) WHERE number > ? \(whose) ORDER BY number LIMIT ?",
      [page.after ?? 0, page.sqlLimit], readCertificate)
  }

  private func readCertificate(_ row: SQLRow) throws -> StoredCertificate {
    guard let stored = try entry(row[1]) else { throw row.damage(1) }
    let entry = try DecodedEntry(canonical: stored.canonical)
    guard case .certificate(let step) = try JournalRead.event(of: entry, texts: stored.texts),
      case .issued(let issue) = step.step
    else { throw row.damage(1) }
    return StoredCertificate(
      number: try row.number(0), issue: issue, date: entry.header.date, station: entry.header.station, entry: row[1],
      replacedBy: try row.number(ifPresent: 2), revoked: row[3], reason: row[4])
  }
}
