/// What every entry says of itself, whatever it is about.
public struct EntryHeader: Hashable, Sendable {
  /// The consecutive number of the entry.
  public let number: EntryNumber
  /// What the entry is about.
  public let kind: EntryKind
  /// When it was entered; decides order, past balances and statements.
  public let at: Instant
  /// The effective date: of the service, the membership, the request; decides years, stars and limits.
  public let date: LocalDate
  /// Who did it.
  public let actor: Actor
  /// In which role.
  public let role: Role
  /// At which station, where the business has one.
  public let station: Code?
  /// The idempotency key of the request, where it had one.
  public let key: String?

  /// Puts a header together.
  public init(
    number: EntryNumber, kind: EntryKind, at: Instant, date: LocalDate, actor: Actor, role: Role, station: Code?,
    key: String?
  ) {
    self.number = number
    self.kind = kind
    self.at = at
    self.date = date
    self.actor = actor
    self.role = role
    self.station = station
    self.key = key
  }
}
