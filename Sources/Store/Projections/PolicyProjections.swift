import GRDB
import Ledger

extension Projector {
  func apply(_ event: PolicySet, entry: Int64) throws {
    let settings = event.settings.map(\.description).joined(separator: "\n")
    // Nobody has stars yet when the first version comes, so there is nobody to assess.
    let assessed = event.version == 1 ? entry : nil
    try db.run(
      "INSERT INTO policy (version, settings, set_by, assessed, entry) VALUES (?1, ?2, ?3, ?4, ?3)",
      [event.version, settings, entry, assessed])
  }

  func apply(_ event: StarsAssessed, entry: Int64) throws {
    let found = try db.count("SELECT count(*) FROM policy WHERE version = ?", [event.policyVersion])
    guard found == 1 else { throw LedgerError.malformed(reason: "there is no policy \(event.policyVersion)") }
    try db.run("UPDATE policy SET assessed = ?1, entry = ?1 WHERE version = ?2", [entry, event.policyVersion])
    try apply(event.stars, entry: entry)
  }
}
