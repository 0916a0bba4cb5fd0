public import Ledger

/// The rules of a ballot: how many must vote, what a slip may say, who is chosen.
public enum BallotRules {
  /// The fewest votes that are ever counted: of fewer, everybody who voted could tell what the others chose.
  public static let leastQuorum = 3
  /// The most that can be chosen in one ballot.
  public static let mostSeats = 20

  /// How many have to vote: what the ballot asks for, or more than half of the electors.
  public static func quorum(_ asked: Int?, electors: Int64) -> Int64 {
    max(Int64(leastQuorum), asked.map { Int64($0) } ?? electors / 2 + 1)
  }

  /// What is wrong with the choices of a slip.
  public enum SlipFault: Error, Hashable, Sendable {
    /// More than there are seats.
    case tooMany(seats: Int)
    /// One of them twice.
    case twice
    /// One of them is on no list.
    case notOnList
  }

  /// Checks what an elector chose.
  ///
  /// - Parameter places: The places that can be chosen.
  /// - Throws: What is wrong; never what was chosen.
  public static func check(_ choices: [Int], seats: Int, places: Set<Int>) throws(SlipFault) {
    guard choices.count <= seats else { throw .tooMany(seats: seats) }
    guard Set(choices).count == choices.count else { throw .twice }
    guard places.isSuperset(of: choices) else { throw .notOnList }
  }

  /// What became of a place on the list.
  public enum Outcome: String, Sendable {
    /// It was chosen.
    case elected
    /// It has as many votes as another for the last seats; a ballot between them decides.
    case tied
    /// It was not chosen.
    case none = "not-elected"
  }

  /// What became of every place: the most votes win, and who shares the votes at the last seat is tied for it.
  public static func outcomes(of tally: BallotTally, places: [Int], seats: Int) -> [Int: Outcome] {
    let votes = places.map { tally.votes[$0] ?? 0 }.filter { $0 > 0 }.sorted(by: >)
    let isFull = votes.count >= seats && seats > 0
    let last = isFull ? votes[seats - 1] : 1
    let isTied = isFull && votes.count > seats && votes[seats] == last
    return Dictionary(
      places.map { place in
        let own = tally.votes[place] ?? 0
        if own < last || own == 0 { return (place, .none) }
        return (place, isTied && own == last ? .tied : .elected)
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// A slip as bytes: every slip of a ballot has the same number of them, whatever it says.
public enum BallotSlip {
  /// Writes choices, sorted and filled up to the seats.
  public static func bytes(_ choices: [Int], seats: Int) -> [UInt8] {
    let sorted = choices.sorted()
    return (0..<seats).flatMap { seat in
      let place = seat < sorted.count ? UInt32(clamping: sorted[seat]) : 0
      return withUnsafeBytes(of: place.bigEndian) { Array($0) }
    }
  }

  /// Reads choices, or nil where the bytes are no slip of so many seats.
  public static func choices(_ bytes: [UInt8], seats: Int) -> [Int]? {
    guard bytes.count == seats * 4 else { return nil }
    return (0..<seats).map { seat in
      bytes[seat * 4..<seat * 4 + 4].reduce(0) { $0 << 8 | Int($1) }
    }.filter { $0 > 0 }
  }
}
