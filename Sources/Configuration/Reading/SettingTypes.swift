import Foundation
import Ledger
import LineProtocol
import TOMLKit

/// The types of settings; each answers the default where a key is absent or, after noting the fault, wrong.
extension SettingsReader {
  mutating func integer(_ key: String, _ range: ClosedRange<Int>, default fallback: Int) -> Int {
    guard let value = take(key) else { return fallback }
    guard let number = value.int, range.contains(number) else {
      fault(
        key,
        Localized(
          "应为 \(range.lowerBound) 到 \(range.upperBound) 之间的整数",
          "must be a whole number from \(range.lowerBound) to \(range.upperBound)"))
      return fallback
    }
    return number
  }

  mutating func flag(_ key: String, default fallback: Bool) -> Bool {
    guard let value = take(key) else { return fallback }
    guard let flag = value.bool else {
      fault(key, Localized("应为 true 或 false", "must be true or false"))
      return fallback
    }
    return flag
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, default fallback: Choice) -> Choice
  where Choice.RawValue == String {
    guard let value = take(key) else { return fallback }
    guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
      let words = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      fault(key, Localized("应为以下之一:\(words)", "must be one of \(words)"))
      return fallback
    }
    return choice
  }

  /// A text that a person reads: not empty, at most 100 characters, no control characters.
  mutating func name(_ key: String, default fallback: String) -> String {
    guard let value = take(key) else { return fallback }
    guard let text = value.string, (1...100).contains(text.count),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      fault(
        key,
        Localized(
          "应为 1 到 100 个字的文字,不含控制字符", "must be text of 1 to 100 characters, without control characters"))
      return fallback
    }
    return text
  }

  /// An absolute path of at most so many bytes.
  mutating func path(_ key: String, maxBytes: Int, default fallback: String) -> String {
    guard let value = take(key) else { return fallback }
    guard let text = value.string, text.hasPrefix("/"), !text.contains("\0"), text.utf8.count <= maxBytes else {
      fault(
        key,
        Localized(
          "应为以 / 开头的完整路径,最多 \(maxBytes) 字节",
          "must be a whole path that begins with / and has at most \(maxBytes) bytes"))
      return fallback
    }
    return text
  }

  /// A whole path, or nothing where the key is missing or empty.
  mutating func path(ifPresent key: String, maxBytes: Int) -> String? {
    guard let value = take(key) else { return nil }
    if value.string == "" { return nil }
    guard let text = value.string, text.hasPrefix("/"), !text.contains("\0"), text.utf8.count <= maxBytes else {
      fault(
        key,
        Localized(
          "应为以 / 开头的完整路径,最多 \(maxBytes) 字节;空着为没有",
          "must be a whole path that begins with / and has at most \(maxBytes) bytes, or empty for none"))
      return nil
    }
    return text
  }

  /// A length of time, `"H:MM"`.
  mutating func duration(_ key: String, _ range: ClosedRange<Minutes>, default fallback: Minutes) -> Minutes {
    guard let value = take(key) else { return fallback }
    guard let minutes = value.string.flatMap(parseDuration), range.contains(minutes) else {
      fault(
        key,
        Localized(
          "应为 \"时:分\" 形式的时长,在 \"\(range.lowerBound)\" 与 \"\(range.upperBound)\" 之间",
          "must be a length of time \"H:MM\" from \"\(range.lowerBound)\" to \"\(range.upperBound)\""))
      return fallback
    }
    return minutes
  }

  /// The identifier of a time zone.
  mutating func timeZone(_ key: String, default fallback: String) -> String {
    guard let value = take(key) else { return fallback }
    guard let identifier = value.string, TimeZone(identifier: identifier) != nil else {
      fault(
        key, Localized("应为时区名称,如 \"Asia/Shanghai\"", "must be the name of a time zone, \"Asia/Shanghai\""))
      return fallback
    }
    return identifier
  }

  /// A list of whole numbers within bounds.
  mutating func integers(_ key: String, _ range: ClosedRange<Int>, default fallback: [Int]) -> [Int] {
    guard let value = take(key) else { return fallback }
    let numbers = value.array?.map { $0.int.flatMap { range.contains($0) ? $0 : nil } }
    guard let numbers, !numbers.contains(nil) else {
      fault(
        key,
        Localized(
          "应为列表,其中每个数是 \(range.lowerBound) 到 \(range.upperBound) 之间的整数",
          "must be a list of whole numbers from \(range.lowerBound) to \(range.upperBound)"))
      return fallback
    }
    return numbers.compactMap { $0 }
  }

  /// A number with at most two decimals, as hundredths; written as a number or as text.
  mutating func hundredths(_ key: String, default fallback: Int) -> Int {
    guard let value = take(key) else { return fallback }
    let text = value.string ?? value.int.map(String.init) ?? value.double.map { "\($0)" }
    guard let hundredths = text.flatMap(Hundredths.parse) else {
      fault(key, Localized("应为数字,最多两位小数,如 4.25", "must be a number with at most two decimals, such as 4.25"))
      return fallback
    }
    return hundredths
  }

  /// A list of texts.
  mutating func texts(_ key: String, default fallback: [String]) -> [String] {
    guard let value = take(key) else { return fallback }
    let texts = value.array?.map(\.string)
    guard let texts, !texts.contains(nil) else {
      fault(key, Localized("应为文字的列表,如 [\"一\", \"二\"]", "must be a list of texts, such as [\"a\", \"b\"]"))
      return fallback
    }
    return texts.compactMap { $0 }
  }

  /// A list of words out of a few.
  mutating func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable>(
    _ key: String, default fallback: Set<Choice>
  ) -> Set<Choice> {
    let texts = texts(key, default: fallback.map(\.rawValue))
    let choices = texts.compactMap { Choice(rawValue: $0) }
    guard choices.count == texts.count else {
      let words = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      fault(key, Localized("每一项应为以下之一:\(words)", "each element must be one of \(words)"))
      return fallback
    }
    return Set(choices)
  }

  /// A list of short codes.
  mutating func codes(_ key: String, default fallback: Set<Code>) -> Set<Code> {
    let texts = texts(key, default: fallback.map(\.text))
    let codes = texts.compactMap { Code($0) }
    guard codes.count == texts.count else {
      fault(
        key,
        Localized("每一项应为代码,由小写字母、数字和 - 组成", "each element must be a code of small letters, digits and hyphens"))
      return fallback
    }
    return Set(codes)
  }

  /// A short code; empty for none.
  mutating func code(_ key: String, default fallback: Code?) -> Code? {
    guard let value = take(key) else { return fallback }
    if value.string == "" { return nil }
    guard let code = value.string.flatMap({ Code($0) }) else {
      fault(key, Localized("应为代码,由小写字母、数字和 - 组成", "must be a code of small letters, digits and hyphens"))
      return fallback
    }
    return code
  }

  /// A list of days, each alone or from one to another: `["2026-05-01..2026-05-05", "2026-06-19"]`.
  mutating func dates(_ key: String, default fallback: Set<LocalDate>) -> Set<LocalDate> {
    var dates: Set<LocalDate> = []
    for text in texts(key, default: fallback.map(\.description)) {
      let ends = text.components(separatedBy: "..").map { LocalDate($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
        last.dayNumber - first.dayNumber < 366
      else {
        fault(
          key,
          Localized(
            "应为日期或起止日期,如 [\"2026-05-01..2026-05-05\", \"2026-06-19\"],一段不超过一年:\(text)",
            "must be dates or dates from..to, [\"2026-05-01..2026-05-05\", \"2026-06-19\"], a year at most: \(text)"))
        return fallback
      }
      dates.formUnion((first.dayNumber...last.dayNumber).compactMap { LocalDate(dayNumber: Int64($0)) })
    }
    return dates
  }

  /// A list of Unix groups, each by name or number.
  mutating func groups(_ key: String, directory: GroupDirectory) -> Set<UInt32> {
    guard let value = take(key) else { return [] }
    guard let items = value.array else {
      fault(key, Localized("应为用户组的列表,如 [\"timebank-admin\"]", "must be a list of groups, [\"timebank-admin\"]"))
      return []
    }
    var groups: Set<UInt32> = []
    for item in items {
      if let number = item.int.flatMap(UInt32.init(exactly:)) {
        groups.insert(number)
      } else if let name = item.string {
        if let number = directory.number(of: name) {
          groups.insert(number)
        } else {
          fault(key, Localized("本机没有用户组 \(name)", "this machine has no group \(name)"))
        }
      } else {
        fault(key, Localized("用户组应写名称或编号", "a group must be a name or a number"))
      }
    }
    return groups
  }
}

private func parseDuration(_ text: String) -> Minutes? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2, (1...6).contains(parts[0].count), parts[1].count == 2,
    parts.allSatisfy({ $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }),
    let hours = Int64(parts[0]), let minutes = Int64(parts[1]), minutes < 60
  else { return nil }
  return Minutes(hours * 60 + minutes)
}
