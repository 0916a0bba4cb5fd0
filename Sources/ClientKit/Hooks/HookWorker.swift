import Glibc
import LineProtocol

/// One program: its queue, its file, and the message that it carries now.
final class HookWorker {
  let name: String
  private(set) var queue: HookQueue
  private let book: HookBook
  private let log: HookLog
  /// Where it lies, and why it is not run, where it is not; nil once it is gone.
  var file: HookFile?
  private(set) var errand: Errand?
  private var isSaved = true
  /// Whether the books are not those that were read last, and it is not known yet where they parted.
  private var isLost = false
  private var toldFull = false

  /// A message under way.
  struct Errand {
    let item: HookQueue.Item
    let process: HookProcess
    /// When its time is over, by a clock that never runs back.
    let endsAt: Int64
    var isSilent = false
    var isTooSlow = false
  }

  init(_ file: HookFile, book: HookBook, queue: HookQueue, log: HookLog) {
    name = file.name
    self.file = file
    self.book = book
    self.queue = queue
    self.log = log
  }

  /// Whether it may be started.
  var isFit: Bool { file.map { $0.fault == nil } ?? false }

  func take(_ page: HookPage) {
    isSaved = false
    guard queue.knows(page) else {
      queue.goBack(page)
      isLost = true
      return
    }
    if isLost {
      isLost = false
      log.say(
        .warning,
        Localized(
          "账本恢复到了较早的状态,\(name) 从第 \(queue.through) 号分录接着办",
          "The books were restored to an earlier state; \(name) goes on after entry \(queue.through)"))
    }
    queue.take(page)
    tellFull()
  }

  private func tellFull() {
    guard queue.isFull != toldFull else { return }
    toldFull = queue.isFull
    guard toldFull else { return }
    let count = queue.items.count
    log.say(
      .warning,
      Localized(
        "\(name) 有 \(count) 条消息没有办成或在等候,不再接收新的;请查看 timebank hooks status",
        "\(name) has \(count) messages that fail or wait, and takes in no more; see timebank hooks status"))
  }

  func retry() { queue.retry() }

  /// Starts the program with a message, once it is kept that it was begun.
  ///
  /// Where that cannot be kept nothing is started: it would go out again and again.
  func start(
    _ message: HookMessage, _ item: HookQueue.Item, limit: Int64, uptime: Int64, now: Int64
  ) throws(ClientFailure) {
    guard let path = file?.path, let begun = queue.begin(item.message, at: now) else { return }
    try save()
    let environment = message.environment.merging(["TIMEBANK_ATTEMPT": String(begun.attempts)]) { $1 }
    do throws(TransportError) {
      let process = try HookProcess(path, input: message.json, environment: environment)
      errand = Errand(item: begun, process: process, endsAt: uptime + limit)
    } catch {
      fail(begun, error.reason, at: now)
    }
  }

  /// Hears what the program says; gives its end once it has ended.
  func listen(at uptime: Int64, hasEnded: Bool) -> HookProcess.End? {
    guard var current = errand else { return nil }
    if !hasEnded, !current.isTooSlow, uptime >= current.endsAt {
      current.isTooSlow = true
      current.process.kill()
    }
    if !current.isSilent, !current.process.listen() { current.isSilent = true }
    errand = current
    return hasEnded ? current.process.finish() : nil
  }

  /// Takes the end of the program in.
  func finish(_ end: HookProcess.End, limit: Int64, at now: Int64) throws(ClientFailure) {
    guard let current = errand else { return }
    errand = nil
    let words = current.process.words
    let said = words.isEmpty ? "" : ": " + words
    let message = current.item.message
    switch end {
    case _ where current.isTooSlow:
      let seconds = limit / 1000
      fail(current.item, Localized("超过 \(seconds) 秒\(said)", "took more than \(seconds) s\(said)"), at: now)
    case .exited(0): queue.remove(message)
    case .exited(Self.hopeless):
      queue.remove(message)
      log.say(.warning, Localized("\(name) 放弃了 \(message)\(said)", "\(name) gives \(message) up\(said)"))
    case .exited(let status):
      fail(current.item, Localized("退出状态 \(status)\(said)", "exit status \(status)\(said)"), at: now)
    case .killed(let signal):
      fail(current.item, Localized("被信号 \(signal) 终止\(said)", "ended by signal \(signal)\(said)"), at: now)
    }
    try save()
  }

  /// Drops a message that the daemon does not know any more.
  func forget(_ item: HookQueue.Item) throws(ClientFailure) {
    queue.remove(item.message)
    log.say(
      .warning,
      Localized(
        "\(item.message) 已不在账上,不再发出", "\(item.message) is in the books no more and will not be sent"))
    try save()
  }

  /// Keeps what has been taken in, unless it is kept already.
  func saveIfNeeded() throws(ClientFailure) { if !isSaved { try save() } }

  private func save() throws(ClientFailure) {
    tellFull()
    try book.write(queue)
    isSaved = true
  }

  private func fail(_ item: HookQueue.Item, _ reason: Localized, at now: Int64) {
    let seconds = queue.fail(item.message, reason[log.language], at: now) / 1000
    isSaved = false
    log.say(
      .warning,
      Localized(
        "\(name) 没有办成 \(item.message)(第 \(item.attempts) 次):\(reason.chinese);\(seconds) 秒后再试",
        "\(name) failed with \(item.message), attempt \(item.attempts): \(reason.english); again in \(seconds) s"))
  }

  /// The exit status of a program for which there is no use in trying again (EX_DATAERR).
  private static let hopeless: Int32 = 65
}
