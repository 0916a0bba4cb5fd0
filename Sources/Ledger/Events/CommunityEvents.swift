/// A station was added, changed or closed.
public struct StationChange: Hashable, Sendable {
  /// What happened.
  public let action: ChangeAction
  /// The station.
  public let station: Code
  /// Its name after the entry.
  public let name: String
  /// The main station above it after the entry.
  public let parent: Code?

  /// Describes a change.
  public init(action: ChangeAction, station: Code, name: String, parent: Code?) {
    self.action = action
    self.station = station
    self.name = name
    self.parent = parent
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("of", station)
    facts.putText("name", ifPresent: name)
    facts.put("parent", ifPresent: parent)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    station = try facts.code("of")
    name = facts.text("name") ?? ""
    parent = try facts.code(ifPresent: "parent")
  }
}

/// A person was registered, changed or left.
public struct MemberChange: Hashable, Sendable {
  /// What is held on a person; all but station and registration lies beside the chain and goes when the person is erased.
  public struct Person: Hashable, Sendable {
    /// The name; empty once erased.
    public var name: String
    /// The station that the person is registered at.
    public var station: Code
    /// The date of registration.
    public var registered: LocalDate
    /// The date of birth.
    public var birth: LocalDate?
    /// The phone number as it was typed.
    public var phone: String?
    /// The guardian of a minor.
    public var guardian: String?
    /// Anything else.
    public var note: String?
    /// What pools ask of those who receive their hours, such as `alone` or `hardship`; in the order of the codes.
    public var tags: [Code]

    /// Describes a person.
    public init(
      name: String, station: Code, registered: LocalDate, birth: LocalDate? = nil, phone: String? = nil,
      guardian: String? = nil, note: String? = nil, tags: [Code] = []
    ) {
      self.name = name
      self.station = station
      self.registered = registered
      self.birth = birth
      self.phone = phone
      self.guardian = guardian
      self.note = note
      self.tags = tags
    }
  }

  /// Why a member is no longer one.
  public enum Ending: String, CaseIterable, Sendable {
    /// The member left.
    case left
    /// The member died.
    case death
    /// The member was entered twice and has been taken into the other entry.
    case merged
  }

  /// What happened.
  public let action: ChangeAction
  /// The member.
  public let member: MemberNumber
  /// All that is held after the entry.
  public let person: Person
  /// What ended the membership, where somebody said so.
  public let ending: Ending?
  /// Why the member left.
  public let reason: String?

  /// Describes a change.
  public init(
    action: ChangeAction, member: MemberNumber, person: Person, ending: Ending? = nil, reason: String? = nil
  ) {
    self.action = action
    self.member = member
    self.person = person
    self.ending = ending
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("member", member)
    facts.put("home", person.station)
    facts.put("registered", person.registered)
    facts.put("ending", ifPresent: ending?.rawValue)
    facts.putText("name", ifPresent: person.name)
    facts.putText("birth", ifPresent: person.birth?.description)
    facts.putText("phone", ifPresent: person.phone)
    facts.putText("guardian", ifPresent: person.guardian)
    facts.putText("note", ifPresent: person.note)
    let tags = person.tags.map(\.text).joined(separator: ",")
    facts.putText("tags", ifPresent: tags.isEmpty ? nil : tags)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    member = try facts.number("member")
    person = Person(
      name: facts.text("name") ?? "", station: try facts.code("home"), registered: try facts.date("registered"),
      birth: facts.text("birth").flatMap { LocalDate($0) }, phone: facts.text("phone"),
      guardian: facts.text("guardian"), note: facts.text("note"),
      tags: (facts.text("tags") ?? "").split(separator: ",").compactMap { Code($0) })
    ending = try facts.value(ifPresent: "ending") { Ending(rawValue: $0) }
    reason = facts.text("reason")
  }
}

/// A team was added, changed or closed.
public struct TeamChange: Hashable, Sendable {
  /// What happened.
  public let action: ChangeAction
  /// The team.
  public let team: Code
  /// Its name after the entry.
  public let name: String
  /// The station that it belongs to.
  public let station: Code
  /// The brigade above it.
  public let parent: Code?

  /// Describes a change.
  public init(action: ChangeAction, team: Code, name: String, station: Code, parent: Code?) {
    self.action = action
    self.team = team
    self.name = name
    self.station = station
    self.parent = parent
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("team", team)
    facts.put("home", station)
    facts.putText("name", ifPresent: name)
    facts.put("parent", ifPresent: parent)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    team = try facts.code("team")
    station = try facts.code("home")
    name = facts.text("name") ?? ""
    parent = try facts.code(ifPresent: "parent")
  }
}

/// A member joined or left a team; the entry carries the whole period after it.
public struct MembershipChange: Hashable, Sendable {
  /// The team.
  public let team: Code
  /// The member.
  public let member: MemberNumber
  /// The first day in the team, included.
  public let from: LocalDate
  /// The last day in the team, included; nil while it lasts.
  public let until: LocalDate?

  /// Describes a period.
  public init(team: Code, member: MemberNumber, from: LocalDate, until: LocalDate?) {
    self.team = team
    self.member = member
    self.from = from
    self.until = until
  }

  func write(to facts: inout FactWriter) {
    facts.put("team", team)
    facts.put("member", member)
    facts.put("from", from)
    facts.put("until", ifPresent: until)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    team = try facts.code("team")
    member = try facts.number("member")
    from = try facts.date("from")
    until = try facts.date(ifPresent: "until")
  }
}
