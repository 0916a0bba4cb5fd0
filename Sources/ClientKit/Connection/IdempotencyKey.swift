/// Makes idempotency keys.
enum IdempotencyKey {
  /// A key that nobody has used: 128 random bits in hex behind `c-`.
  static func random(using generator: inout some RandomNumberGenerator) -> String {
    let halves = (0..<2).map { _ in String(generator.next(), radix: 16) }
    return "c-" + halves.map { String(repeating: "0", count: 16 - $0.utf8.count) + $0 }.joined()
  }
}
