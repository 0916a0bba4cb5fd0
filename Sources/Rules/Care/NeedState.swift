/// Where a need stands, and what can be done with it there.
public enum NeedState: String, CaseIterable, Sendable {
  /// Nobody has taken it on.
  case open
  /// A volunteer has taken it on.
  case claimed
  /// A service record meets it.
  case done
  /// Whoever was served has said so of that record.
  case confirmed
  /// Nobody is to do it any more.
  case cancelled

  /// What can be done with a need.
  public enum Act: String, CaseIterable, Sendable {
    /// A volunteer takes it on.
    case claim
    /// The volunteer gives it back.
    case release
    /// A service is recorded for it.
    case meet
    /// Whoever was served says that it was done.
    case confirm
    /// It is taken back.
    case cancel
  }

  /// Where a need stands by what is known of it.
  ///
  /// - Parameters:
  ///   - hasRecord: Whether a record meets it that was neither rejected nor reversed.
  ///   - isConfirmed: Whether that very record was confirmed: one that corrects it is to be confirmed anew.
  public init(isCancelled: Bool, isClaimed: Bool, hasRecord: Bool, isConfirmed: Bool) {
    self =
      if isCancelled { .cancelled } else if hasRecord { isConfirmed ? .confirmed : .done } else {
        isClaimed ? .claimed : .open
      }
  }

  /// Whether something can be done with it.
  public func allows(_ act: Act) -> Bool {
    switch (self, act) {
    case (.open, .claim), (.open, .cancel), (.claimed, .release), (.claimed, .meet), (.claimed, .cancel),
      (.done, .confirm):
      true
    default: false
    }
  }

  /// Whether somebody still has to do it.
  public var isUnmet: Bool { self == .open || self == .claimed }
}
