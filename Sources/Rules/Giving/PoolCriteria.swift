public import Ledger

/// What a pool asks of those who receive its hours; see "Redeeming hours" in the domain reference.
public struct PoolCriteria: Hashable, Sendable {
  /// A criterion that a member does not meet.
  public enum Unmet: Hashable, Sendable {
    /// The member is too young, or no date of birth is on file.
    case age(Int?, needed: Int)
    /// The member lacks these tags.
    case tags([Code])
  }

  private let minAge: Int?
  private let tags: [Code]

  /// Takes the criteria from a pool's terms.
  public init(_ terms: PoolChange.Terms) {
    minAge = terms.minAge
    tags = terms.tags
  }

  /// What a member does not meet; empty where all is met.
  ///
  /// - Parameter age: In completed years; nil where no date of birth is on file.
  public func unmet(age: Int?, tags held: [Code]) -> [Unmet] {
    var unmet: [Unmet] = []
    if let minAge, (age ?? -1) < minAge { unmet.append(.age(age, needed: minAge)) }
    let missing = tags.filter { !held.contains($0) }
    if !missing.isEmpty { unmet.append(.tags(missing)) }
    return unmet
  }
}
