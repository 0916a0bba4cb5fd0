import Ledger
import LineProtocol
import Rules
import Store

/// Judges the rows of a list of balances from older books, each with the rows before it as if they were posted.
final class OpeningSheet: SheetJudge {
  private struct Balance: Hashable {
    let member: MemberNumber
    let minutes: Minutes
    let reason: String
  }

  private let bank: ReadContext
  private var accepted: [Balance: Int64] = [:]
  /// What earlier rows bring in.
  private var planned: [MemberNumber: Minutes] = [:]

  init(_ bank: ReadContext) {
    self.bank = bank
  }

  /// The verdict on a row.
  func judge(line: Int64, _ cells: SheetCells) throws -> SheetVerdict {
    if let verdict = verdictOnNoRecord(line: line, cells) { return verdict }
    var verdict = SheetVerdict(line: line, outcome: .skipped, name: cells["name"] ?? "")
    do {
      let balance = try balance(cells, &verdict)
      if let double = accepted.updateValue(line, forKey: balance) { throw Refusal.doubleOfLine(double) }
      let outcome = try outcome(balance)
      var remark: Localized?
      if case .already = outcome { remark = Localized("已经入账", "Posted already") }
      return SheetVerdict(
        line: line, outcome: outcome, name: verdict.name, member: balance.member, minutes: balance.minutes,
        remark: remark)
    } catch let refusal as Refusal where refusal.code != .internal {
      return SheetVerdict(
        line: line, outcome: .fault(refusal), name: verdict.name, member: verdict.member, minutes: verdict.minutes)
    }
  }

  private func balance(_ cells: SheetCells, _ verdict: inout SheetVerdict) throws -> Balance {
    let member = try SheetPeople(bank).member(cells)
    verdict.member = member.number
    if let other = member.mergedInto { throw Refusal.merged(member.number, into: other) }
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    let minutes = try Request.checkedAmount(SheetReader(cells).minutes())
    verdict.minutes = minutes
    guard let reason = cells["reason"] else { throw Refusal.missingParameter("reason") }
    return Balance(member: member.number, minutes: minutes, reason: reason)
  }

  /// A balance that is in the journal for the same reason is not brought in twice.
  private func outcome(_ balance: Balance) throws -> SheetVerdict.Outcome {
    let same = try bank.books.openings(of: balance.member).filter {
      $0.minutes == balance.minutes && $0.reason == balance.reason
    }
    if same.contains(where: { $0.reversal == nil }) { return .already }
    if let undone = same.last, let reversal = undone.reversal {
      throw Refusal.entryReversed(undone.entry, by: reversal)
    }
    let before = planned[balance.member] ?? .zero
    try bank.requireRoom(for: balance.minutes, in: balance.member, after: before)
    planned[balance.member] = try before.adding(balance.minutes)
    return .opening(OpeningMade(member: balance.member, reason: balance.reason), balance.minutes)
  }
}
