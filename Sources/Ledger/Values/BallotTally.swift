import Crypto

/// How many votes each place on a ballot's list got.
///
/// A slip's choices are counted one by one: a rare combination kept together would be a signature under it.
public struct BallotTally: Hashable, Sendable {
  /// The votes by place on the list; who got none is missing.
  public let votes: [Int: Int64]

  /// Takes a count as it was journaled; nil where a place or a number of votes is not positive.
  public init?(votes: [Int: Int64]) {
    guard votes.allSatisfy({ $0.key > 0 && (1...10_000_000).contains($0.value) }) else { return nil }
    self.votes = votes
  }

  /// Counts choices, in whatever order they come.
  public init(counting choices: some Sequence<Int>) {
    votes = Dictionary(choices.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// The votes of all places together.
  public var total: Int64 { votes.values.reduce(0, +) }

  /// The SHA-256 of the sorted choices, a line of its place for each: what anybody can compute anew from the result.
  public var hash: Digest {
    var hash = SHA256()
    for (place, count) in votes.sorted(by: { $0.key < $1.key }) {
      let line = Array("\(place)\n".utf8)
      for _ in 0..<count { hash.update(data: line) }
    }
    return Digest(hash.finalize())
  }
}

extension BallotTally {
  /// One place and its votes as a fact: `2 41`.
  static func fact(_ place: Int, _ votes: Int64) -> String { "\(place) \(votes)" }

  /// Reads the facts of a count, or nil where one is none or stands twice.
  init?(facts: [String]) {
    var votes: [Int: Int64] = [:]
    for fact in facts {
      let parts = fact.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 2, let place = Int(parts[0]), let count = Int64(parts[1]) else { return nil }
      guard votes.updateValue(count, forKey: place) == nil else { return nil }
    }
    self.init(votes: votes)
  }
}
