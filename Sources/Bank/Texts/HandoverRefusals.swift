import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about hand-overs between banks.
extension Refusal {
  static var noBankKey: Refusal {
    .wrongState(
      [],
      Localized(
        "本行没有密钥,不能签名。请先生成:/usr/lib/timebank/identity-key,再重启服务",
        "This bank has no key to sign with. Make one, /usr/lib/timebank/identity-key, and start the daemon anew"))
  }

  static func notABankKey(_ typed: String) -> Refusal {
    .badValue(
      "public-key", typed,
      Localized(
        "public-key= 应为对方 handover key 给出的 64 位十六进制数",
        "public-key= is the 64 hexadecimal digits that handover key shows at the other bank"))
  }

  static func bankKeyKnown(_ bank: Code) -> Refusal {
    .exists(
      "bank", .code(bank),
      Localized(
        "这把密钥已登记给 \(bank)。请核对,或先 handover distrust bank=\(bank)",
        "This key is that of \(bank). Check it, or first: handover distrust bank=\(bank)"))
  }

  static func noBank(_ bank: Code) -> Refusal {
    .notFound(
      "bank", .code(bank),
      Localized(
        "没有互信的时间银行 \(bank)。请用 handover banks 查看,或由管理员登记:handover trust",
        "There is no trusted bank \(bank); handover banks lists them, handover trust adds one"))
  }

  static func noHandover(_ number: HandoverNumber) -> Refusal {
    .notFound(
      "handover", .number(number),
      Localized("没有第 \(number) 号转接。请用 handover list 查看", "There is no hand-over \(number); handover list shows them"))
  }

  static func redemptionsOpen(_ member: MemberNumber, _ redemptions: [RedemptionNumber]) -> Refusal {
    let list = redemptions.map(\.description)
    return .wrongState(
      [Field("member", .number(member)), Field("redemptions", .list(list))],
      Localized(
        "\(member) 号还有未办结的兑换 \(list.joined(separator: "、"))。请先领取或用 redeem cancel 取消",
        "Member \(member) has open redemptions: \(list.joined(separator: ", ")). Fulfil them, or redeem cancel"))
  }

  static func donatableStays(_ member: MemberNumber, _ donatable: Minutes) -> Refusal {
    .wrongState(
      [Field("member", .number(member)), Field("donatable", .duration(donatable))],
      Localized(
        "\(member) 号还有只能捐赠的时长 \(donatable),不能带走。请先用 donate 捐出",
        "Member \(member) has \(donatable) that can only be donated and cannot go along; donate them first"))
  }

  static func unfitForFile(_ member: MemberNumber) -> Refusal {
    let most = Minutes(HandoverFile.mostMinutes)
    return .wrongState(
      [Field("member", .number(member)), Field("most", .duration(most))],
      Localized(
        "\(member) 号的资料写不成对方能读的转接文件:姓名、电话或监护人含换行等特殊字符,或时间超过 \(most)。请先用 member set 更正",
        "No file that the other bank could read can be made for member \(member): the name, phone or guardian has signs that "
          + "are no text, or there are more hours than \(most). Mend it with member set"))
  }

  /// Whoever is handed over is not erased before the other bank has answered: a refusal brings the hours back.
  static func handoverUnderWay(_ handover: StoredHandover) -> Refusal {
    .wrongState(
      [Field("handover", .number(handover.number)), Field("bank", .code(handover.bank))],
      Localized(
        "第 \(handover.number) 号转接还没有 \(handover.bank) 的回执,若被拒收,时间要退还本人。请先用 handover settle 了结",
        "Hand-over \(handover.number) has no answer of \(handover.bank) yet; were it refused, the hours would come back. First "
          + "handover settle"))
  }

  // MARK: Files

  static var noHandoverFile: Refusal {
    .badValue(
      "file", "…",
      Localized(
        "这不是转接文件,或已残缺。请用对方给的原文件:file=@文件名",
        "This is no file of a hand-over, or not all of it. Take the one that the other bank gave: file=@FILE"))
  }

  static func foreignHandover(from bank: String, key: BankKey) -> Refusal {
    Refusal(
      .notAllowed, [Field("public-key", .text(key.description))],
      Localized(
        "本行不认识「\(bank)」的密钥。请当面核对后登记:handover trust public-key=\(key)",
        "This bank does not know the key of “\(bank)”. Compare it with them, then: handover trust public-key=\(key)"))
  }

  static func handoverFalse(from bank: Code) -> Refusal {
    .badValue(
      "file", "…",
      Localized(
        "文件签名不符:内容在 \(bank) 签发之后被改动过。请向对方重取原文件",
        "The signature is not that of \(bank): the file was changed since. Ask them for it again"))
  }

  static var handoverForAnother: Refusal {
    Refusal(
      .notAllowed, [],
      Localized(
        "这份文件是给另一家时间银行的。本行的密钥见 handover key", "This file is for another bank; handover key shows the key of this one"))
  }

  static func handoverKnown(_ handover: StoredHandover) -> Refusal {
    let isTaken = handover.state == .taken
    return Refusal(
      .exists, [Field("handover", .number(handover.number)), Field("state", .text(handover.state.rawValue))],
      Localized(
        "这份文件本行\(isTaken ? "已接收" : "已拒收")过(第 \(handover.number) 号),不能再办。回执见 handover show",
        "This bank has \(isTaken ? "taken" : "refused") this file already, as hand-over \(handover.number); handover show has the "
          + "answer to it"))
  }

  static func handoverTooOld(until: LocalDate, today: LocalDate) -> Refusal {
    Refusal(
      .tooOld, [Field("until", .date(until)), Field("today", .date(today))],
      Localized(
        "文件已于 \(until) 到期。请用 handover refuse 拒收,把回执交给对方,由对方重新转出",
        "The file was good until \(until). Refuse it with handover refuse, and the other bank can issue it anew"))
  }

  static func handoverAhead(year: Int, today: LocalDate) -> Refusal {
    Refusal(
      .futureDate, [Field("year", .integer(Int64(year))), Field("today", .date(today))],
      Localized(
        "文件里有 \(year) 年的服务,而今天是 \(today)。请核对两家的日期;有误则用 handover refuse 拒收",
        "The file has service of \(year), and today is \(today). Compare the clocks of both banks, or handover refuse it"
      ))
  }

  // MARK: Answers

  static var noReceipt: Refusal {
    .badValue(
      "receipt", "…",
      Localized(
        "这不是转接回执,或已残缺。请用对方 handover show 给出的原文件:receipt=@文件名",
        "This is no answer to a hand-over, or not all of it. Take the other bank's, of handover show: receipt=@FILE"))
  }

  /// A file that was taken elsewhere, and is not in these books, was in books that have been restored since.
  static func receiptOfNothing(_ file: Digest, _ verdict: HandoverReceipt.Verdict) -> Refusal {
    let text =
      switch verdict {
      case .refused: Localized("本行没有转出过这份文件", "This bank has never issued that file")
      case .taken:
        Localized(
          "本行账上没有转出过这份文件,而对方已接收。若本行恢复过备份,该成员的时间现在两家都有:请用 adjust 从本行扣除",
          "These books have not issued that file, and the other bank has taken it. If they were restored from a backup, the "
            + "member's hours are in both banks: take them out here with adjust")
      }
    return .notFound("file", .text(file.description), text)
  }

  static func receiptFalse(_ number: HandoverNumber, bank: Code) -> Refusal {
    .badValue(
      "receipt", "…",
      Localized(
        "回执签名不符:不是 \(bank) 对第 \(number) 号转接的答复。请向对方重取",
        "The signature is not that of \(bank) for hand-over \(number). Ask them for their answer again"))
  }

  static func handoverOver(_ handover: StoredHandover) -> Refusal {
    .wrongState(
      [Field("handover", .number(handover.number)), Field("state", .text(handover.state.rawValue))],
      Localized(
        "第 \(handover.number) 号转接已经办结,不能再办", "Hand-over \(handover.number) is over and cannot be answered again"))
  }
}
