import GRDB
import Ledger

extension Projector {
  func apply(_ event: PolicySet, entry: Int64) throws {
    let settings = event.settings.map(\.description).joined(separator: "\n")
    try db.run(
      "INSERT INTO policy (version, settings, entry) VALUES (?, ?, ?)", [event.version, settings, entry])
    // Nobody has served yet when the first version comes, so there is nobody to assess.
    if event.version == 1 { try noteAssessment(of: event.version, entry: entry) }
  }

  func apply(_ event: StarsAssessed, entry: Int64) throws {
    try recount(from: BookReader(db).starRules(), to: event.policyVersion, entry: entry)
    try noteAssessment(of: event.policyVersion, entry: entry)
    try apply(event.stars, entry: entry)
  }

  private func noteAssessment(of version: Int64, entry: Int64) throws {
    try db.run("INSERT INTO assessment (entry, policy) VALUES (?, ?)", [entry, version])
  }

  /// Takes over changes of stars, which any entry may carry.
  func apply(_ stars: [StarChange], entry: Int64) throws {
    for change in stars {
      try db.run(
        "INSERT INTO star_change (subject, entry, was, stars, policy) VALUES (?, ?, ?, ?, ?)",
        [change.subject.description, entry, change.from, change.to, change.policyVersion])
      switch change.subject {
      case .member(let member):
        try db.run("UPDATE member SET stars = ?, entry = ? WHERE number = ?", [change.to, entry, member.value])
      case .team(let team):
        try db.run("UPDATE team SET stars = ?, entry = ? WHERE code = ?", [change.to, entry, team.text])
      }
    }
  }
}
