import GRDB
public import Ledger

/// Which of a member's texts are to go, and what else hangs on them.
public struct TextsOfMember: Sendable {
  /// The texts, by entry.
  public let texts: [MemberErased.Texts]
  /// The idempotency keys of the entries that are about the member, by whose they were.
  let keys: [(actor: Actor, key: String)]
}

/// A freeze that holds, or held, a member's data.
public struct StoredFreeze: Hashable, Sendable {
  /// The last day on which nothing may be erased.
  public let until: LocalDate
  /// The entry that says so.
  public let entry: Int64
}

extension BookReader {
  /// The names of an entry's texts that went when somebody was erased.
  func erasedTexts(of entry: Int64) throws -> Set<String> {
    // An older schema, whose journal alone is proved, has no such table.
    guard try db.count("SELECT count(*) FROM sqlite_schema WHERE name = 'erased_text'") > 0 else { return [] }
    return Set(try db.all("SELECT name FROM erased_text WHERE entry = ?", [entry]) { $0[0] as String })
  }

  /// The freeze on a member's data; nil where there never was one or it was lifted.
  public func freeze(of member: MemberNumber) throws -> StoredFreeze? {
    try db.first("SELECT until_day, entry FROM freeze WHERE member = ?", [member.value]) { row in
      StoredFreeze(until: try row.date(0), entry: row[1])
    }
  }

  /// Those who were taken into a member, and those who were taken into them.
  public func mergedInto(_ member: MemberNumber) throws -> [MemberNumber] {
    let direct = try db.all("SELECT number FROM member WHERE merged = ?", [member.value]) {
      try $0.number(0) as MemberNumber
    }
    return try direct + direct.flatMap { try mergedInto($0) }
  }

  /// The members who were erased, in the order of the journal.
  public func erasedMembers() throws -> [MemberErased] {
    try db.all("SELECT number FROM entry WHERE kind = 'erasure' AND kind <> 'service' ORDER BY number") {
      $0[0] as Int64
    }.compactMap { number in
      guard let stored = try entry(number) else { return nil }
      let event = try JournalRead.event(of: try DecodedEntry(canonical: stored.canonical), texts: stored.texts)
      guard case .erasure(let erased) = event else { return nil }
      return erased
    }
  }

  /// Every text that says something of a member: those of the member's own entries, and wherever else the name or the phone
  /// stands in what people wrote.
  ///
  /// Other members' own names and guardians are never among them, nor dates of birth, by which hours count, and codes of
  /// collection; an activity's name is only where it names the person, and never where rules have ever counted hours by activity: stars
  /// could not be proved any more.
  ///
  /// - Parameters:
  ///   - numbers: The member, and those who were taken into that one.
  ///   - names: The names and phones that the member ever had.
  public func texts(of numbers: Set<MemberNumber>, named names: Set<String>) throws -> TextsOfMember {
    let owned = try ownedNumbers(of: numbers)
    let countsByActivity = try self.countsByActivity()
    var texts: [MemberErased.Texts] = []
    var keys: [(actor: Actor, key: String)] = []
    try db.each(
      "SELECT number, canonical FROM entry WHERE number IN (SELECT entry FROM entry_text) ORDER BY number"
    ) { row in
      let number: Int64 = row[0]
      let entry = try DecodedEntry(canonical: row.bytes(1))
      let isOwn = owned.isNamed(by: entry)
      let going = try self.texts(of: number).filter { text in
        guard entry.header.kind.isOfPeople, !(countsByActivity && text.name == "activity") else { return false }
        let says = names.contains { text.text.contains($0) }
        return isOwn ? says || !PersonalText.stays(text.name) : says && !PersonalText.isOfPerson(text.name, entry)
      }
      guard !going.isEmpty else { return }
      texts.append(MemberErased.Texts(entry: number, names: going.map(\.name).sorted()))
      if let key = entry.header.key { keys.append((entry.header.actor, key)) }
    }
    return TextsOfMember(texts: texts, keys: keys)
  }

  /// The texts of a member's own entries as they are, oldest first.
  public func textsShown(of numbers: Set<MemberNumber>) throws -> [(entry: Int64, name: String, text: String)] {
    let owned = try ownedNumbers(of: numbers)
    var shown: [(entry: Int64, name: String, text: String)] = []
    try db.each(
      "SELECT number, canonical FROM entry WHERE number IN (SELECT entry FROM entry_text) ORDER BY number"
    ) { row in
      let number: Int64 = row[0]
      guard owned.isNamed(by: try DecodedEntry(canonical: row.bytes(1))) else { return }
      shown += try texts(of: number).map { (number, $0.name, $0.text) }
    }
    return shown
  }

  /// One text that lies beside an entry; nil where there is none.
  public func text(_ name: String, of entry: Int64) throws -> String? {
    try db.first("SELECT text FROM entry_text WHERE entry = ? AND name = ?", [entry, name]) { $0[0] as String }
  }

  /// The names and phones that a member ever had; short ones are left to the member's own entries.
  public func names(of numbers: Set<MemberNumber>) throws -> Set<String> {
    var names: Set<String> = []
    for number in numbers {
      for entry in try memberEntries(of: number) {
        for text in try texts(of: entry) where ["name", "phone"].contains(text.name) && text.text.count >= 2 {
          names.insert(text.text)
        }
      }
    }
    return names
  }

  /// Whether any rules of the bank have counted hours by the name of an activity.
  private func countsByActivity() throws -> Bool {
    try policies().contains { stored in
      stored.policy.settings.contains { $0.name.hasSuffix("activity_cap") && $0.value != "0" }
    }
  }

  private func memberEntries(of number: MemberNumber) throws -> [Int64] {
    try db.all(
      """
      SELECT number FROM entry WHERE kind = 'member' AND kind <> 'service'
        AND instr(canonical, CAST(? AS BLOB)) > 0
      """, ["\nfact member \(number)\n"]
    ) { $0[0] as Int64 }
  }

  private func ownedNumbers(of members: Set<MemberNumber>) throws -> OwnedNumbers {
    var owned = OwnedNumbers(members: Set(members.map(\.description)))
    for member in members {
      let of = [member.value]
      owned.records.formUnion(try db.all("SELECT number FROM record WHERE member = ?", of) { "\($0[0] as Int64)" })
      owned.redemptions.formUnion(
        try db.all("SELECT number FROM redemption WHERE member = ?", of) { "\($0[0] as Int64)" })
      owned.adjustments.formUnion(
        try db.all("SELECT number FROM adjustment WHERE member = ?", of) { "\($0[0] as Int64)" })
    }
    return owned
  }
}

/// What makes an entry one of a member's own.
private struct OwnedNumbers {
  let members: Set<String>
  var records: Set<String> = []
  var redemptions: Set<String> = []
  var adjustments: Set<String> = []

  init(members: Set<String>) {
    self.members = members
  }

  func isNamed(by entry: DecodedEntry) -> Bool {
    entry.facts.contains { fact in
      switch fact.name {
      case "member", "into": members.contains(fact.value)
      case "from", "to": entry.header.kind == .transfer && members.contains(fact.value)
      case "record", "replaces": records.contains(fact.value)
      case "redemption": redemptions.contains(fact.value)
      case "adjustment": adjustments.contains(fact.value)
      default: false
      }
    }
  }
}

/// Which texts of an entry are of which use.
private enum PersonalText {
  /// By these hours count and pieces are handed out.
  static func stays(_ name: String) -> Bool { ["birth", "code", "activity"].contains(name) }

  /// What another person is called, and who answers for that one.
  static func isOfPerson(_ name: String, _ entry: DecodedEntry) -> Bool {
    entry.header.kind == .member && ["name", "guardian", "phone", "birth"].contains(name) || name == "code"
  }
}

extension EntryKind {
  /// Whether its texts can be about people at all; what places, teams, offers and pools are called is not.
  fileprivate var isOfPeople: Bool {
    switch self {
    case .bank, .policy, .assessment, .station, .operator, .team, .membership, .offer, .pool, .allowance, .head, .clock:
      false
    default: true
    }
  }
}

extension JournalTransaction {
  /// Has a member's texts, PIN and mark of the identity number go, and journals that they went.
  ///
  /// - Parameters:
  ///   - event: The member, the reason, and the texts that are to go.
  ///   - unknowable: Random bytes for each kept request that told of them; a repetition of one is refused from now on.
  public func erase(
    _ member: MemberNumber, _ found: TextsOfMember, reason: String, date: LocalDate, origin: Origin,
    unknowable: () -> Digest
  ) throws -> AppendedEntry {
    let event = MemberErased(member: member, texts: found.texts, reason: reason)
    try Erasing(db).remove(event.texts)
    for (actor, key) in found.keys { try forgetAnswer(of: actor, key: key, unknowable()) }
    try Erasing(db).removeAccess(of: [member] + books.mergedInto(member))
    return try append(.erasure(event), date: date, origin: origin)
  }

  /// Whoever guesses the request cannot prove it right by its hash any more; its repetition looks like another request.
  private func forgetAnswer(of actor: Actor, key: String, _ unknowable: Digest) throws {
    let (user, member): (UInt32, Int64) =
      switch actor {
      case .user(let id): (id, 0)
      case .member(let number, atKiosk: let id): (id, number.value)
      case .daemon: (0, 0)
      }
    let place: [(any SQLValue)?] = [Int64(user), member, key]
    try db.run("DELETE FROM request_key WHERE user = ? AND member = ? AND key = ?", place)
    try db.run(
      "INSERT INTO request_key (user, member, key, request, reply) VALUES (?, ?, ?, ?, 'ok')",
      place + [unknowable.bytes])
  }
}

/// Takes texts out of the tables.
struct Erasing {
  private let db: Connection

  init(_ db: Connection) {
    self.db = db
  }

  /// Removes texts with their salts, and what redemptions show of them.
  func remove(_ texts: [MemberErased.Texts]) throws {
    for text in texts {
      for name in text.names {
        if name == "reason" { try forgetReason(of: text.entry) }
        try db.run("DELETE FROM entry_text WHERE entry = ? AND name = ?", [text.entry, name])
      }
    }
  }

  /// Removes PINs and what stands for identity numbers.
  func removeAccess(of members: [MemberNumber]) throws {
    for member in members {
      try db.run("DELETE FROM pin WHERE member = ?", [member.value])
      try db.run("DELETE FROM identity WHERE member = ?", [member.value])
    }
  }

  /// A redemption shows the reason of its last step; the same that ``Projector`` makes of an entry whose text is gone.
  private func forgetReason(of entry: Int64) throws {
    let books = BookReader(db)
    guard let stored = try books.entry(entry),
      let reason = stored.texts.first(where: { $0.name == "reason" })?.text,
      let number = try DecodedEntry(canonical: stored.canonical).facts.first(where: { $0.name == "redemption" })?.value
    else { return }
    try db.run("UPDATE redemption SET reason = NULL WHERE number = ? AND reason = ?", [Int64(number) ?? 0, reason])
  }
}
