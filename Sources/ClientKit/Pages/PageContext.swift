import LineProtocol

/// What every page knows: its language, the bank, and of which day and entry of the journal its figures are.
struct PageContext {
  var language: Language
  /// The name of the bank.
  var bank: String
  /// When the figures were read, on the bank's clock, to the minute; empty where the daemon does not say.
  var time: String
  /// The newest entry then.
  var entry: String
  /// Its hash.
  var head: String
  /// The names of the stations by their codes.
  var stations: [String: String] = [:]

  /// The one of two texts that this page has.
  func say(_ chinese: String, _ english: String) -> String { Localized(chinese, english)[language] }

  /// A station as people call it; its code where the bank has no name for it.
  func station(_ code: String) -> String { stations[code] ?? code }

  /// A word of the protocol in the language of the page.
  func word(_ code: String, column: String = "state") -> String {
    CodeWords.text(code, column: column, language) ?? code
  }

  /// A list of codes as people read it.
  func list(_ codes: String, _ shown: (String) -> String) -> String {
    codes.split(separator: ",").map { shown(String($0)) }.joined(separator: say("、", ", "))
  }

  /// A period, as a line below a title.
  func period(_ from: String, _ until: String) -> String {
    switch (from.isEmpty, until.isEmpty) {
    case (true, true): say("全部", "all of it")
    case (true, false): say("截至 \(until)", "until \(until)")
    case (false, true): say("自 \(from) 起", "from \(from) on")
    case (false, false): say("\(from) 至 \(until)", "\(from) to \(until)")
    }
  }
}

/// A whole page.
struct PageDocument {
  let title: String
  let subtitle: String
  let context: PageContext
  /// A class that the page as a whole has.
  var style = ""
  let content: [HTMLNode]

  /// The page as HTML, which needs nothing besides.
  var html: String {
    var page = "<!DOCTYPE html>\n"
    root.write(to: &page)
    return page
  }

  private var root: HTMLNode {
    .element(.html, [.lang: context.language.rawValue], [.element(.head, [:], head), .element(.body, [:], body)])
  }

  private var head: [HTMLNode] {
    [
      .element(.meta, [.charset: "utf-8"]),
      .element(.meta, [.name: "viewport", .content: "width=device-width, initial-scale=1"]),
      // Whatever somebody may have got into a page, nothing is loaded and nothing runs.
      .element(
        .meta,
        [.httpEquivalent: "Content-Security-Policy", .content: "default-src 'none'; style-src 'unsafe-inline'"]),
      .element(.meta, [.name: "generator", .content: "timebank \(Version.current)"]),
      .element(.title, text: "\(title) · \(context.bank)"),
      .stylesheet,
    ]
  }

  private var body: [HTMLNode] {
    let heading: [HTMLNode] = [
      .element(.p, [.cssClass: "bank"], text: context.bank), .element(.h1, text: title),
    ]
    let header = HTMLNode.element(
      .header, [:], heading + (subtitle.isEmpty ? [] : [.element(.p, [.cssClass: "sub"], text: subtitle)]))
    if style.isEmpty { return [header, .element(.main, [:], content), footer] }
    return [.element(.div, [.cssClass: style], [header, .element(.main, [:], content), footer])]
  }

  /// Of what state of the books the page is, so that whoever doubts it can compare.
  private var footer: HTMLNode {
    var lines: [HTMLNode] = []
    if !context.time.isEmpty {
      lines.append(
        .element(.p, text: context.say("数据时间:\(context.time)", "Figures as of \(context.time)")))
    }
    if !context.head.isEmpty {
      lines.append(
        .element(
          .p, [:],
          [
            .text(
              context.say("账本至第 \(context.entry) 号分录,哈希 ", "Journal up to entry \(context.entry), hash ")),
            .element(.code, text: context.head),
          ]))
    }
    return .element(.footer, [:], lines)
  }
}
