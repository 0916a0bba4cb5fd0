extension Refusal {
  /// A bare word where only `name=value` can stand.
  static func surplusWord(_ word: Word, _ command: CommandDescription) -> Refusal {
    let remedy =
      if command.index(of: word.value) != nil {
        Localized("“\(word.value)”后面要写 = 和值", "\"\(word.value)\" needs an = and a value behind it")
      } else {
        Localized(
          "不明白“\(word.value.clipped)”;各项请写成 名称=值,值里有空格时加引号",
          "\"\(word.value.clipped)\" is a word too many; write name=value, and a value with blanks in quotes")
      }
    return Refusal(
      .badRequest, [Field("pos", .integer(Int64(word.position)))],
      remedy.followed(by: FullWidthHint.hint(for: word.value)).followed(by: example(command)))
  }

  /// A name that the command does not take.
  static func unknownParameter(_ name: String, _ command: CommandDescription) -> Refusal {
    if Catalogue.changeParameters.contains(where: { $0.name == name }) {
      return Refusal(
        .unknownParameter, [Field("name", .text(name))],
        Localized(
          "\(command.name) 不改动账目,不用 \(name)=,请去掉",
          "\(command.name) changes nothing in the books and takes no \(name)=; leave it out"))
    }
    let names = command.allParameters.map(\.name)
    let suggestion = Suggestion.nearest(to: name, among: names).map { "\($0)=" }
    let list = names.map { "\($0)=" }.joined(separator: " ")
    let known =
      names.isEmpty
      ? Localized("这条命令不需要任何参数", "this command takes none")
      : Localized("可用的有:\(list)", "it takes: \(list)")
    let text = Localized("\(command.name) 没有 \(name.clipped)= 这一项", "\(command.name) has no \(name.clipped)=")
      .followed(by: suggestion.map(Localized.didYouMean)).followed(by: known)
    let details = [Field("name", .text(name.clipped))]
    return Refusal(
      .unknownParameter, suggestion.map { details + [Field("suggestion", .text(String($0.dropLast())))] } ?? details,
      text)
  }

  /// A needed parameter that is not there, or is there without a value.
  static func missingParameter(_ parameter: CommandDescription.Parameter, _ command: CommandDescription) -> Refusal {
    let summary = parameter.summary
    return Refusal(
      .missingParameter, [Field("name", .text(parameter.name))],
      Localized(
        "请写明 \(parameter.name)=(\(summary.chinese))", "\(parameter.name)= is needed (\(summary.english))"
      ).followed(by: example(command)))
  }

  /// A value that is not of its parameter's type.
  static func badValue(_ parameter: CommandDescription.Parameter, _ value: String) -> Refusal {
    if parameter.type.isSecret { return badSecret(parameter, value) }
    return badValue(
      parameter.name, value, parameter.type.complaint(about: value), hint: parameter.type.hint(about: value))
  }

  /// A secret that cannot be one; what was typed is not shown, since it may be nearly right.
  private static func badSecret(_ parameter: CommandDescription.Parameter, _ value: String) -> Refusal {
    let complaint = parameter.type.expectation
    return Refusal(
      .badValue, [Field("name", .text(parameter.name))],
      Localized(
        "\(parameter.name)= 不对:\(complaint.chinese)", "\(parameter.name)= will not do: \(complaint.english)"
      ).followed(by: parameter.type.hint(about: value)))
  }

  /// A key with other characters, or of another length, than a key has.
  static func badKey(_ value: String) -> Refusal {
    badValue(
      "key", value,
      Localized("应为 1 到 64 个字母、数字或 . _ : -", "1 to 64 letters, digits or . _ : -"),
      hint: FullWidthHint.hint(for: value))
  }

  private static func badValue(_ name: String, _ value: String, _ complaint: Localized, hint: Localized?) -> Refusal {
    let shown = value.clipped
    return Refusal(
      .badValue, [Field("name", .text(name)), Field("value", .text(shown))],
      Localized("\(name)=\(shown) 不对:\(complaint.chinese)", "\(name)=\(shown) will not do: \(complaint.english)")
        .followed(by: hint))
  }

  private static func example(_ command: CommandDescription) -> Localized {
    Localized("例如:\(command.example)", "for example: \(command.example)")
  }
}

extension ParameterType {
  /// The hint on full-width characters; none for free text, where they are no mistake.
  fileprivate func hint(about value: String) -> Localized? {
    if case .text = self { return nil }
    return FullWidthHint.hint(for: value)
  }
}

extension Localized {
  /// Asks whether a word was meant.
  static func didYouMean(_ word: String) -> Localized {
    Localized("是不是 \(word)?", "did you mean \(word)?")
  }
}

extension String {
  /// The text for a message, cut where it is long.
  var clipped: String {
    let shown = prefix(60)
    return shown.endIndex == endIndex ? self : shown + "…"
  }
}
