import Ledger
import LineProtocol
import Store

/// The books at an instant, account by account, or summed by unit or by station: `trial-balance`.
enum TrialBalance {
  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let at = try request.instant("at").map { try bank.books.lastEntry(at: $0) }
    let lines = try bank.books.trialBalance(through: at ?? bank.books.tail().number)
    switch request.text("by") {
    case "unit": return Reply(rows: try rows(lines) { _ in nil })
    case "station":
      let homes = try bank.books.homes(through: at)
      return Reply(rows: try rows(lines) { station(of: $0, homes) })
    default:
      return Reply(
        rows: lines.map { line in
          row(
            account: line.account.description, line.account.unit, JournalDesk.amount(line.balance, line.account),
            station: nil, accounts: 1)
        })
    }
  }

  /// Where an account belongs: a wallet to the member's home, a shelf to its station; all else to the bank as a whole.
  private static func station(of account: Account, _ homes: [MemberNumber: Code]) -> Code? {
    switch account {
    case .available(let member), .held(let member), .donatable(let member): homes[member]
    case .stock(_, let station): station
    default: nil
    }
  }

  private struct Group: Hashable {
    let station: Code?
    let unit: Unit
  }

  /// A sum for each station and unit, what belongs to no station last.
  private static func rows(_ lines: [AccountBalance], station: (Account) -> Code?) throws -> [Reply.Row] {
    let groups = Dictionary(grouping: lines) { Group(station: station($0.account), unit: $0.account.unit) }
    let ordered = groups.sorted { left, right in
      func key(_ group: Group) -> (Int, String, String) {
        (group.station == nil ? 1 : 0, group.station?.text ?? "", group.unit.description)
      }
      return key(left.key) < key(right.key)
    }
    return try ordered.map { group, lines in
      var sum: Int64 = 0
      for line in lines {
        let (next, overflow) = sum.addingReportingOverflow(line.balance)
        guard !overflow else { throw LedgerError.overflow }
        sum = next
      }
      return row(
        account: nil, group.unit, group.unit == .minutes ? Minutes(sum).description : String(sum),
        station: group.station, accounts: lines.count)
    }
  }

  private static func row(
    account: String?, _ unit: Unit, _ balance: String, station: Code?, accounts: Int
  ) -> Reply.Row {
    [
      Field("account", .optional(account, Value.text)), Field("unit", .text(unit.description)),
      Field("balance", .text(balance)), Field("station", .optional(station, Value.code)),
      Field("accounts", .integer(Int64(accounts))),
    ]
  }
}
