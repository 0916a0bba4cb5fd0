import Ledger

/// Something that reads bytes from strangers: whatever comes, it answers or refuses and keeps its laws.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// The tokenizer of request lines.
  case line
  /// The decoding of requests, and what their refusals look like on the wire.
  case request
  /// The client's reading of the daemon's lines.
  case reply
  /// Sheets of members, services and balances, in every encoding.
  case sheet
  /// The configuration file with its rules.
  case configuration
  /// The canonical bytes of entries.
  case entry
  /// A file of exported entries, as the verifier without a daemon reads it.
  case journal
  /// What another bank hands over, or answers to it.
  case handover

  /// Reads bytes.
  ///
  /// - Throws: ``BrokenLaw`` where they are read to something that cannot be.
  public func read(_ bytes: [UInt8]) throws(BrokenLaw) {
    switch self {
    case .line: try LineTarget.read(bytes)
    case .request: try RequestTarget.read(bytes)
    case .reply: try ReplyTarget.read(bytes)
    case .sheet: try SheetTarget.read(bytes)
    case .configuration: try ConfigurationTarget.read(bytes)
    case .entry: try EntryTarget.read(bytes)
    case .journal: try JournalTarget.read(bytes)
    case .handover: try HandoverTarget.read(bytes)
    }
  }
}

/// What was read breaks a law.
public struct BrokenLaw: Error, CustomStringConvertible {
  /// The law, and what broke it.
  public let description: String
}
