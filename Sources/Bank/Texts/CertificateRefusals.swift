import Ledger
import LineProtocol

/// Refusals about certificates of service.
extension Refusal {
  static func noCertificate(_ number: CertificateNumber) -> Refusal {
    Refusal(
      .notFound, [Field("certificate", .number(number))],
      Localized(
        "没有第 \(number) 号证明。请用 certificate list 查看", "There is no certificate \(number); certificate list shows them"))
  }

  /// The same whether the number or the code is wrong, so that nobody learns which numbers there are.
  static func certificateUnknown(_ number: CertificateNumber) -> Refusal {
    Refusal(
      .notFound, [Field("certificate", .number(number))],
      Localized(
        "查无此证明:编号或校验码不符。请照证明原样再填一次;仍然不符的,不是本时间银行出具的",
        "No such certificate: number and code do not belong together. Type both as printed; if it stays so, it is not ours"
      ))
  }

  static func certificateSaysOtherwise(
    _ number: CertificateNumber, printed: Minutes, register: Minutes
  ) -> Refusal {
    Refusal(
      .badValue,
      [
        Field("name", .text("minutes")), Field("value", .text(printed.description)),
        Field("certificate", .number(number)), Field("register", .duration(register)),
      ],
      Localized(
        "第 \(number) 号证明登记的时长是 \(register),不是 \(printed)。这份证明可能被改动过,请以登记为准",
        "The register has \(register) for certificate \(number), not \(printed); the paper may have been altered"))
  }

  static func nothingToCertify(_ member: MemberNumber) -> Refusal {
    Refusal(
      .wrongState, [Field("member", .number(member))],
      Localized(
        "\(member) 号成员在这段时间没有已入账的服务记录,不能出具证明。请用 service list 查看",
        "Member \(member) has no posted service in this period to certify; service list shows the records"))
  }

  static func certificateEnded(_ number: CertificateNumber, replacedBy next: CertificateNumber?) -> Refusal {
    Refusal(
      .wrongState,
      [Field("certificate", .number(number))] + (next.map { [Field("replaced-by", .number($0))] } ?? []),
      next.map {
        Localized("第 \(number) 号证明已由第 \($0) 号补发代替", "Certificate \(number) was replaced by certificate \($0)")
      } ?? Localized("第 \(number) 号证明已经撤销", "Certificate \(number) is revoked already"))
  }

  static func periodEndsFirst(_ from: LocalDate, _ until: LocalDate) -> Refusal {
    .badValue(
      "until", until.description,
      Localized("until= 不能早于 from=(\(from))", "until= cannot be before from= (\(from))"))
  }
}
