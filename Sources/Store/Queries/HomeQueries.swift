import GRDB
public import Ledger

extension BookReader {
  /// The station that each member was registered at after an entry; nil for now.
  public func homes(through entry: Int64?) throws -> [MemberNumber: Code] {
    var homes: [MemberNumber: Code] = [:]
    guard let entry else {
      for (member, station) in try db.all(
        "SELECT number, station FROM member", [], { (try $0.number(0) as MemberNumber, try $0.code(1)) })
      {
        homes[member] = station
      }
      return homes
    }
    let changes = try db.all(
      "SELECT canonical FROM entry WHERE kind = 'member' AND kind <> 'service' AND number <= ? ORDER BY number", [entry]
    ) { row in
      try JournalEvent(kind: .member, facts: FactReader(try DecodedEntry(canonical: row.bytes(0)), texts: [:]))
    }
    for case .member(let change) in changes { homes[change.member] = change.person.station }
    return homes
  }
}
