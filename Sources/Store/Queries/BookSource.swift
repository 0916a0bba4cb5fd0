/// Books that can be read in snapshots: those of the bank, or a copy of them.
public protocol BookSource: AnyObject, Sendable {
  /// Reads in one snapshot.
  func read<Value>(_ body: (BookReader) throws -> Value) throws -> Value
}
