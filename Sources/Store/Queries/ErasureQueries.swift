import GRDB
public import Ledger
public import Rules

/// Which of a member's texts are to go, and what else hangs on them.
public struct TextsOfMember: Sendable {
  /// By which rules they go.
  public let rules: ErasureRules
  /// The texts, by entry.
  public let texts: [MemberErased.Texts]
  /// The idempotency keys of the entries that they are of, by whose they were.
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

  /// Every text that is to go when a member is erased, as `ErasureRules` says.
  public func textsToErase(of member: MemberNumber) throws -> TextsOfMember {
    let rules = try erasureRules(for: member)
    var texts: [MemberErased.Texts] = []
    var keys: [(actor: Actor, key: String)] = []
    try eachWithTexts { number, entry in
      let kind = entry.header.kind
      let isOwn = rules.isOwn(entry)
      let going = try self.texts(of: number).filter { rules.goes($0.name, $0.text, of: kind, isOwn: isOwn) }
      guard !going.isEmpty else { return }
      texts.append(MemberErased.Texts(entry: number, names: going.map(\.name).sorted()))
      if let key = entry.header.key { keys.append((entry.header.actor, key)) }
    }
    return TextsOfMember(rules: rules, texts: texts, keys: keys)
  }

  /// The texts of a member's own entries as they are, oldest first; not the words of complaints about the member.
  public func textsShown(of member: MemberNumber) throws -> [(entry: Int64, name: String, text: String)] {
    let rules = try erasureRules(for: member)
    var shown: [(entry: Int64, name: String, text: String)] = []
    try eachWithTexts { number, entry in
      guard rules.isShown(entry) else { return }
      shown += try texts(of: number).map { (number, $0.name, $0.text) }
    }
    return shown
  }

  private func eachWithTexts(_ body: (_ number: Int64, _ entry: DecodedEntry) throws -> Void) throws {
    try db.each(
      "SELECT number, canonical FROM entry WHERE number IN (SELECT entry FROM entry_text) ORDER BY number"
    ) { row in try body(row[0], DecodedEntry(canonical: row.bytes(1))) }
  }

  /// One text that lies beside an entry; nil where there is none.
  public func text(_ name: String, of entry: Int64) throws -> String? {
    try db.first("SELECT text FROM entry_text WHERE entry = ? AND name = ?", [entry, name]) { $0[0] as String }
  }

  private func erasureRules(for member: MemberNumber) throws -> ErasureRules {
    let members = try [member] + mergedInto(member)
    let countsByActivity = try policies().contains { stored in
      stored.policy.settings.contains { ErasureRules.countsByActivity(setting: $0.name, $0.value) }
    }
    return ErasureRules(
      own: try ownNumbers(of: members), names: try names(of: members), countsByActivity: countsByActivity)
  }

  private func names(of members: [MemberNumber]) throws -> Set<String> {
    let texts = try members.flatMap { try memberEntries(of: $0) }.flatMap { try self.texts(of: $0) }
    return Set(texts.filter { ErasureRules.tells($0.name, $0.text) }.map(\.text))
  }

  private func memberEntries(of number: MemberNumber) throws -> [Int64] {
    try db.all(
      """
      SELECT number FROM entry WHERE kind = 'member' AND kind <> 'service'
        AND instr(canonical, CAST(? AS BLOB)) > 0
      """, ["\nfact member \(number)\n"]
    ) { $0[0] as Int64 }
  }

  private func ownNumbers(of members: [MemberNumber]) throws -> ErasureRules.Numbers {
    var own = ErasureRules.Numbers(members: Set(members.map(\.description)))
    for member in members {
      own.records.formUnion(try numbers("record", of: member))
      own.redemptions.formUnion(try numbers("redemption", of: member))
      own.adjustments.formUnion(try numbers("adjustment", of: member))
    }
    return own
  }

  private func numbers(_ table: String, of member: MemberNumber) throws -> [String] {
    try db.all("SELECT number FROM \(table) WHERE member = ?", [member.value]) { "\($0[0] as Int64)" }
  }
}

extension ErasureRules {
  fileprivate func isOwn(_ entry: DecodedEntry) -> Bool {
    isOwn(entry.header.kind, facts: entry.facts.lazy.map { (name: $0.name, value: $0.value) })
  }

  fileprivate func isShown(_ entry: DecodedEntry) -> Bool {
    isShown(entry.header.kind, facts: entry.facts.lazy.map { (name: $0.name, value: $0.value) })
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
  func forgetAnswer(of actor: Actor, key: String, _ unknowable: Digest) throws {
    let (user, member): (UInt32, Int64) =
      switch actor {
      case .user(let id): (id, 0)
      case .member(let number, atKiosk: let id): (id, number.value)
      case .daemon: (0, 0)
      }
    let place: [any SQLValue] = [Int64(user), member, key]
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
