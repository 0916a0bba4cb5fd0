import Ledger
import Store

/// Proves a whole ledger that lies in a file of its own: its pages, the hash chain, and everything that follows from it.
enum CopyProof {
  /// Proves the copy.
  ///
  /// Of a copy with an older schema the journal alone is proved, which never changes its form; its projections are once
  /// it has been migrated.
  ///
  /// - Returns: The end of the journal.
  /// - Throws: `StoreError.damaged` with the first thing that is wrong, or what `pause` throws.
  static func prove(
    _ copy: LedgerCopy, pause: @escaping () throws -> Void = {}, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws -> JournalTail {
    try copy.checkPages(pause: pause)
    guard copy.isCurrent else {
      return try Verifier(copy, judge: { _, _, _ in }, pause: pause).run(journalOnly: true, progress: progress)
    }
    if let damage = try copy.checkSchema() { throw StoreError.damaged(damage) }
    let profile: BankProfile
    do {
      profile = try Founder.profile(of: copy)
    } catch BankFault.noFounding(let reason) {
      throw StoreError.damaged(Damage(entry: nil, place: "bank", reason: reason))
    }
    try copy.checkSeals(pause: pause)
    return try Verifier(copy, judge: StarJudge(profile: profile).judge, pause: pause).run(progress: progress)
  }
}
