import Glibc
import LineProtocol

/// Hands every message of the bank to every program in a folder: at least once, in order for each member.
///
/// It runs beside the daemon and only reads from it, so that no request ever waits for a program. Each program carries one
/// message at a time; a slow one holds up no other.
final class HookRunner {
  /// What it works with.
  struct Surroundings {
    var folder: HookFolder
    /// Where the queues are.
    var state: String
    /// The longest that a program may take, in milliseconds.
    var limit: Int64
    /// The wall clock, in milliseconds.
    var now: () -> Int64
    /// A clock that never runs back, in milliseconds.
    var uptime: () -> Int64
    var log: HookLog
  }

  private let around: Surroundings
  private let source: HookSource
  private let signals: SignalPipe?
  private(set) var workers: [HookWorker] = []
  /// Faults that were told already, by program.
  private var toldFaults: [String: Localized] = [:]
  /// The last entry that is known of; nil before the first connection.
  private var known: Int64?
  private var isConnected = false
  /// Whether entries may have come that were not asked for yet.
  private var isStale = false
  private var toldOutage: Localized?
  private var connectsAt: Int64 = 0
  private var connectPause: Int64 = 1000
  private var isStopping = false
  /// The messages of the entry that was asked for last, while nothing has been journaled since: one entry can have many.
  private var asked: (entry: Int64, page: HookPage)?

  init(_ around: Surroundings, source: HookSource, signals: SignalPipe? = nil) {
    self.around = around
    self.source = source
    self.signals = signals
  }

  /// Runs until a signal ends it; what is under way then is waited for.
  func run() throws(ClientFailure) {
    while true {
      try turn()
      if isStopping, !workers.contains(where: { $0.errand != nil }) { break }
      wait()
    }
    for worker in workers { try worker.saveIfNeeded() }
  }

  /// Does all that can be done without waiting.
  func turn() throws(ClientFailure) {
    try takeEnds()
    guard !isStopping else { return }
    connect()
    do throws(ClientFailure) { try refresh() } catch { tell(outage: error) }
    guard isConnected else { return }
    do throws(RoundStop) {
      try takeIn()
      try startAll()
    } catch {
      switch error {
      case .source(let failure): lose(failure)
      case .state(let failure): throw failure
      }
    }
  }

  /// Why a round stopped: the daemon can be asked again, the queues must be kept.
  private enum RoundStop: Error {
    case source(ClientFailure)
    case state(ClientFailure)
  }

  // MARK: The folder

  /// Looks who is in the folder.
  ///
  /// Who comes new begins with what happens from now on.
  private func refresh() throws(ClientFailure) {
    guard let known else { return }
    let files = try around.folder.files()
    for file in files {
      if let worker = workers.first(where: { $0.name == file.name }) {
        worker.file = file
      } else if file.fault == nil {
        // One whose queue cannot be read keeps no other from working.
        do throws(ClientFailure) { try enter(file, after: known) } catch {
          let remedy = error.remedy ?? Localized("", "")
          let fault = Localized(
            "\(error.text.chinese);\(remedy.chinese)", "\(error.text.english); \(remedy.english)")
          tell(HookFile(name: file.name, path: file.path, fault: fault))
          continue
        }
      }
      tell(file)
    }
    for worker in workers where !files.contains(where: { $0.name == worker.name }) { worker.file = nil }
    workers.removeAll { $0.file == nil && $0.errand == nil }
  }

  private func enter(_ file: HookFile, after known: Int64) throws(ClientFailure) {
    let book = HookBook(folder: around.state, hook: file.name)
    let isNew = !book.exists
    let queue = isNew ? HookQueue(after: known) : try book.read()
    if isNew { try book.write(queue) }
    workers.append(HookWorker(file, book: book, queue: queue, log: around.log))
    around.log.say(
      .information,
      Localized(
        "\(file.name) 从第 \(queue.through) 号分录之后开始", "\(file.name) goes on after entry \(queue.through)"))
  }

  private func tell(_ file: HookFile) {
    guard toldFaults[file.name] != file.fault else { return }
    toldFaults[file.name] = file.fault
    guard let fault = file.fault else { return }
    around.log.say(
      .warning,
      Localized("不运行 \(file.name):\(fault.chinese)", "\(file.name) is not run: \(fault.english)"))
  }

  // MARK: The daemon

  private func connect() {
    guard !isConnected, around.uptime() >= connectsAt else { return }
    do throws(ClientFailure) {
      let head = try source.open()
      known = known ?? head
      isConnected = true
      isStale = true
      toldOutage = nil
      connectPause = 1000
    } catch {
      lose(error)
    }
  }

  private func lose(_ failure: ClientFailure) {
    source.close()
    isConnected = false
    asked = nil
    connectsAt = around.uptime() + connectPause
    connectPause = min(connectPause * 2, Self.longestConnectPause)
    tell(outage: failure)
  }

  private func tell(outage failure: ClientFailure) {
    guard toldOutage != failure.text else { return }
    toldOutage = failure.text
    let remedy = failure.remedy ?? Localized("", "")
    around.log.say(
      .warning,
      Localized(
        "\(failure.text.chinese);\(remedy.chinese)", "\(failure.text.english); \(remedy.english)"))
  }

  /// Takes in the journal, as far as there is room for it.
  private func takeIn() throws(RoundStop) {
    if source.hasNews() {
      isStale = true
      asked = nil
    }
    while true {
      let hungry = workers.filter { $0.isFit && $0.queue.hasRoom && (isStale || $0.queue.through != known) }
      let since = hungry.map(\.queue.through).min() ?? known ?? 0
      guard isStale || !hungry.isEmpty else { return }
      let page = try ask { () throws(ClientFailure) in try source.messages(since, Self.pageEntries) }
      known = page.total
      isStale = false
      for worker in hungry where worker.queue.through == since { worker.take(page) }
    }
  }

  private func startAll() throws(RoundStop) {
    for worker in workers where worker.isFit {
      while worker.errand == nil, let item = worker.queue.next(at: around.now()) {
        guard let message = try page(of: item.entry).messages.first(where: { $0.name == item.message }) else {
          try keep { () throws(ClientFailure) in try worker.forget(item) }
          continue
        }
        try keep { () throws(ClientFailure) in
          try worker.start(message, item, limit: around.limit, uptime: around.uptime(), now: around.now())
        }
      }
      try keep { () throws(ClientFailure) in if worker.errand == nil { try worker.saveIfNeeded() } }
    }
  }

  private func page(of entry: Int64) throws(RoundStop) -> HookPage {
    if let asked, asked.entry == entry { return asked.page }
    let page = try ask { () throws(ClientFailure) in try source.messages(entry - 1, 1) }
    asked = (entry, page)
    return page
  }

  private func ask(_ body: () throws(ClientFailure) -> HookPage) throws(RoundStop) -> HookPage {
    do throws(ClientFailure) { return try body() } catch { throw .source(error) }
  }

  private func keep(_ body: () throws(ClientFailure) -> Void) throws(RoundStop) {
    do throws(ClientFailure) { try body() } catch { throw .state(error) }
  }

  // MARK: Waiting

  private func takeEnds() throws(ClientFailure) {
    for worker in workers {
      guard let errand = worker.errand else { continue }
      var ended = pollfd(fd: errand.process.ended, events: Int16(POLLIN), revents: 0)
      let hasEnded = poll(&ended, 1, 0) > 0
      guard let end = worker.listen(at: around.uptime(), hasEnded: hasEnded) else { continue }
      try worker.finish(end, limit: around.limit, at: around.now())
    }
  }

  /// Waits until something has come, ended or is due.
  func wait() {
    if isConnected, source.hasLine() { return takeNews() }
    var waiting = [
      pollfd(fd: isConnected ? source.descriptor() ?? -1 : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    for errand in workers.compactMap(\.errand) {
      waiting.append(pollfd(fd: errand.process.ended, events: Int16(POLLIN), revents: 0))
      if !errand.isSilent { waiting.append(pollfd(fd: errand.process.output, events: Int16(POLLIN), revents: 0)) }
    }
    guard poll(&waiting, nfds_t(waiting.count), timeoutMilliseconds) > 0 else { return }
    if waiting[0].revents != 0 { takeNews() }
    if waiting[1].revents != 0 { takeSignals() }
  }

  private func takeNews() {
    do throws(ClientFailure) { try source.takeNews() } catch { lose(error) }
  }

  /// Until something is due; forever where nothing is.
  private var timeoutMilliseconds: Int32 {
    let uptime = around.uptime()
    var pauses = workers.compactMap(\.errand).filter { !$0.isTooSlow }.map { $0.endsAt - uptime }
    if !isConnected, !isStopping { pauses.append(connectsAt - uptime) }
    if isConnected, !isStopping {
      let now = around.now()
      pauses += workers.filter { $0.isFit && $0.errand == nil }.compactMap { $0.queue.pause(at: now) }
    }
    guard let least = pauses.min() else { return -1 }
    return Int32(max(0, min(least, 3_600_000)))
  }

  private func takeSignals() {
    for signal in signals?.take() ?? [] {
      guard signal == SIGHUP else {
        isStopping = true
        continue
      }
      for worker in workers { worker.retry() }
      connectsAt = 0
    }
  }

  private static let pageEntries: Int64 = 256
  private static let longestConnectPause: Int64 = 30_000
}
