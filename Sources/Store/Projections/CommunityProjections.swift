import GRDB
import Ledger

extension Projector {
  func apply(_ event: StationChange, on date: LocalDate, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO station (code, name, parent, closed, entry) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (code) DO UPDATE SET name = ?2, parent = ?3, closed = ?4, entry = ?5
      """,
      [event.station.text, event.name, event.parent?.text, closing(event.action, on: date), entry])
  }

  func apply(_ event: RoleGrant, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO role_grant (grantee, name, role, stations, member, ended, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (grantee) DO UPDATE SET name = ?2, role = ?3, stations = ?4, member = ?5, ended = ?6, entry = ?7
      """,
      [
        event.grantee.description, event.name, event.role.rawValue,
        event.stations.map(\.text).joined(separator: ","), event.member?.value, event.action == .close ? 1 : 0, entry,
      ])
  }

  func apply(_ event: MemberChange, on date: LocalDate, entry: Int64) throws {
    let person = event.person
    let before = try db.first("SELECT birth FROM member WHERE number = ?", [event.member.value]) { $0[0] as Int? }
    try db.run(
      """
      INSERT INTO member
        (number, station, name, phone, phone_digits, birth, registered, guardian, note, closed, entry, tags, ending)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      ON CONFLICT (number) DO UPDATE SET
        station = ?2, name = ?3, phone = ?4, phone_digits = ?5, birth = ?6, guardian = ?8, note = ?9, closed = ?10,
        entry = ?11, tags = ?12, ending = ?13
      """,
      [
        event.member.value, person.station.text, person.name, person.phone, PhoneDigits.of(person.phone),
        person.birth?.dayNumber, person.registered.dayNumber, person.guardian, person.note,
        closing(event.action, on: date), entry, person.tags.map(\.text).joined(separator: ","),
        event.ending?.rawValue,
      ])
    if let before, before != person.birth.map({ Int($0.dayNumber) }) { try recount(event.member, entry: entry) }
  }

  func apply(_ event: TeamChange, on date: LocalDate, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO team (code, name, station, parent, closed, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (code) DO UPDATE SET name = ?2, closed = ?5, entry = ?6
      """,
      [
        event.team.text, event.name, event.station.text, event.parent?.text, closing(event.action, on: date), entry,
      ])
    db.known.brigades.removeAll()
    db.known.hasChildren.removeAll()
    if event.action == .add, let parent = event.parent { try recountBrigade(parent, entry: entry) }
  }

  func apply(_ event: MembershipChange, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO membership (member, team, from_day, until_day, entry) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (member, team, from_day) DO UPDATE SET until_day = ?4, entry = ?5
      """,
      [event.member.value, event.team.text, event.from.dayNumber, event.until?.dayNumber, entry])
  }
}

/// The digits of a phone number, by which people are found.
enum PhoneDigits {
  static func of(_ phone: String?) -> String {
    guard let phone else { return "" }
    return String(phone.unicodeScalars.filter { ("0"..."9").contains($0) })
  }
}
