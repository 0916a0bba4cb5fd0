package import Ledger

/// A program for accounts in plain text, for whose language a journal can be written.
package enum AccountingDialect: String, CaseIterable, Sendable {
  case hledger
  case ledger
  case beancount

  /// An account's name in the program's language; no two accounts have the same.
  package func name(of account: Account) -> String {
    let parts = Self.parts(of: account)
    guard self == .beancount else { return parts.joined(separator: ":") }
    // Parts begin with a capital or a digit there; codes have neither capitals nor anything else that is forbidden.
    return ([Self.root(of: account)] + parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }).joined(separator: ":")
  }

  private static func parts(of account: Account) -> [String] {
    switch account {
    case .available(let member): ["member", "\(member)", "available"]
    case .held(let member): ["member", "\(member)", "held"]
    case .donatable(let member): ["member", "\(member)", "donatable"]
    case .pool(let pool): ["pool", pool.text]
    case .issued: ["bank", "issued"]
    case .redeemed: ["bank", "redeemed"]
    case .expired: ["bank", "expired"]
    case .opening: ["bank", "opening"]
    case .handedOver: ["bank", "handed-over"]
    case .stock(let gift, let station): ["stock", gift.text, "at", station.text]
    case .supplied(let gift): ["stock", gift.text, "supplied"]
    case .given(let gift): ["stock", gift.text, "given"]
    case .counted(let gift): ["stock", gift.text, "counted"]
    }
  }

  /// Under which of its five roots beancount has an account: what the bank owes to people are liabilities.
  private static func root(of account: Account) -> String {
    switch account {
    case .available, .held, .donatable, .pool: "Liabilities"
    case .stock: "Assets"
    case .issued, .redeemed, .expired, .opening, .handedOver, .supplied, .given, .counted: "Equity"
    }
  }
}
