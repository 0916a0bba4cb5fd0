import Glibc
import LineProtocol

/// What `timebank hooks …` was asked to do.
struct HookOptions: Hashable {
  enum Task: String, Hashable {
    case run, list, status, retry
  }

  let task: Task
  var folder = "/etc/timebank/hooks.d"
  var state = "/var/lib/timebank-hooks"
  /// The longest that a program may take.
  var limitSeconds: Int64 = 30
}

/// `timebank hooks list|status|retry`: what a person asks of the hooks.
struct HookDesk {
  let options: HookOptions
  let presentation: Presentation
  let console: Console
  let now: () -> Int64

  private var folder: HookFolder { HookFolder(path: options.folder, user: geteuid()) }

  /// Lists the programs, and whether each is run.
  func list() throws(ClientFailure) {
    let files = try folder.files()
    show(
      [("hook", Localized("程序", "hook")), ("state", Localized("状态", "state")), ("reason", Localized("原因", "reason"))],
      files.map { file in
        [file.name, file.fault == nil ? "run" : "refused", file.fault?[presentation.language] ?? ""]
      })
  }

  /// Tells for each program how far it is, what waits, and since when what fails has failed.
  func status() throws(ClientFailure) {
    var rows: [[String]] = []
    for file in try folder.files() {
      let book = HookBook(folder: options.state, hook: file.name)
      guard book.exists else {
        rows.append([file.name, "", "0", "0", "", "", ""])
        continue
      }
      let queue = try book.read()
      let failing = queue.items.filter { $0.failingSince != nil }
      let worst = failing.max { $0.attempts < $1.attempts }
      let since = failing.compactMap(\.failingSince).min()
      rows.append([
        file.name, String(queue.through), String(queue.items.count), String(failing.count),
        since.map { age(since: $0) } ?? "", worst?.message ?? "", worst?.failure ?? "",
      ])
    }
    show(
      [
        ("hook", Localized("程序", "hook")), ("through", Localized("已到分录", "through")),
        ("waiting", Localized("待发", "waiting")), ("failing", Localized("失败", "failing")),
        ("for", Localized("已失败", "for")), ("message", Localized("消息", "message")),
        ("reason", Localized("原因", "reason")),
      ], rows)
  }

  /// Has the runner try at once all that waits.
  func retry() throws(ClientFailure) {
    guard let process = try HookState(options.state).holder() else { throw .noRunner }
    guard kill(process, SIGHUP) == 0 else {
      let reason = String(cString: strerror(errno))
      throw ClientFailure(
        "denied", .permission, Localized("通知不了外发程序:\(reason)", "The runner cannot be told: \(reason)"),
        remedy: Localized("请以 root 身份运行", "be root"))
    }
    guard !presentation.isQuiet else { return }
    console.printLine(
      Localized("已让外发程序立即重试。", "The hooks try again at once.")[presentation.language])
  }

  private func age(since: Int64) -> String {
    let minutes = max(0, now() - since) / 60_000
    let rest = minutes % 60
    return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  private func show(_ columns: [(name: String, heading: Localized)], _ rows: [[String]]) {
    if presentation.form == .json {
      let objects = rows.map { row in
        var bytes: [UInt8] = []
        let fields = zip(columns, row).map { DaemonField(name: $0.name, value: $1) }
        JSONText.append(fields, column: { _ in nil }, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
      }
      return console.printLine("[" + objects.joined(separator: ",") + "]")
    }
    let table = TextTable(
      columns: columns.map { TextTable.Column(heading: $0.heading[presentation.language], isRightAligned: false) },
      rows: rows.map { row in row.map { CellText.harmless(word($0)) } })
    console.printLines(table.lines(style: presentation.outputStyle))
  }

  private func word(_ value: String) -> String {
    switch value {
    case "run": Localized("运行", "run")[presentation.language]
    case "refused": Localized("不运行", "refused")[presentation.language]
    default: value
    }
  }
}

extension ClientFailure {
  fileprivate static var noRunner: ClientFailure {
    ClientFailure(
      "wrong-state", .unavailable, Localized("外发程序没有在运行", "No runner of hooks is at work"),
      remedy: Localized("请启动:systemctl start timebank-hooks", "start it: systemctl start timebank-hooks"))
  }
}
