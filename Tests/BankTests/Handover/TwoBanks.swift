import Ledger
import LineProtocol
import Rules
import Store
import TestSupport

@testable import Bank

/// Two banks that trust each other, as `jindu` and `xincheng`; a third that nobody knows.
struct TwoBanks {
  let jindu: TestBank
  let xincheng: TestBank

  init(policy: Policy = .withoutBackdating) throws {
    jindu = try TestBank(policy: policy, identityKeys: TestIdentity.keys("j1"))
    xincheng = try TestBank(policy: policy, identityKeys: TestIdentity.keys("x1"))
    for bank in [jindu, xincheng] {
      try bank.lay([
        "station add station=zhan name=志愿服务站",
        "member add no=17 name=张三 station=zhan phone=13800000017 registered=2024-01-05",
        "member add no=18 name=李四 station=zhan registered=2024-01-05",
      ])
    }
    try jindu.done(
      "handover trust bank=xincheng public-key=\(xincheng.end("handover key", "public-key")) name=新城社区时间银行")
    try xincheng.done("handover trust bank=jindu public-key=\(jindu.end("handover key", "public-key")) name=金都社区时间银行")
  }

  /// A document as it stands in a request.
  static func quoted(_ document: String) -> String {
    var bytes: [UInt8] = []
    LineWriter.appendQuoted(document, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The document of a hand-over.
  static func document(_ number: String, in bank: TestBank) throws -> String {
    try bank.done("handover show handover=\(number)")["document"] ?? ""
  }

  /// Has 金都 hand a member over, and gives the file.
  func issue(_ member: Int = 17) throws -> (number: String, file: String) {
    let number = try jindu.done("handover issue member=\(member) to=xincheng")["handover"] ?? ""
    return (number, try Self.document(number, in: jindu))
  }

  /// What an account holds; 0 where it was never used.
  static func balance(_ account: String, in bank: TestBank) throws -> Int64 {
    guard let account = Account(account) else { return 0 }
    return try bank.database.read { try $0.balance(of: account) }
  }

  /// All hours that people and pools have, in both banks and on the way between them.
  func hoursOfAll() throws -> Int64 {
    var sum: Int64 = 0
    for bank in [jindu, xincheng] {
      let balances = try bank.database.read { try $0.trialBalance(through: $0.tail().number) }
      for line in balances {
        switch line.account {
        case .available, .held, .donatable, .pool, .handedOver: sum += line.balance
        default: break
        }
      }
    }
    return sum
  }
}
