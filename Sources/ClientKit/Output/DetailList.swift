/// Labels and values one below the other, the values aligned: how a single row is shown.
enum DetailList {
  static func lines(_ pairs: [(label: String, value: String)], separator: String) -> [String] {
    let width = pairs.map { DisplayWidth.of($0.label) }.max() ?? 0
    return pairs.map { label, value in
      value.isEmpty ? label + separator : (label + separator).padded(to: width + DisplayWidth.of(separator) + 1) + value
    }
  }
}
