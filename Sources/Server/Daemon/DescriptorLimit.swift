import DaemonLog
import Glibc
import LineProtocol
import Logging

/// The number of files that the process may have open, which connections count as.
enum DescriptorLimit {
  /// What the database, the locks, the logs and the event loop need beside connections.
  private static let reserve = 64

  /// Refuses to begin where the system does not even allow what the daemon needs beside its clients.
  static func check() throws(StartError) {
    var current = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &current) == 0 else { return }
    let needed = rlim_t(reserve + ServerLimits.administrationConnections + 1)
    if current.rlim_max >= needed { return }
    throw StartError(
      .system,
      Localized(
        "系统只允许打开 \(current.rlim_max) 个文件,至少需要 \(needed) 个;请调高服务单元中的 LimitNOFILE=,或用 ulimit -n 调高",
        "the system allows \(current.rlim_max) open files, and at least \(needed) are needed; raise LimitNOFILE= in the "
          + "unit of the service, or the limit of ulimit -n"))
  }

  /// Raises the process's own limit as far as needed, or lowers the connections to what it allows.
  ///
  /// At the limit the event loop leaves accepted clients waiting without a word, so it must never be reached.
  static func provide(for limits: ServerLimits, logger: Logger) -> ServerLimits {
    var current = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &current) == 0 else { return limits }
    let others = reserve + ServerLimits.administrationConnections
    let needed = rlim_t(limits.connections + others)
    if current.rlim_cur >= needed { return limits }
    current.rlim_cur = min(needed, current.rlim_max)
    guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &current) == 0, current.rlim_cur >= needed else {
      var lowered = limits
      lowered.connections = max(1, Int(current.rlim_cur) - others)
      logger.report(
        .connectionsLowered,
        [.openFiles: "\(current.rlim_cur)", .connections: "\(lowered.connections)"])
      return lowered
    }
    return limits
  }
}
