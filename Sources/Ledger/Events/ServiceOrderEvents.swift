/// One of the two who know whether a service was done.
public enum ServiceSide: String, CaseIterable, Sendable {
  /// Who does the service.
  case provider
  /// Who redeems hours for it.
  case requester
}

/// A service was given to a provider: its hold does not lapse any more, and words given before count no longer.
public struct ServiceAssigned: Hashable, Sendable {
  /// The redemption.
  public let redemption: RedemptionNumber
  /// Who is to do the service.
  public let provider: MemberNumber
  /// The day that was agreed on; nil for none.
  public let agreed: LocalDate?

  /// Describes an assignment.
  public init(redemption: RedemptionNumber, provider: MemberNumber, agreed: LocalDate?) {
    self.redemption = redemption
    self.provider = provider
    self.agreed = agreed
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    facts.put("provider", provider)
    facts.put("agreed", ifPresent: agreed)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    provider = try facts.number("provider")
    agreed = try facts.date(ifPresent: "agreed")
  }
}

/// When a service was done, and how long it took, as its provider says.
public struct ServiceDone: Hashable, Sendable {
  /// How long.
  public let minutes: Minutes
  /// On which day.
  public let date: LocalDate
  /// When it began.
  public let start: LocalTime?
  /// When it ended; a time before the start is on the next day.
  public let end: LocalTime?

  /// Describes a service that was done.
  public init(minutes: Minutes, date: LocalDate, start: LocalTime?, end: LocalTime?) {
    self.minutes = minutes
    self.date = date
    self.start = start
    self.end = end
  }

  func write(to facts: inout FactWriter) {
    facts.put("minutes", minutes)
    facts.put("done", date)
    facts.put("start", ifPresent: start)
    facts.put("end", ifPresent: end)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    minutes = try facts.minutes("minutes")
    date = try facts.date("done")
    start = try facts.time(ifPresent: "start")
    end = try facts.time(ifPresent: "end")
  }
}

/// One side said that a service was done; the other's word, or an operator's, completes it.
public struct ServiceWordGiven: Hashable, Sendable {
  /// What was said.
  public enum Word: Hashable, Sendable {
    /// The provider says when it was and how long it took.
    case provider(ServiceDone)
    /// The requester says that it was done.
    case requester
  }

  /// The redemption.
  public let redemption: RedemptionNumber
  /// What was said.
  public let word: Word

  /// Describes a word.
  public init(redemption: RedemptionNumber, word: Word) {
    self.redemption = redemption
    self.word = word
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    switch word {
    case .provider(let done):
      facts.put("word", ServiceSide.provider.rawValue)
      done.write(to: &facts)
    case .requester: facts.put("word", ServiceSide.requester.rawValue)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    switch try facts.value("word", { ServiceSide(rawValue: $0) }) {
    case .provider: word = .provider(try ServiceDone(facts))
    case .requester: word = .requester
    }
  }
}

/// The two sides of a service disagree: an operator decides.
public struct ServiceDisputed: Hashable, Sendable {
  /// The redemption.
  public let redemption: RedemptionNumber
  /// What they disagree about.
  public let reason: String

  /// Describes a dispute.
  public init(redemption: RedemptionNumber, reason: String) {
    self.redemption = redemption
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    reason = facts.text("reason") ?? ""
  }
}
