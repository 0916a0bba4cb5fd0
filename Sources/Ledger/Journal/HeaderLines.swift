/// Where the lines of an entry's header stand in its bytes.
struct HeaderLines {
  private enum Line: Int, CaseIterable {
    case format
    case number
    case kind
    case at
    case date
    case actor
    case role
    case station
    case key

    var name: StaticString {
      switch self {
      case .format: "timebank-entry"
      case .number: "number"
      case .kind: "kind"
      case .at: "at"
      case .date: "date"
      case .actor: "actor"
      case .role: "role"
      case .station: "station"
      case .key: "key"
      }
    }
  }

  private static let absent = -1..<(-1)

  private var places = [Range<Int>](repeating: absent, count: Line.allCases.count)
  /// The place of the name of a line that no format has.
  private var odd: Range<Int>?
  /// In their order a line is found at once.
  private var next = 0

  /// Keeps where a line stands.
  ///
  /// - Throws: `LedgerError.malformed` where there is one of that name already.
  mutating func take(_ bytes: Span<UInt8>, name: Range<Int>, value: Range<Int>) throws(LedgerError) {
    guard let line = line(bytes, name) else {
      odd = odd ?? name
      return
    }
    guard places[line.rawValue] == HeaderLines.absent else {
      throw .malformed(reason: "line \(line.name) stands twice")
    }
    places[line.rawValue] = value
    next = line.rawValue + 1
  }

  /// Reads the header once all lines are known.
  ///
  /// - Throws: `LedgerError.malformed` where a line is unknown, missing or not readable.
  func read(_ bytes: Span<UInt8>) throws(LedgerError) -> EntryHeader {
    guard bytes.holds("1", at: place(.format) ?? 0..<0) else {
      throw .malformed(reason: "the format version is unknown")
    }
    if let odd { throw .malformed(reason: "line \(bytes.text(at: odd)) is unknown") }
    return EntryHeader(
      number: try needed(.number, place(.number).flatMap { bytes.integer(at: $0) }.flatMap { EntryNumber($0) }),
      kind: try needed(.kind, place(.kind).flatMap { EntryKind.words.value(in: bytes, at: $0) }),
      at: Instant(milliseconds: try needed(.at, place(.at).flatMap { bytes.integer(at: $0) })),
      date: try needed(.date, place(.date).flatMap { LocalDate(bytes.extracting($0)) }),
      actor: try needed(.actor, place(.actor).flatMap { Actor(bytes.extracting($0)) }),
      role: try needed(.role, place(.role).flatMap { Role.words.value(in: bytes, at: $0) }),
      station: try station(bytes), key: place(.key).map { bytes.unescaped(at: $0) })
  }

  private func station(_ bytes: Span<UInt8>) throws(LedgerError) -> Code? {
    guard let place = place(.station) else { return nil }
    return try needed(.station, Code(bytes.extracting(place)))
  }

  private func line(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Line? {
    if let line = Line(rawValue: next), bytes.holds(line.name, at: name) { return line }
    for line in Line.allCases where bytes.holds(line.name, at: name) { return line }
    return nil
  }

  private func place(_ line: Line) -> Range<Int>? {
    let place = places[line.rawValue]
    return place == HeaderLines.absent ? nil : place
  }

  private func needed<Value>(_ line: Line, _ value: Value?) throws(LedgerError) -> Value {
    guard let value else { throw .malformed(reason: "line \(line.name) is missing or is not readable") }
    return value
  }
}

extension EntryKind {
  /// Nearly all entries are services.
  fileprivate static let words = WordTable(allCases, common: .service)
}

extension Role {
  fileprivate static let words = WordTable(allCases, common: .operator)
}
