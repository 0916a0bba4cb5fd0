/// Rows by their keys; all go where they have become too many.
struct KeptRows<Key: Hashable, Row> {
  /// How many are kept at most.
  let most: Int
  private var rows: [Key: Row] = [:]

  init(most: Int) {
    self.most = most
  }

  subscript(key: Key) -> Row? {
    get { rows[key] }
    set {
      if rows.count >= most, rows[key] == nil { removeAll() }
      rows[key] = newValue
    }
  }

  mutating func removeAll() { rows.removeAll(keepingCapacity: true) }
}
