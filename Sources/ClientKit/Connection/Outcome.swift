import LineProtocol

/// How a request ended.
enum Outcome {
  /// `OK` and what it says.
  case done(DaemonFields)
  /// `ERR`.
  case refused(DaemonRefusal)
}

/// A refusal as the daemon wrote it.
struct DaemonRefusal: Hashable {
  let code: String
  let fields: DaemonFields
  /// In the language of the connection.
  let text: String
}
