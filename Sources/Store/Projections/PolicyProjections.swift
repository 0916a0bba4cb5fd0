import GRDB
import Ledger

extension Projector {
  func apply(_ event: PolicySet, entry: Int64) throws {
    let settings = event.settings.map(\.description).joined(separator: "\n")
    try db.run(
      "INSERT INTO policy (version, settings, entry) VALUES (?, ?, ?)", [event.version, settings, entry])
    // Nobody has served yet when the first version comes, so there is nobody to assess.
    guard event.version == 1 else { return }
    try db.run("INSERT INTO assessment (entry, policy) VALUES (?, ?)", [entry, event.version])
  }

  func apply(_ event: StarsAssessed, entry: Int64) throws {
    try recount(from: BookReader(db).starRules(), to: event.policyVersion, entry: entry)
    try db.run(
      "INSERT INTO assessment (entry, policy, period, amends) VALUES (?, ?, ?, ?)",
      [entry, event.policyVersion, event.period?.description, event.amends?.value])
    try apply(event.stars, entry: entry)
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
