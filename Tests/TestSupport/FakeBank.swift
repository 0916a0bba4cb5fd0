public import Bank
import Dispatch
public import Ledger
public import LineProtocol
public import Store
import Synchronization

/// A bank without books: it counts, remembers what it was asked, and answers when and where a test wants.
///
/// Every change becomes one entry when it is answered; `status` tells the number of entries. A `station add` of the
/// station `refused` is refused, one of `unknown` has an unknown outcome.
public final class FakeBank: BankService {
  /// When the bank answers.
  public enum Manner: Sendable {
    /// At once, on the caller's thread.
    case immediate
    /// When a test calls ``answer(shuffledBy:)``.
    case late
    /// Soon, on other threads, in any order.
    case onOtherThreads
  }

  private struct State: Sendable {
    var entries: [String] = []
    var asked: [String] = []
    var commits: [(lines: [String], key: String?, isDry: Bool)] = []
    var held: [@Sendable () -> Void] = []
    var observers: [Int: @Sendable (Int64) -> Void] = [:]
    var nextObserver = 0
    var role = Role.admin
    var denied: Set<String> = []
    var pagesRead = 0
    var progressLines = 0
    var timesPassed = 0
    var damage: Damage?
    var healthObservers: [Int: @Sendable (BankHealth) -> Void] = [:]

    var health: BankHealth {
      BankHealth(entries: Int64(entries.count), head: .origin, schema: 1, damage: damage)
    }
  }

  /// The name in the greeting.
  public let name: String
  private let manner: Manner
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "fake bank", attributes: .concurrent)

  /// Makes a bank that answers in some manner.
  public init(name: String = "试验银行", manner: Manner = .immediate) {
    self.name = name
    self.manner = manner
  }

  /// The canonical texts of the changes that have become entries, in order.
  public var entries: [String] { state.withLock { $0.entries } }
  /// The canonical texts of all requests that arrived, in order.
  public var asked: [String] { state.withLock { $0.asked } }
  /// The batches that arrived.
  public var commits: [(lines: [String], key: String?, isDry: Bool)] { state.withLock { $0.commits } }
  /// The pages of events that were asked for.
  public var pagesRead: Int { state.withLock { $0.pagesRead } }
  /// The number of answers that wait for ``answer(shuffledBy:)``.
  public var heldCount: Int { state.withLock { $0.held.count } }

  /// Makes everybody somebody else.
  public func setRole(_ role: Role) { state.withLock { $0.role = role } }
  /// Refuses a command to everybody.
  public func deny(_ command: String) { state.withLock { _ = $0.denied.insert(command) } }
  /// Makes every long request tell its progress in so many steps.
  public func setProgressLines(_ count: Int) { state.withLock { $0.progressLines = count } }

  /// Gives the answers that are held, in an order of the test's choice.
  public func answer(shuffledBy shuffle: ([@Sendable () -> Void]) -> [@Sendable () -> Void] = { $0 }) {
    let held = state.withLock { state in
      defer { state.held = [] }
      return state.held
    }
    for answer in shuffle(held) { answer() }
  }

  /// Journals entries as other connections would.
  public func journal(_ texts: [String]) {
    let (head, observers) = state.withLock { state in
      state.entries += texts
      return (Int64(state.entries.count), Array(state.observers.values))
    }
    for observer in observers { observer(head) }
  }

  private func later(_ work: @escaping @Sendable () -> Void) {
    switch manner {
    case .immediate: work()
    case .late: state.withLock { $0.held.append(work) }
    case .onOtherThreads: queue.async(execute: work)
    }
  }

  /// Everybody is who ``setRole(_:)`` says; at first an administrator.
  public func caller(for peer: Peer) -> Caller {
    let role = state.withLock { $0.role }
    let stations: Set<Code> = role == .operator ? Set([Code("jindu")].compactMap { $0 }) : []
    return Caller(
      user: peer.user, userName: peer.userName, role: peer.member == nil ? role : .member, stations: stations,
      ownMember: peer.member)
  }

  /// Asks the catalogue and ``deny(_:)``.
  public func checkPermission(_ request: Request, caller: Caller) throws(Refusal) {
    let isDenied = state.withLock { $0.denied.contains(request.command.name) }
    guard !isDenied, request.command.roles.contains(caller.role) else {
      throw Refusal(.denied, [], Localized("您没有权限", "not for you"))
    }
  }

  /// Journals the request and answers with the station that it names.
  public func change(
    _ request: Request, peer: Peer, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?,
    completion: @escaping @Sendable (ChangeOutcome) -> Void
  ) {
    let steps = state.withLock { state in
      state.asked.append(request.canonical)
      return state.progressLines
    }
    later {
      for step in 0..<steps { progress?(step, steps) }
      switch request.code("station")?.text {
      case "refused": completion(.refused(Refusal(.exists, [], Localized("已经存在", "it is there already"))))
      case "unknown": completion(.unknown)
      default:
        self.journal([request.canonical])
        completion(.done(Reply(fields: [Field("station", .text(request.code("station")?.text ?? ""))])))
      }
    }
  }

  /// Nothing is at hand.
  public func answerAtHand(to request: Request) -> Reply? { nil }

  /// Takes the PIN 2580 for every member.
  public func login(
    _ request: Request, peer: Peer, completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void
  ) {
    later {
      guard request.text("pin") == "2580", let member = request.integer("member") else {
        return completion(.failure(Refusal(.wrongPIN, [], Localized("密码不对", "the PIN is wrong"))))
      }
      completion(.success(Reply(fields: [Field("member", .integer(member))])))
    }
  }

  /// Journals the lines and answers with their number.
  public func commit(
    _ lines: [Request], key: String?, isDry: Bool, peer: Peer,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?, completion: @escaping @Sendable (ChangeOutcome) -> Void
  ) {
    let texts = lines.map(\.canonical)
    state.withLock { $0.commits.append((texts, key, isDry)) }
    let steps = state.withLock { $0.progressLines }
    later {
      for step in 0..<steps { progress?(step, lines.count) }
      if !isDry { self.journal(texts) }
      completion(.done(Reply(fields: [Field("lines", .integer(Int64(lines.count)))])))
    }
  }

  /// Answers with the number of entries at the time of the call.
  public func read(
    _ request: Request, peer: Peer, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?,
    completion: @escaping @Sendable (Result<Reply, Refusal>) -> Void
  ) {
    let (entries, steps) = state.withLock { state in
      state.asked.append(request.canonical)
      return (state.entries.count, state.progressLines)
    }
    later {
      for step in 0..<steps { progress?(step, steps) }
      completion(.success(Reply(fields: [Field("entries", .integer(Int64(entries)))])))
    }
  }

  /// The number of entries.
  public var headNumber: Int64 { state.withLock { Int64($0.entries.count) } }

  /// Entries and the damage that ``damage(_:)`` has set.
  public var health: BankHealth { state.withLock { $0.health } }

  /// Damages the books, or mends them.
  public func damage(_ damage: Damage?) {
    let (health, observers) = state.withLock { state in
      state.damage = damage
      return (state.health, Array(state.healthObservers.values))
    }
    for observer in observers { observer(health) }
  }

  /// Calls back when ``damage(_:)`` is called.
  public func observeHealth(_ observer: @escaping @Sendable (BankHealth) -> Void) -> HeadObservation {
    let number = state.withLock { state in
      state.nextObserver += 1
      state.healthObservers[state.nextObserver] = observer
      return state.nextObserver
    }
    return HeadObservation { [weak self] in
      self?.state.withLock { _ = $0.healthObservers.removeValue(forKey: number) }
    }
  }

  /// Answers as every request is answered.
  public func roundTrip(completion: @escaping @Sendable () -> Void) { later(completion) }

  /// Counts how often it was told that time goes by.
  public func passTime() { state.withLock { $0.timesPassed += 1 } }

  /// How often ``passTime()`` was called.
  public var timesPassed: Int { state.withLock { $0.timesPassed } }

  /// Never grows: nothing that this bank does is long.
  public var writerSteps: UInt64 { 0 }

  /// Calls back whenever an entry is journaled.
  public func observeHead(_ observer: @escaping @Sendable (Int64) -> Void) -> HeadObservation {
    let number = state.withLock { state in
      state.nextObserver += 1
      state.observers[state.nextObserver] = observer
      return state.nextObserver
    }
    return HeadObservation { [weak self] in self?.state.withLock { _ = $0.observers.removeValue(forKey: number) } }
  }

  /// Answers with the numbers of the entries, all of one kind.
  public func events(
    after: Int64, limit: Int, kinds: Set<EntryKind>?, peer: Peer,
    completion: @escaping @Sendable (Result<(events: [Reply.Row], through: Int64), Refusal>) -> Void
  ) {
    let page = state.withLock { state in
      state.pagesRead += 1
      return Array(state.entries.enumerated().dropFirst(Int(after)).prefix(limit))
    }
    later {
      let rows = page.map { [Field("entry", .integer(Int64($0.offset + 1))), Field("kind", .text("station"))] }
      completion(.success((rows, after + Int64(page.count))))
    }
  }
}
