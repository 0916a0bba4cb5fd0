/// What one program still has to carry out, and how far it has been given the journal.
///
/// Messages of a lane go out in their order: one that fails holds up the later ones of its lane and no others. Nothing
/// leaves the queue but by success, or because the program said that it never will.
struct HookQueue: Hashable {
  /// A message that waits.
  ///
  /// Only its name is kept: what it says is asked for when it is sent.
  struct Item: Hashable {
    let message: String
    let entry: Int64
    let lane: String
    /// How often it was begun.
    var attempts = 0
    /// When it may be tried again, by the wall clock.
    var dueAt: Int64 = 0
    /// When it failed first.
    var failingSince: Int64?
    /// How it failed last.
    var failure = ""
  }

  /// An entry as the journal was known to have it.
  struct Place: Hashable {
    let entry: Int64
    let hash: String
  }

  /// Every entry up to this one has been taken in.
  private(set) var through: Int64
  /// Where the journal was met before, oldest first; the last is where the queue stands.
  ///
  /// Of each doubling of the distance one, so that a journal that was restored is met again not far before it parted.
  private(set) var places: [Place] = []
  /// What waits, in the order of the journal.
  private(set) var items: [Item] = []

  /// Begins after an entry: who comes new is not told of years past.
  init(after entry: Int64) {
    through = entry
  }

  init(through: Int64, places: [Place], items: [Item]) {
    self.through = through
    self.places = places
    self.items = items
  }

  /// Whether more can be taken in; the rest stays in the journal, which is the longer queue.
  ///
  /// What waits behind a failure does not count: members who cannot be reached keep nobody else waiting.
  var hasRoom: Bool {
    guard items.count >= Self.mostItems else { return true }
    let stuck = Set(firsts.filter { $0.failingSince != nil }.map(\.lane))
    return !isFull && items.count(where: { !stuck.contains($0.lane) }) < Self.mostItems
  }

  /// Whether so much fails that nothing more is taken in at all.
  var isFull: Bool { items.count >= Self.mostStuckItems }

  /// Whether the journal that a page comes from is the one that was read up to here.
  func knows(_ page: HookPage) -> Bool {
    guard let place = places.last else { return page.total >= through }
    return place.hash == page.sinceHead
  }

  /// Goes back to where the journal was met before; to its end where it never was.
  mutating func goBack(_ page: HookPage) {
    _ = places.popLast()
    through = places.last?.entry ?? page.total
  }

  /// Takes in the messages of the entries up to one.
  mutating func take(_ page: HookPage) {
    // After a restore some come again that wait already.
    let waiting = page.messages.isEmpty ? [] : Set(items.map(\.message))
    for message in page.messages where message.entry > through && !waiting.contains(message.name) {
      items.append(Item(message: message.name, entry: message.entry, lane: message.lane))
    }
    through = page.through
    note(Place(entry: page.through, hash: page.head))
  }

  private mutating func note(_ place: Place) {
    guard !place.hash.isEmpty, place != places.last else { return }
    var doublings: Set<Int> = []
    places = places.filter { older in
      let distance = place.entry - older.entry
      return distance > 0 && doublings.insert(distance.bitWidth - distance.leadingZeroBitCount).inserted
    }
    places.append(place)
  }

  /// What to try now: of the first of each lane that is due, the one that was tried least, so that failing ones keep no
  /// others waiting.
  func next(at now: Int64) -> Item? {
    firsts.filter { isDue($0, at: now) }.min { $0.attempts < $1.attempts }
  }

  /// How long until something is due that is not; nil where nothing waits for its time.
  func pause(at now: Int64) -> Int64? {
    firsts.filter { !isDue($0, at: now) }.map { $0.dueAt - now }.min()
  }

  /// Takes out what has been carried out, or never will be.
  mutating func remove(_ message: String) { items.removeAll { $0.message == message } }

  /// Notes that an attempt begins, and when the next may, whatever becomes of this one; gives the item as it is then.
  mutating func begin(_ message: String, at now: Int64) -> Item? {
    guard let index = items.firstIndex(where: { $0.message == message }) else { return nil }
    items[index].attempts += 1
    items[index].dueAt = now + Self.pause(after: items[index].attempts)
    return items[index]
  }

  /// Notes that the attempt failed; gives the pause before the next.
  mutating func fail(_ message: String, _ reason: String, at now: Int64) -> Int64 {
    guard let index = items.firstIndex(where: { $0.message == message }) else { return 0 }
    let pause = Self.pause(after: items[index].attempts)
    items[index].dueAt = now + pause
    items[index].failingSince = items[index].failingSince ?? now
    items[index].failure = reason
    return pause
  }

  /// Makes everything due at once.
  mutating func retry() {
    for index in items.indices { items[index].dueAt = 0 }
  }

  private var firsts: [Item] {
    var lanes: Set<String> = []
    return items.filter { lanes.insert($0.lane).inserted }
  }

  /// A time further off than any pause comes from a clock that was set back.
  private func isDue(_ item: Item, at now: Int64) -> Bool {
    item.dueAt <= now || item.dueAt - now > Self.longestPause
  }

  private static func pause(after attempts: Int) -> Int64 { pauses[min(max(attempts, 1), pauses.count) - 1] }

  static let mostItems = 1000
  static let mostStuckItems = 10_000
  private static let longestPause: Int64 = 3_600_000
  /// 10 s, 1 min, 5 min, 15 min, then every hour.
  private static let pauses: [Int64] = [10_000, 60_000, 300_000, 900_000, longestPause]
}
