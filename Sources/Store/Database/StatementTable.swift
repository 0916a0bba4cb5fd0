import GRDB

/// Compiled statements by their texts, found in a few steps: nearly all texts are literals, the same object each time.
///
/// A dictionary would spread the texts with a hash that costs as much as a small query, to be safe from people who choose
/// them; nobody chooses these.
struct StatementTable {
  private struct Slot {
    let sql: String
    let statement: Statement
  }

  /// A power of two of them, at most half of them taken; a text stands at its mark or behind it.
  private var slots = [Slot?](repeating: nil, count: 64)
  private var count = 0

  subscript(sql: String) -> Statement? {
    var index = StatementTable.mark(of: sql) & (slots.count - 1)
    while let slot = slots[index] {
      if slot.sql == sql { return slot.statement }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds the statement of a text that has none yet.
  mutating func add(_ statement: Statement, for sql: String) {
    if (count + 1) * 2 > slots.count { grow() }
    place(Slot(sql: sql, statement: statement))
    count += 1
  }

  private mutating func grow() {
    let taken = slots.compactMap { $0 }
    slots = [Slot?](repeating: nil, count: slots.count * 2)
    for slot in taken { place(slot) }
  }

  private mutating func place(_ slot: Slot) {
    var index = StatementTable.mark(of: slot.sql) & (slots.count - 1)
    while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  /// A number by which most texts differ: made of their lengths and a few of their bytes.
  private static func mark(of sql: String) -> Int {
    sql.utf8.withContiguousStorageIfAvailable { bytes in
      var mark = UInt(bytes.count)
      for byte in bytes.suffix(8) { mark = mark &* 31 &+ UInt(byte) }
      if bytes.count > 24 { mark = mark &* 31 &+ UInt(bytes[24]) }
      return Int(truncatingIfNeeded: mark ^ mark >> 15)
    } ?? sql.utf8.count
  }
}
