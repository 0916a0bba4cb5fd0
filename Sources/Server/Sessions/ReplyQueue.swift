import LineProtocol
import NIOCore

/// The requests of a connection that are under way, in their order, so that replies leave in that order however the
/// bank answers.
struct ReplyQueue {
  /// How a request ended.
  enum Answer {
    case success(Reply)
    case refusal(Refusal)
  }

  private struct Slot {
    let tag: String?
    let encoder: ReplyEncoder
    var answer: Answer?
  }

  private var slots = CircularBuffer<Slot>(initialCapacity: 4)
  /// The number of the first slot; slots are numbered through for the life of the connection.
  private var firstNumber: UInt64 = 0
  /// Whether progress of the first request has been told: its reply has begun.
  private(set) var hasBegunReply = false

  var isEmpty: Bool { slots.isEmpty }
  var count: Int { slots.count }

  /// Puts a request at the end and returns its number.
  mutating func open(tag: String?, encoder: ReplyEncoder) -> UInt64 {
    slots.append(Slot(tag: tag, encoder: encoder))
    return firstNumber + UInt64(slots.count) - 1
  }

  /// Notes the answer of a request; one that is gone already is passed over.
  mutating func answer(_ number: UInt64, _ answer: Answer) {
    guard let offset = offset(of: number) else { return }
    slots[offset: offset].answer = answer
  }

  /// Notes the same answer for all that have none.
  mutating func answerAll(_ answer: Answer) {
    for offset in 0..<slots.count where slots[offset: offset].answer == nil { slots[offset: offset].answer = answer }
  }

  /// Writes every reply whose turn has come.
  mutating func write(to bytes: inout [UInt8]) {
    while let slot = slots.first, let answer = slot.answer {
      slots.removeFirst()
      firstNumber += 1
      hasBegunReply = false
      slot.encoder.append(answer, tag: slot.tag, to: &bytes)
    }
  }

  /// Writes how far the first request has come; another's progress is nothing that a client could place.
  mutating func writeProgress(of number: UInt64, done: Int, total: Int, to bytes: inout [UInt8]) {
    guard number == firstNumber, let slot = slots.first, slot.answer == nil else { return }
    hasBegunReply = true
    slot.encoder.appendProgress(done: done, total: total, to: &bytes)
  }

  /// Forgets every request; nothing of them will be answered.
  mutating func abandon() {
    firstNumber += UInt64(slots.count)
    slots.removeAll()
    hasBegunReply = false
  }

  private func offset(of number: UInt64) -> Int? {
    guard number >= firstNumber, number - firstNumber < UInt64(slots.count) else { return nil }
    return Int(number - firstNumber)
  }
}

extension ReplyEncoder {
  func append(_ answer: ReplyQueue.Answer, tag: String?, to bytes: inout [UInt8]) {
    switch answer {
    case .success(let reply): append(reply, tag: tag, to: &bytes)
    case .refusal(let refusal): append(refusal, tag: tag, to: &bytes)
    }
  }
}
