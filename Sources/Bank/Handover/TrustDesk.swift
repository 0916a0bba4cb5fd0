import Ledger
import LineProtocol
import Store

/// Which other banks' signatures are taken for true: `handover key|trust|distrust|banks`.
enum TrustDesk {
  static func key(_ request: Request, _ bank: ReadContext) throws -> Reply {
    guard let key = bank.bankKey else { throw Refusal.noBankKey }
    return Reply(fields: [Field("bank", .text(bank.profile.name)), Field("public-key", .text(key.description))])
  }

  static func trust(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let code = try request.neededCode("bank")
    let typed = try request.neededText("public-key")
    guard let key = BankKey(typed) else { throw Refusal.notABankKey(typed) }
    if let other = try bank.books.trustedBank(by: key), other.bank != code {
      throw Refusal.bankKeyKnown(other.bank)
    }
    let known = try bank.books.trustedBank(code)?.trust
    let name = request.text("name") ?? known?.name ?? code.text
    let action: ChangeAction = known == nil ? .add : .set
    return try append(BankTrust(action: action, bank: code, name: name, key: key), bank)
  }

  static func distrust(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let trust = try bank.read.requireTrusted(try request.neededCode("bank"))
    return try append(BankTrust(action: .close, bank: trust.bank, name: trust.name, key: trust.key), bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    Reply(rows: try bank.books.trustedBanks().map { row($0.trust) + [Field("entry", .integer($0.entry))] })
  }

  private static func append(_ trust: BankTrust, _ bank: ChangeContext) throws -> Reply {
    let entry = try bank.append(.trust(trust))
    return Reply(fields: row(trust) + [entry])
  }

  private static func row(_ trust: BankTrust) -> Reply.Row {
    [
      Field("bank", .code(trust.bank)), Field("name", .text(trust.name)),
      Field("public-key", .text(trust.key.description)),
      Field("state", .text(trust.action == .close ? "closed" : "trusted")),
    ]
  }
}

extension ReadContext {
  /// A bank that is trusted now.
  func requireTrusted(_ code: Code) throws -> BankTrust {
    guard let trust = try books.trustedBank(code)?.trust, trust.action != .close else { throw Refusal.noBank(code) }
    return trust
  }
}
