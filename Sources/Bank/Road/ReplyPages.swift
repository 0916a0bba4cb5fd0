import LineProtocol
import Store

extension Reply {
  /// A list of which the store gave one row more than the page asked for, if there are more.
  static func page<Item, Key>(
    _ items: [Item], _ page: Page<Key>, key: (Item) -> Value, row: (Item) throws -> Row
  ) rethrows -> Reply {
    guard let limit = page.limit, items.count > limit else { return Reply(rows: try items.map(row)) }
    let shown = items.prefix(limit)
    return Reply(rows: try shown.map(row), fields: shown.last.map { [Field("more", key($0))] } ?? [])
  }

  /// A page of rows that are numbered from 1; only those that are shown are made.
  static func sliced<Item>(
    _ items: [Item], _ page: Page<Int64>, row: (_ number: Int64, Item) throws -> Row
  ) rethrows -> Reply {
    let start = min(max(0, Int(clamping: page.after ?? 0)), items.count)
    let numbered = items.enumerated().dropFirst(start).map { (number: Int64($0.offset + 1), item: $0.element) }
    return try .page(numbered, page, key: { .integer($0.number) }, row: { try row($0.number, $0.item) })
  }
}
