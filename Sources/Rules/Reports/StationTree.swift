public import Ledger

/// Which stations belong to which main station, at any depth.
public struct StationTree: Sendable {
  private let children: [Code: [Code]]

  /// Reads the tree off the stations, each with the one above it where there is one.
  public init(_ stations: some Sequence<(station: Code, parent: Code?)>) {
    var children: [Code: [Code]] = [:]
    for (station, parent) in stations {
      if let parent { children[parent, default: []].append(station) }
    }
    self.children = children
  }

  /// Every station below one, itself left out; none below one that is nobody's main station.
  public func below(_ station: Code) -> Set<Code> {
    var found: Set<Code> = []
    var rest = children[station] ?? []
    while let next = rest.popLast() {
      guard next != station, found.insert(next).inserted else { continue }
      rest += children[next] ?? []
    }
    return found
  }
}
