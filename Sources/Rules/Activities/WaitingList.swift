/// Who has a place in an activity and who waits for one: first come, first served.
public struct WaitingList<Person: Hashable & Sendable>: Sendable {
  /// How many places there are; nil for any number.
  public let capacity: Int?
  /// How many of them are taken.
  public let taken: Int
  /// Who waits, by turn.
  public let waiting: [Person]

  /// States who is where.
  public init(capacity: Int?, taken: Int, waiting: [Person]) {
    self.capacity = capacity
    self.taken = taken
    self.waiting = waiting
  }

  /// Whether one who comes now has a place; never past somebody who waits.
  public var hasPlace: Bool { waiting.isEmpty && (capacity.map { taken < $0 } ?? true) }

  /// The place in the line of one who comes now.
  public var nextInLine: Int { waiting.count + 1 }

  /// Who moves up to the places that are free, in their turn.
  public var moveUp: [Person] {
    guard let capacity else { return waiting }
    return Array(waiting.prefix(max(0, capacity - taken)))
  }
}
