/// A named value on a line from the daemon, as text after unquoting.
public struct DaemonField: Hashable, Sendable {
  /// The name before the `=`.
  public let name: String
  /// The value; empty where the daemon has nothing to say.
  public let value: String

  /// Makes a field.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// The named values of a line from the daemon, in their order.
public struct DaemonFields: Hashable, Sendable {
  /// All of them.
  public let all: [DaemonField]

  /// Wraps fields.
  public init(_ all: [DaemonField]) {
    self.all = all
  }

  init(_ words: ArraySlice<Word>, of line: [UInt8]) throws(DaemonLineError) {
    var all: [DaemonField] = []
    all.reserveCapacity(words.count)
    for word in words {
      guard let name = word.name else { throw DaemonLineError(line) }
      all.append(DaemonField(name: name, value: word.value))
    }
    self.all = all
  }

  /// The value of a name, or nil where the line does not have it.
  public subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// All fields but those of one name.
  public func without(_ name: String) -> DaemonFields { DaemonFields(all.filter { $0.name != name }) }
}

extension DaemonFields: RandomAccessCollection {
  /// The first position.
  public var startIndex: Int { all.startIndex }
  /// The position behind the last.
  public var endIndex: Int { all.endIndex }
  /// The field at a position.
  public subscript(position: Int) -> DaemonField { all[position] }
}
