/// Why a server ended that nobody had asked to end.
public enum ServerFailure: Error, Hashable, Sendable {
  /// The disk failed in the very commit: nobody knows whether it took effect.
  case storageOutcomeUnknown
}
