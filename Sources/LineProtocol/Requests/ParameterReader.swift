import Ledger

extension ParameterType {
  /// Reads a value as typed, not empty; nil where it is not of this type.
  func read(_ text: String) -> ParameterValue? {
    switch self {
    case .integer(let range):
      ParameterType.integer(text).flatMap { range.contains($0) ? .integer($0) : nil }
    case .number:
      ParameterType.integer(text).flatMap { $0 > 0 ? .integer($0) : nil }
    case .duration: Minutes(typed: text).map { .duration($0) }
    case .date: ParameterType.date(text).map { .date($0) }
    case .time: LocalTime(text).map { .time($0) }
    case .instant: Instant(typed: text).map { .instant($0) }
    case .code: Code(text).map { .code($0) }
    case .codes: ParameterType.list(text) { Code($0) }.map { .codes($0) }
    case .integers: ParameterType.list(text) { ParameterType.integer($0) }.map { .integers($0) }
    case .choices:
      ParameterType.list(text) { ParameterType.integer($0).flatMap { $0 > 0 ? $0 : nil } }.map { .integers($0) }
    case .text(let maxCharacters), .document(let maxCharacters):
      ParameterType.fits(text, maxCharacters) ? .text(text) : nil
    case .pin: ParameterType.isPIN(text) ? .text(text) : nil
    case .identity: ParameterType.looksLikeIdentity(text) ? .text(text.uppercased()) : nil
    case .flag: text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
    case .choice(let words): words.contains(text) ? .text(text) : nil
    }
  }

  private static func integer(_ text: some StringProtocol) -> Int64? {
    // Swift reads a plus sign too, which nobody types before a number of a member.
    text.utf8.first == UInt8(ascii: "+") ? nil : Int64(text)
  }

  private static func date(_ text: String) -> DateInput? {
    switch text {
    case "today": .today
    case "yesterday": .yesterday
    default: LocalDate(text).map { .on($0) }
    }
  }

  private static func list<Element>(_ text: String, _ read: (Substring) -> Element?) -> [Element]? {
    var elements: [Element] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let element = read(part) else { return nil }
      elements.append(element)
    }
    return elements
  }

  private static func isPIN(_ text: String) -> Bool {
    (4...12).contains(text.utf8.count) && text.utf8.allSatisfy(Byte.isDigit) && Set(text.utf8).count > 1
  }

  private static func looksLikeIdentity(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, let last = bytes.last else { return false }
    return bytes.dropLast().allSatisfy(Byte.isDigit) && (Byte.isDigit(last) || last | 0x20 == UInt8(ascii: "x"))
  }

  private static func fits(_ text: String, _ maxCharacters: Int) -> Bool {
    text.utf8.count <= maxCharacters || text.count <= maxCharacters
  }
}

extension ParameterType {
  /// What is wrong with a value that ``read(_:)`` did not take, and what is expected instead.
  func complaint(about text: String) -> Localized {
    switch self {
    case .duration: ParameterType.durationComplaint(text)
    case .date where ParameterType.looksLikeDate(text):
      Localized("日历上没有这一天", "the calendar has no such day")
    case .text(let maxCharacters), .document(let maxCharacters):
      Localized(
        "最多 \(maxCharacters) 个字,现有 \(text.count) 个", "at most \(maxCharacters) characters, these are \(text.count)")
    case .choice(let words):
      expectation.followed(by: Suggestion.nearest(to: text, among: words).map(Localized.didYouMean))
    default: expectation
    }
  }

  /// What may be typed, in a few words.
  var expectation: Localized {
    switch self {
    case .integer(let range) where range.upperBound == Int64.max:
      Localized("应为不小于 \(range.lowerBound) 的整数", "a whole number of at least \(range.lowerBound)")
    case .integer(let range):
      Localized(
        "应为 \(range.lowerBound) 到 \(range.upperBound) 的整数",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .number: Localized("应为编号,即 1 或更大的整数", "a number given by the bank, 1 or more")
    case .duration: Localized("时长应写作 2:30、90m、2h30m 或 2.5h", "a length of time, as 2:30, 90m, 2h30m or 2.5h")
    case .date:
      Localized("日期应写作 2026-05-04,或 today、yesterday", "a date, as 2026-05-04, or today or yesterday")
    case .time: Localized("时间应写作 08:30(24 小时制)", "a time of day, as 08:30")
    case .instant:
      Localized("时刻应写作 2026-05-04T08:30:00+08:00", "an instant with offset, as 2026-05-04T08:30:00+08:00")
    case .code:
      Localized(
        "代码为 1 到 32 个小写字母、数字或连字号,不以连字号开头",
        "a code: 1 to 32 of a-z, 0-9 and hyphen, the first no hyphen")
    case .codes:
      Localized(
        "应为一个或多个代码,用半角逗号隔开,如 jindu,xincheng", "one or more codes with commas between, as jindu,xincheng")
    case .integers: Localized("应为整数,用半角逗号隔开,如 12,13", "whole numbers with commas between, as 12,13")
    case .document(let maxCharacters):
      Localized(
        "最多 \(maxCharacters) 个字;写 @文件名 则取文件的内容",
        "at most \(maxCharacters) characters; @FILE stands for what is in a file")
    case .text(let maxCharacters): Localized("最多 \(maxCharacters) 个字", "at most \(maxCharacters) characters")
    case .pin:
      Localized("密码为 4 到 12 位数字,不能全是同一个数字", "a PIN: 4 to 12 digits, not all the same")
    case .identity:
      Localized("身份证号为 17 位数字加一位数字或 X", "an identity number: 17 digits, then a digit or X")
    case .choices:
      Localized("应为候选人在名单上的序号,用半角逗号隔开,如 1,3", "places on the ballot's list with commas between, as 1,3")
    case .flag: Localized("应为 true 或 false", "true or false")
    case .choice(let words):
      Localized("只能是 \(words.joined(separator: "、"))", "one of \(words.joined(separator: ", "))")
    }
  }

  private static func durationComplaint(_ text: String) -> Localized {
    let expected = ParameterType.duration.expectation
    if integer(text) != nil {
      return Localized("只写数字,分不清是小时还是分钟", "a bare number could be hours or minutes").followed(by: expected)
    }
    let digits = text.utf8.dropLast().filter { $0 != UInt8(ascii: ".") }
    if text.utf8.last == UInt8(ascii: "h"), !digits.isEmpty, digits.allSatisfy(Byte.isDigit) {
      return Localized("不是整分钟", "no whole number of minutes").followed(by: expected)
    }
    return expected
  }

  private static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      index == 4 || index == 7 ? byte == UInt8(ascii: "-") : Byte.isDigit(byte)
    }
  }
}
