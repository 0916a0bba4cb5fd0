import LineProtocol

/// What the `OK` line of a reply says, in sentences for people.
struct ReplySentences {
  let language: Language
  /// Whether the command changes the bank, so that `entry=` is the entry that it was journaled with.
  let isChange: Bool

  /// Whether ``sentences(_:rowCount:)`` speaks of a name on the `OK` line; all others are shown as values.
  func speaks(of name: String) -> Bool {
    switch name {
    case "rows", "more", "replayed", "dry", "queued", "lines": true
    case "entry": isChange
    default: false
    }
  }

  /// The sentences, in the order in which they matter.
  ///
  /// - Parameter rowCount: How many data lines came; nil for a command that never has any.
  func sentences(_ fields: DaemonFields, rowCount: Int?) -> [String] {
    var texts: [Localized] = []
    if let rowCount, rowCount != 1 { texts.append(count(rowCount)) }
    if fields["dry"] == "true" {
      texts.append(Localized("以上只是试算,没有入账。", "This was only a trial; nothing was booked."))
    } else if fields["replayed"] == "true" {
      texts.append(
        Localized("这件事先前已经办过,没有重复办理。", "This had been done before under the same key; it was not done twice."))
    }
    if let approval = fields["approval"], !approval.isEmpty {
      let number = CellText.harmless(approval)
      texts.append(
        Localized(
          "尚未办理:须由另一位管理员复核,即 approval confirm --approval \(number)。",
          "Not done yet: another administrator has to agree, by approval confirm --approval \(number)."))
    } else if isChange, let entry = fields["entry"], fields["dry"] != "true" {
      texts.append(Localized("已入账,分录号 \(entry)。", "Journaled as entry \(entry)."))
    }
    if let queued = fields["queued"] {
      texts.append(Localized("已排入本批第 \(queued) 行。", "Queued as line \(queued) of the batch."))
    }
    if let lines = fields["lines"] {
      texts.append(
        Localized("整批 \(lines) 行已办理。", "The whole batch was carried out: \((Int(lines) ?? 0).counted("line"))."))
    }
    if let more = fields["more"], !more.isEmpty {
      let after = CellText.harmless(more)
      texts.append(
        Localized("后面还有;要看下一页,请加 --after \(after)", "There is more; for the next page add --after \(after)"))
    }
    return texts.map { $0[language] }
  }

  private func count(_ rows: Int) -> Localized {
    rows == 0
      ? Localized("没有符合的内容。", "Nothing found.")
      : Localized("共 \(rows) 行。", "\(rows.counted("row")).")
  }
}
