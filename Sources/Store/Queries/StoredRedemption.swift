public import Ledger

/// A redemption as it stands.
public struct StoredRedemption: Hashable, Sendable {
  /// Where a redemption stands.
  public enum State: String, CaseIterable, Sendable {
    /// Hours are held.
    case requested
    /// Hours are held for a service that has a provider.
    case assigned
    /// Hours are held for a service about which its two sides disagree.
    case disputed
    /// Done.
    case fulfilled
    /// Done, and taken back afterwards.
    case returned
    /// Taken back by somebody before it was done.
    case cancelled
    /// The hold went by.
    case lapsed

    /// Whether hours are held for it.
    public var isOpen: Bool { [.requested, .assigned, .disputed].contains(self) }
  }

  /// What was requested.
  public let request: RedemptionRequested
  /// The date of the request.
  public let date: LocalDate
  /// Where it stands.
  public let state: State
  /// Who does the service, or did it.
  public let provider: MemberNumber?
  /// The provider's service record.
  public let record: RecordNumber?
  /// Why it ended, or what is disputed.
  public let reason: String?
  /// The day on which the service was to be done.
  public let agreed: LocalDate?
  /// What the provider said was done.
  public let said: ServiceDone?
  /// Whether the requester said that the service was done.
  public let hasRequesterWord: Bool

  /// Whose words were given, in the order of the sides.
  public var words: [ServiceSide] {
    (said == nil ? [] : [.provider]) + (hasRequesterWord ? [.requester] : [])
  }

  /// Whether a service should have been done before a day and is not.
  public func isLate(on today: LocalDate) -> Bool {
    guard state == .assigned, let agreed else { return false }
    return agreed < today
  }
}

/// Which redemptions a list is to have; nil asks nothing.
public struct RedemptionFilter: Hashable, Sendable {
  /// Where the redemptions stand.
  public enum Standing: Hashable, Sendable {
    /// In this state.
    case state(StoredRedemption.State)
    /// Hours are held for them.
    case open
    /// Services that should have been done before this day.
    case late(LocalDate)
  }

  /// Whose.
  public var member: MemberNumber?
  /// By whom.
  public var provider: MemberNumber?
  /// For what.
  public var offer: Code?
  /// Where.
  public var station: Code?
  /// With which collection code.
  public var collectionCode: String?
  /// How they stand.
  public var standing: Standing?

  /// Asks nothing.
  public init() {}
}
