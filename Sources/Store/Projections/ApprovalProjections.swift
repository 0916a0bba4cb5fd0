import GRDB
import Ledger

extension Projector {
  func apply(_ event: ApprovalStep, by actor: Actor, entry: Int64) throws {
    switch event.step {
    case .proposed(let proposal):
      try db.run(
        """
        INSERT INTO approval (number, act, command, asker, asker_member, until_day, state, done, journaled, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'proposed', NULL, ?7, ?7)
        """,
        [
          event.approval.value, proposal.act.text, proposal.command, actor.description, proposal.member?.value,
          proposal.until.dayNumber, entry,
        ])
    case .confirmed(let asker, _, let last):
      try decide(event.approval, "confirmed", of: asker, by: actor, done: last.value, entry: entry)
    case .rejected(let asker, _): try decide(event.approval, "rejected", of: asker, by: actor, done: nil, entry: entry)
    case .lapsed: try decide(event.approval, "lapsed", of: nil, by: nil, done: nil, entry: entry)
    }
  }

  private func decide(
    _ approval: ApprovalNumber, _ state: String, of asker: Actor?, by decider: Actor?, done: Int64?, entry: Int64
  ) throws {
    try db.run(
      """
      UPDATE approval SET state = ?, decider = ?, done = ?, entry = ?
      WHERE number = ? AND state = 'proposed' AND asker = coalesce(?, asker)
      """, [state, decider?.description, done, entry, approval.value, asker?.description])
    guard db.changesCount == 1 else {
      throw LedgerError.malformed(reason: "approval \(approval) does not wait, or somebody else asked for it")
    }
  }
}
