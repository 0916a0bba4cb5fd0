import Glibc
import LineProtocol

/// The memory that the process may map.
public enum MemoryLimit {
  /// What the program, its libraries, threads and their heaps take in addresses before there is a single client.
  private static let neededBytes = rlim_t(1 << 30)

  /// Refuses to begin with fewer addresses or less data than the daemon needs.
  ///
  /// Where a thread cannot be made for want of them, what was to run on it never does, and nothing says so. To be asked
  /// before anything runs beside the main thread. Memory that is used, not mapped, is for `MemoryMax=` to bound.
  ///
  /// - Throws: `StartError` of the system.
  public static func check() throws(StartError) {
    try check(__rlimit_resource_t(RLIMIT_AS.rawValue), setting: "LimitAS=", option: "ulimit -v")
    try check(__rlimit_resource_t(RLIMIT_DATA.rawValue), setting: "LimitDATA=", option: "ulimit -d")
  }

  private static func check(
    _ resource: __rlimit_resource_t, setting: String, option: String
  ) throws(StartError) {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < neededBytes else { return }
    let (mebibytes, needed) = (limit.rlim_cur >> 20, neededBytes >> 20)
    throw StartError(
      .system,
      Localized(
        "系统只允许映射 \(mebibytes) MiB 内存,至少需要 \(needed) MiB;请去掉服务单元中的 \(setting)(或 \(option)),限制用量请改用 MemoryMax=",
        "the system allows \(mebibytes) MiB to be mapped, and at least \(needed) MiB are needed; take \(setting) out of "
          + "the unit of the service (or \(option) back), and bound what is used by MemoryMax= instead"))
  }
}
