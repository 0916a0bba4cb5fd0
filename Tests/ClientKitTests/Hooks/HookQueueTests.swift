import LineProtocol
import TestSupport
import Testing

@testable import ClientKit

/// What waits for a program: nothing is lost, nothing overtakes within a lane, and failing ones keep no others waiting.
@Suite struct HookQueueTests {
  private func message(_ entry: Int64, member: Int) throws -> HookMessage {
    try #require(
      HookMessage(
        DaemonFields([
          DaemonField(name: "message", value: "\(entry)-star-\(member)-00000000"),
          DaemonField(name: "entry", value: "\(entry)"), DaemonField(name: "member", value: "\(member)"),
        ])))
  }

  private func page(_ messages: [HookMessage], through: Int64) -> HookPage {
    HookPage(messages: messages, through: through, total: through)
  }

  @Test func `a message that fails holds up the later ones of its lane and no others`() throws {
    var queue = HookQueue(after: 0)
    queue.take(
      page([try message(1, member: 17), try message(2, member: 18), try message(3, member: 17)], through: 3))
    #expect(queue.failAnew("1-star-17-00000000", "exit status 1", at: 0) == 10_000)
    #expect(queue.next(at: 0)?.entry == 2)
    queue.remove("2-star-18-00000000")
    #expect(queue.next(at: 9_999) == nil)
    #expect(queue.pause(at: 4_000) == 6_000)
    #expect(queue.next(at: 10_000)?.entry == 1)
    queue.remove("1-star-17-00000000")
    #expect(queue.next(at: 10_000)?.entry == 3)
  }

  @Test func `pauses grow to an hour, and a retry ends them all`() throws {
    var queue = HookQueue(after: 0)
    queue.take(page([try message(1, member: 17)], through: 1))
    let pauses = (0..<7).map { _ in queue.failAnew("1-star-17-00000000", "exit status 1", at: 0) }
    #expect(pauses == [10_000, 60_000, 300_000, 900_000, 3_600_000, 3_600_000, 3_600_000])
    #expect(queue.next(at: 0) == nil)
    queue.retry()
    #expect(queue.next(at: 0)?.attempts == 7)
  }

  @Test func `what was tried least goes first, so that new messages are not kept waiting`() throws {
    var queue = HookQueue(after: 0)
    queue.take(page([try message(1, member: 17)], through: 1))
    _ = queue.failAnew("1-star-17-00000000", "exit status 1", at: 0)
    queue.take(page([try message(2, member: 18)], through: 2))
    #expect(queue.next(at: 20_000)?.entry == 2)
  }

  @Test func `a clock that was set back by a year keeps nothing waiting for a year`() throws {
    var queue = HookQueue(after: 0)
    queue.take(page([try message(1, member: 17)], through: 1))
    let year: Int64 = 365 * 86_400_000
    _ = queue.failAnew("1-star-17-00000000", "exit status 1", at: year)
    #expect(queue.next(at: 0)?.entry == 1)
  }

  @Test func `members who cannot be reached keep nobody else waiting`() throws {
    var queue = HookQueue(after: 0)
    queue.take(page(try (1...1000).map { try message($0, member: 17) }, through: 1000))
    #expect(!queue.hasRoom, "a queue that works takes in what it can send")
    _ = queue.failAnew("1-star-17-00000000", "no phone", at: 0)
    #expect(queue.hasRoom)
    queue.take(page([try message(1001, member: 18)], through: 1001))
    #expect(queue.next(at: 0)?.entry == 1001)
    queue.take(page(try (1002...10_000).map { try message($0, member: 17) }, through: 10_000))
    #expect(!queue.hasRoom && queue.isFull)
  }

  @Test func `where the journal was met before is known near and far, and not for every entry`() throws {
    var queue = HookQueue(after: 0)
    for entry in Int64(1)...5000 {
      queue.take(HookPage(messages: [], through: entry, total: entry, head: "\(entry)", sinceHead: nil))
    }
    #expect(queue.places.count <= 16)
    for distance in Int64(1)...4000 {
      let nearest = try #require(queue.places.last { $0.entry <= 5000 - distance })
      #expect(5000 - nearest.entry <= 4 * distance)
    }
  }

  @Test func `a page that comes twice adds nothing`() throws {
    var queue = HookQueue(after: 0)
    let first = page([try message(1, member: 17)], through: 1)
    queue.take(first)
    queue.take(first)
    #expect(queue.items.count == 1)
  }

  /// Whatever fails and however often the program is killed: each message goes out, in order for each member; without
  /// a kill exactly once.
  @Test(arguments: 1...20)
  func `nothing is lost and nothing overtakes, over failures and kills`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = TemporaryFolder()
    let book = HookBook(folder: folder.path(""), hook: "sms")
    let messages = try (1...60).map { try message(Int64($0), member: Int.random(in: 1...4, using: &random)) }
    let kills = seed.isMultiple(of: 2)
    var queue = HookQueue(after: 0)
    try book.write(queue)
    var sent: [HookMessage] = []
    var now: Int64 = 0
    while Set(sent.map(\.name)).count < messages.count {
      let through = min(60, queue.through + Int64.random(in: 1...20, using: &random))
      if queue.through < 60 {
        queue.take(page(messages.filter { $0.entry > queue.through && $0.entry <= through }, through: through))
      }
      while let item = queue.next(at: now) {
        let isKilled = kills && Int.random(in: 0..<10, using: &random) == 0
        if Int.random(in: 0..<3, using: &random) == 0 {
          _ = queue.failAnew(item.message, "exit status 1", at: now)
        } else {
          sent.append(messages[Int(item.entry) - 1])
          if isKilled { break }
          queue.remove(item.message)
        }
        try book.write(queue)
      }
      if kills { queue = try book.read() }
      now += 60_000
    }
    var seen: Set<String> = []
    let firsts = sent.filter { seen.insert($0.name).inserted }
    for lane in Set(messages.map(\.lane)) {
      #expect(firsts.filter { $0.lane == lane }.map(\.entry) == messages.filter { $0.lane == lane }.map(\.entry))
    }
    #expect(kills || sent.count == messages.count)
  }
}

extension HookQueue {
  /// One more attempt that fails.
  fileprivate mutating func failAnew(_ message: String, _ reason: String, at now: Int64) -> Int64 {
    _ = begin(message, at: now)
    return fail(message, reason, at: now)
  }
}
