import GRDB
import Ledger

extension Projector {
  func apply(_ event: CertificateStep, entry: Int64) throws {
    let number = event.certificate
    switch event.step {
    case .issued(let issue):
      if let old = issue.replaces {
        try end(old, "replaced_by", number.value)
      }
      try db.run(
        "INSERT INTO certificate (number, member, entry) VALUES (?, ?, ?)", [number.value, issue.member.value, entry])
    case .revoked: try end(number, "revoked", entry)
    }
  }

  /// What has ended once never ends again.
  private func end(_ number: CertificateNumber, _ column: StaticString, _ by: Int64) throws {
    try db.run(
      "UPDATE certificate SET \(column) = ?2 WHERE number = ?1 AND replaced_by IS NULL AND revoked IS NULL",
      [number.value, by])
    guard db.changesCount == 1 else {
      throw LedgerError.malformed(reason: "certificate \(number) is not in force")
    }
  }
}
