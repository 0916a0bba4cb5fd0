import Glibc
import LineProtocol

/// Runs a desk on a terminal and a connection: what they say goes in, what it wants is done.
final class DeskRunner {
  private var desk: Desk
  private let console: Console
  private let connect: (_ isAttended: Bool) throws(ClientFailure) -> Transport
  private let input: Int32
  /// Once there is a screen; until then signals end the program as they end any other.
  private var signals: SignalPipe?
  private var painter: DeskPainter
  private var channel: LineChannel?
  private var keys = DeskKeys()
  private var hasEnded = false
  /// When the next attempt is made, when the desk wants to be woken, and when the bank's clock is asked for next.
  private var connectsAt: Int64?
  private var wakesAt: Int64?
  private var ticksAt: Int64 = 0

  /// - Parameter connect: Opens a connection; only the first time anybody can be asked for a password.
  init(
    desk: Desk, console: Console, style: TextStyle,
    connect: @escaping (_ isAttended: Bool) throws(ClientFailure) -> Transport, input: Int32 = STDIN_FILENO
  ) {
    self.desk = desk
    self.console = console
    self.connect = connect
    self.input = input
    painter = DeskPainter(style: style)
  }

  /// Runs until somebody leaves or a signal ends it; the terminal is as it was in any case.
  func run() throws(ClientFailure) {
    let greeting = try open()
    signals = SignalPipe([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    guard let raw = RawMode(input) else { throw .noTerminal }
    console.write(DeskPainter.enter)
    defer {
      console.write(DeskPainter.exit)
      raw.end()
      channel?.close()
    }
    take(.connected)
    take(.received(greeting))
    ticksAt = Self.now() + Self.tickMilliseconds
    while !hasEnded {
      console.write(painter.bytes(DeskFrame(desk, rows: console.rowCount(), columns: console.columnCount())))
      waitAndTake()
    }
  }

  /// The first connection, while the terminal is still an ordinary one: what keeps it from coming about is told there.
  private func open() throws(ClientFailure) -> DaemonLine {
    let channel = LineChannel(try connect(true))
    do throws(SessionError) {
      let received = try channel.next(timeoutMilliseconds: Self.greetingMilliseconds).line
      self.channel = channel
      switch received {
      case .greeting(_, let fields):
        guard Self.deskRoles.contains(fields["role"] ?? "") else { throw SessionError.failed(.noDeskRole) }
        return received
      case .error(_, let code, _, let text):
        throw SessionError.failed(ClientFailure(code, .tryAgain, Localized(text, text)))
      case .bye(let fields): throw SessionError.broken(.bye(reason: CellText.harmless(fields["reason"] ?? "")))
      case .row, .json, .ok, .progress, .event, .gap: throw SessionError.failed(.foreignLine("\(received)"))
      }
    } catch {
      channel.close()
      switch error {
      case .failed(let failure): throw failure
      case .broken(let breakage): throw .interrupted(breakage, key: nil)
      }
    }
  }

  private func take(_ event: DeskEvent) {
    for effect in desk.take(event) { carryOut(effect) }
  }

  private func carryOut(_ effect: DeskEffect) {
    switch effect {
    case .send(let line):
      guard let channel else { return }
      do throws(SessionError) { try channel.send(Array((line + "\n").utf8)) } catch { lose(error) }
    case .connect(let milliseconds): connectsAt = Self.now() + Int64(milliseconds)
    case .wake(let milliseconds): wakesAt = Self.now() + Int64(milliseconds)
    case .disconnect: disconnect()
    case .leave: hasEnded = true
    }
  }

  /// What ssh says at its end stands on the screen, and nobody knows where: everything is painted anew.
  private func disconnect() {
    channel?.close()
    channel = nil
    painter.forget()
  }

  private func lose(_ error: SessionError) {
    guard channel != nil else { return }
    disconnect()
    switch error {
    case .broken(let breakage): take(.lost(breakage.reason))
    case .failed(let failure): take(.lost(failure.text))
    }
  }

  // MARK: Waiting

  private func waitAndTake() {
    var waiting = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: channel?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waiting, nfds_t(waiting.count), timeoutMilliseconds)
    guard count >= 0 else { return }
    if waiting[1].revents != 0 { takeSignals() }
    if waiting[0].revents != 0 { takeKeys() } else if let key = keys.pass(at: Self.now()) { take(.key(key)) }
    if waiting[2].revents != 0 { takeLines() }
    takeTime()
  }

  /// Until something is due.
  private var timeoutMilliseconds: Int32 {
    let due = [connectsAt, wakesAt, keys.escapeEndsAt].compactMap { $0 }.reduce(ticksAt, min)
    return Int32(max(0, min(due - Self.now(), Int64(Int32.max))))
  }

  private func takeKeys() {
    var block = [UInt8](repeating: 0, count: 1024)
    let count = read(input, &block, block.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    // The terminal is gone, and nobody is there any more.
    guard count > 0 else {
      hasEnded = true
      return
    }
    for key in keys.take(block[..<count], at: Self.now()) {
      if key == .redraw { painter.forget() }
      take(.key(key))
    }
  }

  private func takeSignals() {
    for signal in signals?.take() ?? [] {
      if signal == SIGWINCH { painter.forget() } else { hasEnded = true }
    }
  }

  private func takeLines() {
    guard let channel else { return }
    do throws(SessionError) {
      try channel.takeIn()
      while channel.hasLine, self.channel != nil { take(.received(try channel.next().line)) }
    } catch {
      lose(error)
    }
  }

  private func takeTime() {
    let now = Self.now()
    if now >= ticksAt {
      ticksAt = now + Self.tickMilliseconds
      take(.tick)
    }
    if let due = wakesAt, now >= due {
      wakesAt = nil
      take(.wake)
    }
    guard let due = connectsAt, now >= due else { return }
    connectsAt = nil
    do throws(ClientFailure) {
      channel = LineChannel(try connect(false))
      take(.connected)
    } catch {
      take(.lost(error.text))
    }
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private static let deskRoles: Set<String> = ["admin", "operator", "auditor"]
  private static let greetingMilliseconds: Int32 = 30_000
  private static let tickMilliseconds: Int64 = 20_000
}

extension ClientFailure {
  /// The desk needs somebody who looks and types.
  static var noTerminal: ClientFailure {
    ClientFailure(
      "no-terminal", .usage,
      Localized("办事台要在终端上用", "The desk needs a terminal"),
      remedy: Localized("请直接在终端里运行 timebank desk", "run timebank desk in a terminal, without a pipe"))
  }

  /// The user is nobody who works at a station.
  fileprivate static var noDeskRole: ClientFailure {
    ClientFailure(
      "denied", .permission,
      Localized("办事台是给服务站操作员用的,您没有这个身份", "The desk is for the operators of stations, and you are none"),
      remedy: Localized(
        "请管理员登记您:timebank operator add --user 用户名 --role operator --stations 服务站",
        "have an administrator add you: timebank operator add --user USER --role operator --stations STATION"))
  }
}
