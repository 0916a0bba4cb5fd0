import LineProtocol

/// Why an import went no further; nothing of the part at hand is posted.
enum ImportStop: Error {
  /// The client itself could not go on.
  case failed(ClientFailure)
  /// A parameter of the import was wrong before anything was sent.
  case unfit(Refusal)
  /// The daemon refused.
  case refused(DaemonRefusal, command: String)
}
