import TestSupport
import Testing

@testable import Rules

/// First come, first served, against a line that is kept by hand.
@Suite struct WaitingListTests {
  /// A roster as a person with a pencil would keep it.
  private struct Pencil {
    var capacity: Int?
    var seated: [Int] = []
    var waiting: [Int] = []

    var list: WaitingList<Int> { WaitingList(capacity: capacity, taken: seated.count, waiting: waiting) }

    mutating func moveUp() {
      let up = list.moveUp
      seated += up
      waiting.removeAll { up.contains($0) }
    }
  }

  @Test func `who comes while somebody waits goes to the end of the line`() {
    let list = WaitingList(capacity: 2, taken: 1, waiting: [18])
    #expect(!list.hasPlace && list.nextInLine == 2 && list.moveUp == [18])
    #expect(WaitingList(capacity: 2, taken: 1, waiting: [Int]()).hasPlace)
    #expect(WaitingList(capacity: nil, taken: 900, waiting: [Int]()).hasPlace)
    #expect(WaitingList(capacity: nil, taken: 900, waiting: [18, 19]).moveUp == [18, 19])
  }

  @Test(arguments: UInt64(0)..<40)
  func `never more than there are places, and everybody is seated in the order of coming`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var pencil = Pencil(capacity: Int.random(in: 1...6, using: &random))
    var seatedInOrder: [Int] = []
    for person in 0..<80 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where !pencil.seated.isEmpty:
        pencil.seated.remove(at: Int.random(in: pencil.seated.indices, using: &random))
      case 1 where !pencil.waiting.isEmpty:
        let gone = pencil.waiting.remove(at: Int.random(in: pencil.waiting.indices, using: &random))
        #expect(!seatedInOrder.contains(gone))
      case 2: pencil.capacity = max(pencil.seated.count, Int.random(in: 1...8, using: &random))
      default:
        if pencil.list.hasPlace {
          pencil.seated.append(person)
          seatedInOrder.append(person)
        } else {
          pencil.waiting.append(person)
        }
      }
      seatedInOrder += pencil.list.moveUp
      pencil.moveUp()
      #expect(pencil.seated.count <= pencil.capacity ?? .max)
      #expect(pencil.waiting.isEmpty || pencil.seated.count == pencil.capacity, "a place is free while somebody waits")
      #expect(pencil.waiting == pencil.waiting.sorted())
    }
    #expect(seatedInOrder == seatedInOrder.sorted())
  }
}
