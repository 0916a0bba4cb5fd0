import Ledger
import LineProtocol

/// Refusals about entries that are to be undone.
extension Refusal {
  static func notReversibleHere(_ entry: Int64, kind: EntryKind) -> Refusal {
    let remedy =
      switch kind {
      case .service: Localized("请用 service reverse", "Use service reverse")
      case .merge: Localized("合并不能撤销,请把记录逐条更正", "A merge is not undone: correct the records one by one")
      case .hold: Localized("请用 redeem cancel 取消其兑换", "Cancel its redemption with redeem cancel")
      case .redemption, .exchange: Localized("请用 redeem return 退回其兑换", "Take its redemption back with redeem return")
      case .release, .return: Localized("请用 redeem request 重新申请", "Request it anew with redeem request")
      case .reversal: Localized("冲正不能再冲正,请重新录入", "A reversal is not reversed: enter it anew")
      default: Localized("它没有过账,请直接更改所述事项", "It moves nothing: change what it is about")
      }
    return Refusal(
      .notAllowed, [Field("entry", .integer(entry)), Field("kind", .text(kind.rawValue))],
      Localized(
        "第 \(entry) 号分录(\(kind.rawValue))不能在这里冲正。\(remedy.chinese)",
        "Entry \(entry) (\(kind.rawValue)) cannot be undone here. \(remedy.english)"))
  }

  static func entryReversed(_ entry: Int64, by reversal: Int64) -> Refusal {
    Refusal(
      .alreadyReversed, [Field("entry", .integer(entry)), Field("reversal", .integer(reversal))],
      Localized(
        "第 \(entry) 号分录已由第 \(reversal) 号分录冲正。如需恢复请重新录入",
        "Entry \(entry) was undone by entry \(reversal). Enter it anew instead"))
  }
}
