import LineProtocol

/// Everything that ``Doctor`` judges; gathered first, so that the judging is pure.
struct DoctorFacts {
  /// The client's clock in seconds since 1970.
  var now: Int64 = 0
  /// Why there was no conversation.
  var trouble: ClientFailure?
  var serverVersion: String?
  /// The reply to `whoami`.
  var identity: DaemonFields?
  /// The reply to `status`.
  var status: DaemonFields?
  /// The reply to `health`; nil from a daemon that has no such command.
  var health: DaemonFields?
  /// Why `status` was refused.
  var refusal: DaemonRefusal?
  /// The paths at which a socket was looked for, with what is there; empty where the daemon is far away.
  var sockets: [(path: String, file: FileStatus?, folder: FileStatus?)] = []
  /// Whether the daemon runs on another machine, whose units and files are not seen.
  var isRemote = false
  /// What the client's machine knows of itself.
  var machine: MachineFacts?

  /// What `health` tells; where a daemon has no such command, its `status` may.
  func upkeep(_ field: String) -> String? { health?[field] ?? status?[field] }

  /// Asks the daemon and the machine.
  static func gather(
    session: BankSession, paths: [String], machine: MachineFacts, now: Int64, isRemote: Bool,
    fileStatus: (String) -> FileStatus?
  ) -> DoctorFacts {
    var facts = DoctorFacts(now: now, isRemote: isRemote, machine: machine)
    if isRemote {
      facts.machine?.units = nil
    } else {
      facts.sockets = paths.map { path in
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        return (path, fileStatus(path), fileStatus(folder))
      }
    }
    do throws(ClientFailure) {
      try session.greet()
      facts.serverVersion = session.greeting?["server"]
      _ = try session.perform(Array("whoami".utf8), key: nil, canRepeat: true) {
        if case .row(let fields) = $0.line { facts.identity = fields }
      }
      if case .done(let fields) = try session.perform(
        Array("health".utf8), key: nil, canRepeat: true, onLine: { _ in })
      {
        facts.health = fields
      }
      switch try session.perform(Array("status".utf8), key: nil, canRepeat: true, onLine: { _ in }) {
      case .done(let fields): facts.status = fields
      case .refused(let refusal): facts.refusal = refusal
      }
    } catch {
      facts.trouble = error
    }
    return facts
  }
}
