import Ledger
import LineProtocol

/// The refusals that a session raises itself.
extension Refusal {
  static let tooLong = Refusal(
    .tooLong, [Field("max-line", .integer(Int64(LineLimits.maxLineBytes)))],
    Localized(
      "这一行超过 \(LineLimits.maxLineBytes) 字节,未执行;请缩短文字或分几次发送",
      "this line has more than \(LineLimits.maxLineBytes) bytes and was not carried out; shorten it or send it in parts"
    ))

  static let incompleteLine = Refusal(
    .incompleteLine, [],
    Localized("最后一行没有换行符,未执行;请补上换行后重发", "the last line had no line feed and was not carried out; end it with one"))

  static let noBatch = Refusal(
    .wrongState, [], Localized("没有正在进行的批次,请先用 begin 开始", "no batch is open; say begin first"))

  static let tooManyBatches = Refusal(
    .busy, [],
    Localized("正在进行的批次太多,请用 abort 结束后稍后重试", "too many batches are open; say abort and try again in a moment"))

  static func notInBatch(_ command: String) -> Refusal {
    Refusal(
      .wrongState, [Field("command", .text(command))],
      Localized(
        "批次中不能使用 \(command);请先用 commit 执行或用 abort 放弃",
        "\(command) cannot stand in a batch; say commit or abort first"))
  }

  static func unknownKind(_ code: Code) -> Refusal {
    let known = EntryKind.allCases.map(\.rawValue).joined(separator: " ")
    return Refusal(
      .badValue, [Field("name", .text("kinds")), Field("value", .code(code))],
      Localized("没有 \(code) 这种分录;可用:\(known)", "there is no kind of entry \(code); there are: \(known)"))
  }
}
