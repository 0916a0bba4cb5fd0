import GRDB
import Ledger

extension Projector {
  func apply(_ event: BankTrust, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO trusted_bank (code, name, key, ended, entry) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (code) DO UPDATE SET name = ?2, key = ?3, ended = ?4, entry = ?5
      """,
      [event.bank.text, event.name, event.key.description, event.action == .close ? 1 : 0, entry])
  }

  func apply(_ event: HandoverStep, entry: Int64) throws {
    let number = event.handover
    switch event.step {
    case .issued(let issue):
      try add(number, "out", issue.file, issue.bank, event.member, issue.minutes, "issued", entry)
    case .taken(let answer):
      try add(number, "in", answer.file, answer.bank, event.member, answer.minutes, "taken", entry)
    case .refused(let answer, _):
      try add(number, "in", answer.file, answer.bank, nil, answer.minutes, "refused", entry)
    case .settled: try end(number, "settled", entry)
    case .recalled: try end(number, "recalled", entry)
    }
  }

  private func add(
    _ number: HandoverNumber, _ direction: String, _ file: Digest, _ bank: Code, _ member: MemberNumber?,
    _ minutes: Minutes, _ state: String, _ entry: Int64
  ) throws {
    try db.run(
      """
      INSERT INTO handover (number, direction, file, bank, member, minutes, state, journaled, entry)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
      """,
      [number.value, direction, file.description, bank.text, member?.value, minutes.count, state, entry])
  }

  /// What has been answered once is never answered again.
  private func end(_ number: HandoverNumber, _ state: String, _ entry: Int64) throws {
    try db.run(
      "UPDATE handover SET state = ?2, entry = ?3 WHERE number = ?1 AND state = 'issued'",
      [number.value, state, entry])
    guard db.changesCount == 1 else {
      throw LedgerError.malformed(reason: "hand-over \(number) is not under way")
    }
  }
}
