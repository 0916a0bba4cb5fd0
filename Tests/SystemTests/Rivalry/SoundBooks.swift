import Ledger
import LineProtocol
import TestSupport
import Testing

extension RunningDaemon {
  /// Carries out lines that must all succeed.
  func lay(_ lines: [String]) throws {
    for (line, answer) in zip(lines, try connect().answers(lines)) where !answer.isDone {
      throw UnexpectedRefusal(description: "\(line): \(answer)")
    }
  }

  /// Every account that was ever posted to, with its balance in whole minutes or pieces.
  func balances() throws -> [Account: Int64] {
    var balances: [Account: Int64] = [:]
    for row in try connect().answer("trial-balance").rows {
      let account = try #require(row["account"].flatMap { Account($0) })
      let balance: Int64 = try #require(row["balance"].flatMap { RunningDaemon.amount($0) })
      balances[account] = balance
    }
    return balances
  }

  /// Expects of the books what must hold whatever has happened: sums of zero in each unit, balances within their bounds,
  /// and a proof of the whole journal, which a long one takes some patience for.
  func expectSoundBooks(patienceSeconds: Int = 60, sourceLocation: SourceLocation = #_sourceLocation) throws {
    var sums: [Ledger.Unit: Int64] = [:]
    for (account, balance) in try balances() {
      sums[account.unit, default: 0] += balance
      #expect(account.bounds.contains(balance), "\(account) has \(balance)", sourceLocation: sourceLocation)
    }
    #expect(sums.values.allSatisfy { $0 == 0 }, "\(sums)", sourceLocation: sourceLocation)
    let verdict = try connect(patienceSeconds: patienceSeconds).answer("verify")["verdict"]
    #expect(verdict == "clean", sourceLocation: sourceLocation)
  }

  /// `-1:30` as minutes, or a plain number of pieces.
  private static func amount(_ text: String) -> Int64? {
    let parts = text.drop { $0 == "-" }.split(separator: ":").map { Int64($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil else { return nil }
    let size = parts.count == 2 ? first * 60 + last : first
    return text.hasPrefix("-") ? -size : size
  }
}
