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
    case .confirmed(_, _, let last): try decide(event.approval, "confirmed", done: last.value, entry: entry)
    case .rejected: try decide(event.approval, "rejected", done: nil, entry: entry)
    case .lapsed: try decide(event.approval, "lapsed", done: nil, entry: entry)
    }
  }

  private func decide(_ approval: ApprovalNumber, _ state: String, done: Int64?, entry: Int64) throws {
    try db.run(
      "UPDATE approval SET state = ?, done = ?, entry = ? WHERE number = ?", [state, done, entry, approval.value])
  }
}
