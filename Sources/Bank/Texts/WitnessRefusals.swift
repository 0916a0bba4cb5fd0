import Ledger
import LineProtocol

/// Refusals of what outside witnesses ask for.
extension Refusal {
  static let textsDenied = Refusal(
    .denied, [Field("name", .text("texts"))],
    Localized(
      "texts=true 会带出姓名、电话等个人信息,只有管理员可以导出。请去掉 texts=true",
      "texts=true carries personal data, which only an administrator may export. Leave it out"))

  static func notAHash(_ text: String) -> Refusal {
    .badValue(
      "head", text,
      Localized("head= 应为 64 位十六进制数字(0-9、a-f),请照公布的原样填写", "head= is 64 hex digits (0-9, a-f), exactly as published"))
  }

  /// An entry that has another hash than the one somebody has from elsewhere; the bank's own chain may well be whole.
  static func otherHead(_ entry: Int64, published: Digest, found: Digest) -> Refusal {
    Refusal(
      .corrupt,
      [
        Field("entry", .integer(entry)), Field("place", .text("head")), Field("found", .text(found.description)),
        Field("published", .text(published.description)),
      ],
      Localized(
        "第 \(entry) 号分录的哈希与公布的不同。请先核对是否抄错;若没有抄错,说明该分录或更早的分录被改写过,请联系审计人员",
        "The hash of entry \(entry) is not the published one. Check first that it was copied rightly; if it was, that "
          + "entry or an earlier one has been rewritten: tell the auditor"))
  }
}
