import Ledger
import LineProtocol

/// The desk of a station: all that is on its screen, and all that is under way.
///
/// It knows neither terminal nor socket nor clock: events go in, what is to be done comes out.
struct Desk {
  /// The connection as the desk knows it.
  enum Link: Hashable {
    /// Open, but the daemon has not spoken yet.
    case greeting
    case open
    /// Broken since so many attempts, and why.
    case lost(attempts: Int, Localized)
  }

  /// A question whose reply has not ended.
  struct Awaited {
    let question: DeskQuestion
    var rows: [DaemonFields] = []
  }

  let language: Language
  let makeKey: () -> String
  var link = Link.lost(attempts: 0, Localized("", ""))
  /// How often in a row no connection came about.
  var attempts = 0
  var awaited: [Awaited] = []
  /// Questions to be asked once more when their reply has come: something has changed since they were asked.
  var stale: Set<DeskQuestion> = []
  /// Whether entries have come that the screen does not show yet.
  var isToRefresh = false

  var bank = ""
  var user = ""
  var role: Role?
  /// The stations that the user may work for; empty for all.
  var ownStations: [String] = []
  var station: DeskPlace?
  var stations: [DeskPlace] = []
  var clock: DeskClock?

  var pages: [DeskPage] = [.home]
  var typed = LineBuffer()
  var found: [DeskFound] = []
  var foundText = ""
  var hasMoreFound = false
  /// The gifts that wait for the code that is typed.
  var coded: [DeskCoded] = []
  var codedText = ""
  var selected = 0
  var present: [DeskPresence] = []
  var offers: [DeskOffer] = []
  /// The free pieces of each gift at this station.
  var stock: [String: Int] = [:]
  var teamNames: [String: String] = [:]
  var person: DeskPerson?

  /// Forms that were begun and left, or refused, by member, the last one last.
  var drafts: [Int64: [DeskForm]] = [:]
  var errands: [DeskErrand] = []
  var errandCount = 0
  /// What has been said since the last key that goes on to something else: what went wrong first.
  var notices: [DeskNotice] = []
  var lastActivity = ""

  /// A desk that waits for its first connection.
  ///
  /// - Parameters:
  ///   - station: The code of the station that was named on the command line.
  ///   - makeKey: Makes idempotency keys.
  init(language: Language, station: String?, makeKey: @escaping () -> String) {
    self.language = language
    self.makeKey = makeKey
    self.station = station.map { DeskPlace(code: $0, name: $0) }
  }

  /// The uppermost page.
  var page: DeskPage { pages.last ?? .home }

  /// Whether the connection is open and the daemon has spoken.
  var isOpen: Bool { link == .open }

  /// Takes an event; gives what is to be done, in order.
  mutating func take(_ event: DeskEvent) -> [DeskEffect] {
    switch event {
    case .key(let key): return take(key)
    case .connected:
      link = .greeting
      awaited = []
      return []
    case .received(let line): return take(line)
    case .lost(let reason): return lose(reason)
    case .tick: return isOpen ? ask(.clock) + sendErrands() : []
    case .wake:
      isToRefresh = false
      return isOpen ? refresh() : []
    }
  }

  private mutating func take(_ line: DaemonLine) -> [DeskEffect] {
    switch line {
    case .greeting(let version, let fields):
      guard version == Greeting.protocolVersion else {
        return [.disconnect] + lose(Localized("服务的版本不合", "the daemon speaks another version"))
      }
      return greet(fields)
    case .row(let fields):
      if !awaited.isEmpty { awaited[0].rows.append(fields) }
      return []
    case .ok(_, let fields): return end(.done(fields))
    case .error(_, let code, let fields, let text):
      guard link == .open else { return [.disconnect] + lose(Localized(text, text)) }
      return end(.refused(DaemonRefusal(code: code, fields: fields, text: text)))
    case .event, .gap:
      guard isOpen, !isToRefresh else { return [] }
      // A sheet that is posted brings thousands: what is shown is asked anew once for all that come together.
      isToRefresh = true
      return [.wake(afterMilliseconds: Desk.gatheringMilliseconds)]
    case .bye(let fields): return [.disconnect] + lose(Breakage.bye(reason: fields["reason"] ?? "").reason)
    case .json, .progress: return []
    }
  }

  // MARK: The connection

  private mutating func greet(_ fields: DaemonFields) -> [DeskEffect] {
    link = .open
    attempts = 0
    bank = CellText.harmless(fields["bank"] ?? "")
    user = CellText.harmless(fields["user"] ?? "")
    role = fields["role"].flatMap(Role.init(rawValue:))
    ownStations = (fields["station"] ?? "").split(separator: ",").map(String.init)
    if station == nil, ownStations.count == 1 { station = DeskPlace(code: ownStations[0], name: ownStations[0]) }
    if station == nil, page == .home { pages = [.stations(selected: 0)] }
    // What is kept goes first: everything that is asked afterwards shall show it.
    var effects = ask(.hello) + sendErrands()
    for question in [DeskQuestion.clock, .watch, .stations, .teams] { effects += ask(question) }
    return effects + refresh() + askAnew()
  }

  /// Keeps all that is under way, and says when to try again.
  private mutating func lose(_ reason: Localized) -> [DeskEffect] {
    attempts += 1
    link = .lost(attempts: attempts, reason)
    awaited = []
    stale = []
    for index in errands.indices { errands[index].isSent = false }
    let shift = min(attempts - 1, 5)
    return [.connect(afterMilliseconds: min(Desk.firstPauseMilliseconds << shift, Desk.longestPauseMilliseconds))]
  }

  private static let gatheringMilliseconds = 300
  private static let firstPauseMilliseconds = 500
  private static let longestPauseMilliseconds = 10_000

  // MARK: Questions

  /// Asks, unless the same question waits for its reply; then it is asked once more afterwards.
  mutating func ask(_ question: DeskQuestion) -> [DeskEffect] {
    guard isOpen else { return [] }
    let isWaiting = awaited.contains { waiting in
      if case .find = question, case .find = waiting.question { return true }
      return waiting.question == question
    }
    guard !isWaiting else {
      stale.insert(question)
      return []
    }
    awaited.append(Awaited(question: question))
    return [.send(LineWriter.text(ParsedLine(tag: nil, words: question.words(language))))]
  }

  /// What may have changed with a new entry: all that is on the screen.
  mutating func refresh() -> [DeskEffect] {
    guard let station else { return [] }
    var effects = ask(.present(station: station.code)) + ask(.offers) + ask(.stock(station: station.code))
    if let person, pages.contains(.member) { effects += askAbout(person.number) }
    return effects
  }

  /// What a new connection has to be asked again besides.
  private mutating func askAnew() -> [DeskEffect] {
    var effects: [DeskEffect] = []
    if let person, pages.contains(.member) { effects += ask(.member(person.number)) }
    if !searchText.isEmpty { effects += lookFor() }
    if case .cancelQuestion(let gift, let reason, .asked) = page {
      effects += ask(.cancelTrial(redemption: gift.redemption, reason: reason))
    }
    if case .redeem(let offer, .asked) = page { effects += askTrial(offer) }
    if case .handOutQuestion(let gift, let code, .asked) = page {
      effects += ask(.check(redemption: gift.redemption, code: code))
    }
    return effects
  }

  mutating func askAbout(_ number: Int64) -> [DeskEffect] {
    var effects = ask(.balance(number)) + ask(.stars(number)) + ask(.redemptions(number))
    if let since = clock?.date.adding(days: -Desk.serviceDays) { effects += ask(.services(number, since: since)) }
    return effects
  }

  mutating func askTrial(_ offer: DeskOffer) -> [DeskEffect] {
    guard let person, let station else { return [] }
    return ask(.trial(member: person.number, offer: offer.code, station: station.code))
  }

  /// Looks for what is typed: people, and the gift that waits for such a code.
  mutating func lookFor() -> [DeskEffect] {
    let text = searchText
    let isCode = (Desk.shortestCode...16).contains(text.utf8.count) && text.utf8.allSatisfy { 48...57 ~= $0 }
    guard isCode, mayChange, let station else { return ask(.find(text)) }
    return ask(.coded(text, station: station.code)) + ask(.find(text))
  }

  /// Codes have four digits, and more where those are used up.
  private static let shortestCode = 4

  /// What is looked for.
  var searchText: String { TypedByHand.plain(typed.text) }

  /// How far back the services on a member's page go.
  private static let serviceDays = 31

  // MARK: Errands

  /// Takes a change on, and sends it as soon as there is a connection.
  ///
  /// What is said stays: it may have come in the moment before the key, and nobody has read it.
  mutating func submit(_ act: DeskErrand.Act, _ words: [Word]) -> [DeskEffect] {
    guard let person else { return [] }
    errandCount += 1
    errands.append(
      DeskErrand(number: errandCount, key: makeKey(), member: person.number, name: person.name, act: act, words: words))
    return sendErrands()
  }

  /// Sends what is kept and was not sent on this connection, each under the key that it has had from the beginning.
  private mutating func sendErrands() -> [DeskEffect] {
    guard isOpen else { return [] }
    var effects: [DeskEffect] = []
    for index in errands.indices where !errands[index].isSent {
      errands[index].isSent = true
      errands[index].isInDoubt = true
      awaited.append(Awaited(question: .errand(errands[index].number)))
      effects.append(.send(errands[index].line))
    }
    return effects
  }

  // MARK: Replies

  private mutating func end(_ outcome: Outcome) -> [DeskEffect] {
    guard !awaited.isEmpty else { return [] }
    let answered = awaited.removeFirst()
    let effects = answer(answered.question, answered.rows, outcome)
    guard stale.remove(answered.question) != nil else { return effects }
    return effects + ask(answered.question)
  }
}
