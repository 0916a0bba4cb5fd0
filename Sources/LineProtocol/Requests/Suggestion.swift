/// Finds what somebody meant who mistyped a word.
enum Suggestion {
  /// The nearest of some words to what was typed, or nil where none is near; on equal terms the first.
  static func nearest(to typed: String, among candidates: some Sequence<String>) -> String? {
    // Longer texts are no mistyped names, and comparing them would cost time.
    let typed = Array(typed.lowercased().utf8)
    guard (1...40).contains(typed.count) else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let farthest = max(1, candidate.utf8.count / 3)
      // At least as many letters were put in or left out as the lengths differ by.
      guard abs(candidate.utf8.count - typed.count) <= farthest else { continue }
      let distance = distance(typed, Array(candidate.utf8))
      if distance <= farthest, distance < best?.distance ?? Int.max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbour to get from one to the other.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
