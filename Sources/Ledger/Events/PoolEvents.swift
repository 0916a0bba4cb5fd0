/// A public-welfare pool was founded or changed; the entry carries all its terms after it.
public struct PoolChange: Hashable, Sendable {
  /// What a pool asks of those who receive its hours, and what it gives by itself.
  public struct Terms: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The age in completed years from which a member can receive hours; nil for any.
    public var minAge: Int?
    /// The tags that a member must have, all of them.
    public var tags: [Code]
    /// What it gives every month to every member who meets these criteria; nil where it gives nothing by itself.
    public var allowance: Allowance?

    /// Describes terms.
    public init(name: String, minAge: Int? = nil, tags: [Code] = [], allowance: Allowance? = nil) {
      self.name = name
      self.minAge = minAge
      self.tags = tags
      self.allowance = allowance
    }
  }

  /// What a pool gives every month.
  public struct Allowance: Hashable, Sendable {
    /// How much to each.
    public let minutes: Minutes
    /// On which day of the month, 1 to 28.
    public let day: Int
    /// The day on which it was set; the first one is given after it.
    public let since: LocalDate

    /// Describes an allowance.
    public init(minutes: Minutes, day: Int, since: LocalDate) {
      self.minutes = minutes
      self.day = day
      self.since = since
    }
  }

  /// `add` or `set`.
  public let action: ChangeAction
  /// The pool.
  public let pool: Code
  /// Its terms after the entry.
  public let terms: Terms

  /// Describes a pool.
  public init(action: ChangeAction, pool: Code, terms: Terms) {
    self.action = action
    self.pool = pool
    self.terms = terms
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("of", pool)
    facts.put("min-age", ifPresent: terms.minAge)
    facts.put("tag", each: terms.tags)
    if let allowance = terms.allowance {
      facts.put("allowance", allowance.minutes)
      facts.put("day", allowance.day)
      facts.put("since", allowance.since)
    }
    facts.putText("name", ifPresent: terms.name)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    // Until pools could be changed, every entry about one was that of its founding and did not say so.
    action = try facts.value(ifPresent: "action") { ChangeAction(rawValue: $0) } ?? .add
    pool = try facts.code("of")
    var allowance: Allowance?
    if let minutes = try facts.minutes(ifPresent: "allowance") {
      allowance = Allowance(
        minutes: minutes, day: Int(clamping: try facts.integer("day")), since: try facts.date("since"))
    }
    terms = Terms(
      name: facts.text("name") ?? "", minAge: try facts.integer(ifPresent: "min-age").map { Int(clamping: $0) },
      tags: try facts.values("tag") { Code($0) }, allowance: allowance)
  }
}

/// The day of a pool's monthly allowances came: they were given, or the pool had too little for all.
public struct AllowanceMonth: Hashable, Sendable {
  /// The pool.
  public let pool: Code
  /// The month, as `2026-05`.
  public let month: String
  /// How many members met the criteria.
  public let members: Int
  /// How much each of them was to get.
  public let minutes: Minutes
  /// What the pool had.
  public let available: Minutes
  /// Whether they got it; otherwise nobody got anything.
  public let isGiven: Bool

  /// Describes a month.
  public init(pool: Code, month: String, members: Int, minutes: Minutes, available: Minutes, isGiven: Bool) {
    self.pool = pool
    self.month = month
    self.members = members
    self.minutes = minutes
    self.available = available
    self.isGiven = isGiven
  }

  func write(to facts: inout FactWriter) {
    facts.put("pool", pool)
    facts.put("month", month)
    facts.put("members", members)
    facts.put("minutes", minutes)
    facts.put("available", available)
    facts.put("given", isGiven)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    pool = try facts.code("pool")
    month = try facts.string("month")
    members = Int(clamping: try facts.integer("members"))
    minutes = try facts.minutes("minutes")
    available = try facts.minutes("available")
    isGiven = try facts.value("given") { Bool($0) }
  }
}
