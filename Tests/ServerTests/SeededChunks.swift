import TestSupport

extension SeededGenerator {
  /// Cuts bytes into pieces of random sizes, most of them small.
  mutating func cut(_ bytes: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let size = Int.random(in: 1...(Bool.random(using: &self) ? 7 : 5000), using: &self)
      pieces.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    return pieces
  }
}
