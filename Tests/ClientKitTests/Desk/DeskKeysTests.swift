import Testing

@testable import ClientKit

@Suite struct `The keys of the desk` {
  private static let up: [UInt8] = [0x1B, 0x5B, 0x41]

  @Test func `a cursor key is whole, whatever wakes the desk between its bytes`() {
    var keys = DeskKeys()
    var taken: [Key] = []
    for (place, byte) in Self.up.enumerated() {
      taken += keys.take([byte], at: Int64(place) * 50)
      for later in [1, 25, 49] { taken += keys.pass(at: Int64(place * 50 + later)).map { [$0] } ?? [] }
    }
    #expect(taken == [.up])
    #expect(keys.escapeEndsAt == nil)
  }

  @Test func `an Esc that nothing follows is a key when its time is over, and only once`() {
    var keys = DeskKeys()
    #expect(keys.take([0x1B], at: 1000) == [])
    #expect(keys.escapeEndsAt == 1060)
    #expect(keys.pass(at: 1059) == nil)
    #expect(keys.pass(at: 1060) == .escape)
    #expect(keys.escapeEndsAt == nil && keys.pass(at: 2000) == nil)
  }

  @Test func `bytes that have come count, though the time is over`() {
    var keys = DeskKeys()
    #expect(keys.take([0x1B], at: 0) == [])
    #expect(keys.take([0x5B, 0x41], at: 500) == [.up])
    #expect(keys.pass(at: 501) == nil)
  }

  @Test func `a second Esc ends the first, and waits for its own time`() {
    var keys = DeskKeys()
    #expect(keys.take([0x1B], at: 0) == [])
    #expect(keys.take([0x1B], at: 40) == [.escape])
    #expect(keys.pass(at: 60) == nil)
    #expect(keys.pass(at: 100) == .escape)
  }
}
