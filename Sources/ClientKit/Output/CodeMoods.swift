/// What a fixed word of the protocol says of how things stand.
enum CodeMoods {
  /// - Parameter column: The column's name: only states and verdicts have a mood.
  static func mood(of code: String, column: String) -> TextStyle.Mood? {
    switch column {
    case "state", "verdict", "ending": words[code]
    case "balance", "available": code.hasPrefix("-") ? .bad : nil
    default: nil
    }
  }

  private static let words: [String: TextStyle.Mood] = [
    "active": .good, "open": .good, "posted": .good, "fulfilled": .good, "good": .good, "clean": .good, "valid": .good,
    "confirmed": .good, "trusted": .good, "in-force": .good,
    "pending": .waiting, "notice": .waiting, "requested": .waiting, "assigned": .waiting, "proposed": .waiting,
    "warning": .waiting, "second": .waiting, "administrator": .waiting, "not-assessed": .waiting, "changed": .waiting,
    "rejected": .bad, "disputed": .bad, "objection": .bad, "fault": .bad, "faulty": .bad, "damaged": .bad,
    "leapt": .bad,
    "revoked": .bad,
    "closed": .past, "reversed": .past, "cancelled": .past, "lapsed": .past, "returned": .past, "left": .past,
    "death": .past, "merged": .past, "erased": .past, "replaced": .past, "past": .past, "already": .past,
    "skipped": .past,
  ]
}
