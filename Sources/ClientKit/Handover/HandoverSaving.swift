import LineProtocol

/// `timebank handover save`: the file that goes to another bank, fetched and written for its owner alone.
struct HandoverSaving: Hashable {
  let number: Int64
  let path: String

  func run(
    _ session: BankSession, makeFile: (String) throws(ClientFailure) -> NewFile
  ) throws(RequestStop) {
    let reply = try session.ask("handover show", [Word(name: "handover", value: String(number))])
    guard let document = reply["document"], !document.isEmpty else { throw .failed(.noDocument(number)) }
    try RequestStop.from { () throws(ClientFailure) in try makeFile(path).put(Array(document.utf8)) }
  }
}

extension ClientFailure {
  fileprivate static func noDocument(_ number: Int64) -> ClientFailure {
    ClientFailure(
      "not-found", .data,
      Localized("第 \(number) 号转接没有文件:成员的信息已经删除", "Hand-over \(number) has no file: what was personal has been erased"),
      remedy: Localized("请用 handover list 查看", "handover list shows what there is"))
  }
}
