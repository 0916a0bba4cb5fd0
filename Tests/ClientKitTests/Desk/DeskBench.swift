import LineProtocol

@testable import ClientKit

/// A desk with a station in memory behind it, which carries out a change once for each key and tells what it was sent.
final class DeskBench {
  private(set) var desk: Desk
  /// Every line that the desk sent, `hello` and the like included.
  private(set) var sent: [String] = []
  /// How often the desk wanted to be woken; while lines are answered at once, so it is.
  private(set) var wakeCount = 0
  /// What the desk wanted besides.
  private(set) var effects: [DeskEffect] = []
  /// What the station says to a line, before it looks for an answer of its own.
  var answer: (String) -> [String]? = { _ in nil }
  /// Whether lines are answered at once; else they wait for ``answerAll()``.
  var isAnswering = true
  private var waiting: [String] = []
  /// Whether a reply is being given: the next one comes after its end.
  private var isSpeaking = false
  /// The replies to the changes that were carried out, by key.
  private(set) var done: [String: [String]] = [:]

  init(_ language: Language = .chinese, station: String? = nil) {
    var count = 0
    desk = Desk(
      language: language, station: station,
      makeKey: {
        count += 1
        return "k\(count)"
      })
  }

  /// A desk that is connected, has asked all that it asks first, and has its answers.
  static func open(_ language: Language = .chinese, role: String = "operator", stations: String = "jindu") -> DeskBench
  {
    let bench = DeskBench(language)
    bench.connect(role: role, stations: stations)
    return bench
  }

  func connect(role: String = "operator", stations: String = "jindu") {
    waiting = []
    take(.connected)
    say("TIMEBANK 1 server=0.3.0 bank=金都社区时间银行 user=wang role=\(role) station=\"\(stations)\"")
  }

  func cut() {
    waiting = []
    take(.lost(Localized("对方没有说明就断开了", "the other end closed without a word")))
  }

  func take(_ event: DeskEvent) {
    for effect in desk.take(event) {
      if case .wake = effect {
        wakeCount += 1
        if isAnswering { take(.wake) }
        continue
      }
      guard case .send(let line) = effect else {
        effects.append(effect)
        continue
      }
      sent.append(line)
      waiting.append(line)
    }
    if isAnswering { answerAll() }
  }

  func press(_ keys: Key...) { for key in keys { take(.key(key)) } }

  func type(_ text: String) { for character in text { take(.key(.character(character))) } }

  /// Says lines of the daemon.
  func say(_ lines: String...) { say(lines) }

  func say(_ lines: [String]) {
    for line in lines {
      guard let parsed = try? DaemonLine.parse(Array(line.utf8)) else { continue }
      take(.received(parsed))
    }
  }

  /// Answers what was sent, in order.
  func answerAll() {
    guard !isSpeaking else { return }
    isSpeaking = true
    defer { isSpeaking = false }
    while !waiting.isEmpty, desk.isOpen { say(reply(to: waiting.removeFirst())) }
  }

  /// Carries out what was sent, but the replies are lost.
  func carryOutUnheard() {
    for line in waiting { _ = reply(to: line) }
    waiting = []
  }

  /// The screen as text, without blanks at the ends of lines.
  func screen(rows: Int = 24, columns: Int = 80) -> String {
    DeskFrame(desk, rows: rows, columns: columns).lines.map { line in
      String(line.text.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  var changes: [String] { sent.filter { $0.contains(" key=") } }

  func forgetSent() { sent = [] }

  private func reply(to line: String) -> [String] {
    guard let range = line.split(separator: " ").first(where: { $0.hasPrefix("key=") }) else {
      return answer(line) ?? FakeStation.answer(line)
    }
    let key = String(range)
    if let before = done[key] { return before.dropLast() + [(before.last ?? "OK") + " replayed=true"] }
    let reply = answer(line) ?? FakeStation.answer(line)
    if reply.last?.hasPrefix("OK") == true { done[key] = reply }
    return reply
  }
}

/// What the daemon of a small station says.
enum FakeStation {
  static func answer(_ line: String) -> [String] {
    let command = line.split(separator: " ").prefix { !$0.contains("=") }.joined(separator: " ")
    return replies[command] ?? ["OK"]
  }

  private static let member =
    "member=17 name=张三 station=jindu phone=13800000017 teams=shuijiao state=active"

  private static let replies: [String: [String]] = [
    "ping": ["OK time=2026-06-01T09:35:00.063+08:00"],
    "station list": [
      "* station=jindu name=金都社区志愿服务站 state=open", "* station=xincheng name=新城社区志愿服务站 state=open", "OK rows=2",
    ],
    "team list": ["* team=shuijiao name=水饺队", "* team=yijian name=义剪队", "OK rows=2"],
    "offer list": [
      "* offer=piano name=钢琴课 kind=service price=5:00 min-stars=3 stations=\"\" state=open",
      "* offer=rice5kg name=大米5kg kind=gift price=20:00 min-stars=0 stations=\"\" state=open",
      "* offer=old name=旧项目 kind=gift price=1:00 min-stars=0 stations=\"\" state=closed", "OK rows=3",
    ],
    "stock list": ["* offer=rice5kg station=jindu pieces=5 reserved=1", "OK rows=1"],
    "service present": [
      "* member=18 name=李四 station=jindu activity=养老中心包水饺 date=2026-06-01 start=09:00 end=11:00 minutes=0:35",
      "OK rows=1",
    ],
    "member find": [
      "* \(member)", "* member=27 name=张三 station=jindu phone=13800000027 teams=yijian state=active", "OK rows=2",
    ],
    "member show": ["* \(member)", "OK rows=1"],
    "balance": ["* member=17 available=99:45 held=20:00 earned=119:45 stars=1", "OK rows=1"],
    "stars explain": [
      "* subject=member:17 year=2026 minutes=119:45 next=200:00 missing=80:15",
      "OK rows=1 stars=1 text=\"张三现为一星级。今年服务满 200:00 可升星,还差 80:15。\"",
    ],
    "redeem list": [
      "* redemption=8 member=17 offer=rice5kg price=20:00 station=jindu state=requested until=2026-06-15", "OK rows=1",
    ],
    "service list": [
      "* record=30 member=17 date=2026-05-20 minutes=7:20 activity=社区文化节 state=posted",
      "* record=31 member=17 date=2026-05-21 minutes=0:10 activity=环境清洁 state=reversed", "OK rows=2",
    ],
    "service record": [
      "* record=32 member=17 date=2026-06-01 minutes=2:30 state=posted available=102:15 year=122:15 stars=1 was=1",
      "OK rows=1 entry=57",
    ],
    "checkin": [
      "* member=17 name=张三 station=jindu activity=包水饺 date=2026-06-01 start=09:35 end=\"\" minutes=0:00",
      "OK rows=1 entry=58",
    ],
    "checkout": [
      "* record=33 member=18 date=2026-06-01 minutes=0:35 state=posted available=9:35 year=9:35 stars=0 was=0",
      "OK rows=1 entry=59",
    ],
    "redeem request": [
      "* redemption=9 offer=rice5kg price=20:00 available=79:45 held=40:00 code=4827 until=2026-06-15",
      "OK rows=1 entry=60",
    ],
    "redeem cancel": ["* redemption=8 state=cancelled available=119:45 held=0:00 member=17", "OK rows=1 entry=62"],
    "redeem fulfil": ["* redemption=8 state=fulfilled available=99:45 held=0:00 member=17", "OK rows=1 entry=61"],
  ]
}
