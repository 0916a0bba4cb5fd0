import Foundation
import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `The desk's screen` {
  /// A page and how one gets there.
  struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    let play: @Sendable (DeskBench) -> Void

    var testDescription: String { name }
  }

  static let scenes: [Scene] = [
    Scene(name: "home") { _ in },
    Scene(name: "found") {
      $0.type("zs")
      $0.press(.down)
    },
    Scene(name: "member") {
      $0.type("zs")
      $0.press(.enter)
    },
    Scene(name: "record") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("12小时30分")
      $0.press(.enter)
      $0.type("养老中心包水饺")
    },
    Scene(name: "record-unconnected") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("12")
      $0.press(.enter, .enter, .enter)
      $0.cut()
    },
    Scene(name: "kept") {
      $0.type("zs")
      $0.press(.enter)
      $0.cut()
      $0.type("12:30")
      $0.press(.enter, .enter, .enter)
    },
    Scene(name: "check-in") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("2")
    },
    Scene(name: "check-out") {
      $0.press(.enter)
      $0.type("2")
    },
    Scene(name: "offers") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("3")
      $0.press(.down)
    },
    Scene(name: "redeem") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("3")
      $0.press(.down, .enter)
    },
    Scene(name: "redeemed") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("3")
      $0.press(.down, .enter, .enter)
    },
    Scene(name: "hand-out") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("4")
      $0.type("48")
    },
    Scene(name: "hand-out-question") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("4")
      $0.type("4827")
      $0.press(.enter)
    },
    Scene(name: "found-by-code") { $0.type("4827") },
    Scene(name: "cancel") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("5")
      $0.type("点错了")
    },
    Scene(name: "cancel-question") {
      $0.type("zs")
      $0.press(.enter)
      $0.type("5")
      $0.press(.enter)
    },
    Scene(name: "leaving") { $0.press(.escape) },
  ]

  /// Where the expected screens lie; `TIMEBANK_SNAPSHOTS=write` writes them anew, to be looked at before they are kept.
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Screens")

  @Test(arguments: scenes, Language.allCases)
  func `is as it was looked at, at 80 by 24`(_ scene: Scene, _ language: Language) throws {
    let bench = DeskBench.open(language)
    scene.play(bench)
    let frame = DeskFrame(bench.desk, rows: 24, columns: 80)
    #expect(frame.lines.count == 24)
    for line in frame.lines { #expect(line.width <= 80) }
    let file = Self.folder.appendingPathComponent("\(scene.name).\(language.rawValue).txt")
    if ProcessInfo.processInfo.environment["TIMEBANK_SNAPSHOTS"] == "write" {
      try (bench.screen() + "\n").write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try bench.screen() + "\n" == String(contentsOf: file, encoding: .utf8))
  }

  @Test(arguments: scenes, Language.allCases)
  func `shows every key that works, and the last line is for keys`(_ scene: Scene, _ language: Language) {
    let keys: [(Key, String)] = [
      (.enter, "Enter"), (.escape, "Esc"), (.up, "Up/Down"), (.down, "Up/Down"), (.left, "Left/Right"),
      (.right, "Left/Right"), (.tab, "Tab"), (.backspace, "Backspace"), (.character("1"), "1"), (.character("2"), "2"),
      (.character("3"), "3"), (.character("4"), "4"), (.character("5"), "5"), (.character("x"), "x"),
    ]
    for (key, name) in keys {
      let bench = DeskBench.open(language)
      scene.play(bench)
      let before = DeskFrame(bench.desk, rows: 24, columns: 80)
      let hints = bench.desk.hints
      // Where something is typed, letters and digits go there.
      if case .character = key, before.cursor != nil { continue }
      let sent = bench.sent.count
      bench.press(key)
      let works =
        DeskFrame(bench.desk, rows: 24, columns: 80) != before || bench.sent.count > sent || !bench.effects.isEmpty
      let isLost = scene.name.hasSuffix("unconnected") || scene.name == "kept"
      if works, !isLost || bench.sent.count > sent {
        #expect(hints.contains { $0.key.english == name }, "\(name) works and is not shown")
      }
      for hint in hints { #expect(before.lines.suffix(3).contains { $0.text.contains(hint.key[language]) }) }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `is never wider or higher than the terminal, whatever names and keys come`(_ seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let bench = DeskBench.open(seed.isMultiple(of: 2) ? .chinese : .english)
    func quoted() -> String {
      var bytes: [UInt8] = []
      LineWriter.appendValue(
        RandomText.text(20, using: &generator, and: ["\n", "\u{1B}[2J", "\u{202E}", "长"]), to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    let names = (0..<20).map { _ in quoted() }
    bench.answer = { line in
      let name = { (place: Int) in names[(line.utf8.count + place) % names.count] }
      let rows = (1...12).map { number in
        "* member=\(number) redemption=\(number) name=\(name(number)) phone=\(name(1)) activity=\(name(2)) teams=\(name(3)) "
          + "offer=\(name(number)) price=\(name(4)) kind=gift state=open start=09:00 station=\(name(number)) "
          + "available=\(name(5)) held=\(name(6)) until=\(name(7)) code=\(name(8)) date=\(name(9)) minutes=\(name(10))"
      }
      if line.hasPrefix("ping") || line.hasPrefix("hello") { return nil }
      return line.utf8.count.isMultiple(of: 5)
        ? ["ERR overlap text=\(name(1))"] : rows + ["OK rows=12 stars=3 text=\(name(11))"]
    }
    let keys: [Key] = [
      .enter, .enter, .enter, .down, .up, .left, .right, .escape, .tab, .backspace, .home, .deleteWord,
    ]
    for _ in 0..<60 {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: bench.cut()
      case 1: if !bench.desk.isOpen { bench.connect() }
      case 2: bench.type(RandomText.text(6, using: &generator))
      case 3: bench.type(["1", "2", "3", "4", "5", "4827", "2:30"].randomElement(using: &generator) ?? "")
      case 4: bench.say("! entry=9 kind=service")
      default: bench.press(keys.randomElement(using: &generator) ?? .enter)
      }
      let (rows, columns) = (Int.random(in: 1...40, using: &generator), Int.random(in: 1...120, using: &generator))
      let frame = DeskFrame(bench.desk, rows: rows, columns: columns)
      #expect(frame.lines.count == rows)
      for line in frame.lines {
        #expect(line.width <= columns, "\(line.text)")
        #expect(line.text == CellText.harmless(line.text))
      }
      if let cursor = frame.cursor {
        #expect((0..<rows).contains(cursor.row) && (0..<columns).contains(cursor.column))
      }
    }
  }

  @Test func `sends only what has changed, in colours that mean something`() {
    let bench = DeskBench.open()
    let style = TextStyle(isTerminal: true, environment: [:])
    var painter = DeskPainter(style: style)
    let first = String(decoding: painter.bytes(DeskFrame(bench.desk, rows: 24, columns: 80)), as: UTF8.self)
    #expect(first.contains("\u{1B}[7m 金都社区志愿服务站") && first.contains("\u{1B}[1mEsc\u{1B}[0m"))
    let same = String(decoding: painter.bytes(DeskFrame(bench.desk, rows: 24, columns: 80)), as: UTF8.self)
    #expect(same == "\u{1B}[?25l\u{1B}[3;9H\u{1B}[?25h")
    bench.cut()
    let lost = String(decoding: painter.bytes(DeskFrame(bench.desk, rows: 24, columns: 80)), as: UTF8.self)
    #expect(lost.contains("\u{1B}[23;1H\u{1B}[2K\u{1B}[1;31m 连接断了") && !lost.contains("金都"))
  }

  @Test func `has no colour where there shall be none`() {
    let bench = DeskBench.open()
    bench.cut()
    var painter = DeskPainter(style: TextStyle(isTerminal: true, environment: ["NO_COLOR": "1"]))
    let bytes = painter.bytes(DeskFrame(bench.desk, rows: 24, columns: 80))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("m"))
  }

  @Test(arguments: [
    ("一二三四", 4, ["一二", "三四"]), ("ab cd", 3, ["ab", "cd"]), ("abcdef", 4, ["abcd", "ef"]),
    ("时长 2:30。", 6, ["时长", "2:30。"]),
    ("一二三四。", 8, ["一二三", "四。"]), ("", 4, []), ("一", 1, []),
  ])
  func `breaks text where it may be broken`(_ text: String, _ width: Int, _ lines: [String]) {
    for line in text.wrapped(to: width) { #expect(DisplayWidth.of(line) <= width) }
    if width > 1 { #expect(text.wrapped(to: width) == lines) }
  }
}
