extension JournalEvent {
  /// Whose wallet an administrator lets sink below zero with this entry, and how far; nil where nothing is forced.
  ///
  /// The one rule that both the journal's writer and whoever proves the journal go by.
  public var debt: EntryReversed.Debt? {
    switch self {
    case .reversal(let reversal): JournalEvent.debt(reversal.member, reversal.debt)
    case .undoing(let reversal): reversal.debt
    case .adjustment(let adjustment): JournalEvent.debt(adjustment.member, adjustment.debt)
    case .merge(let merge): JournalEvent.debt(merge.into, merge.debt)
    case .giveBack(let event): event.reversal.flatMap { JournalEvent.debt($0.member, $0.debt) }
    default: nil
    }
  }

  private static func debt(_ member: MemberNumber, _ minutes: Minutes) -> EntryReversed.Debt? {
    minutes.isPositive ? EntryReversed.Debt(member: member, minutes: minutes) : nil
  }
}
