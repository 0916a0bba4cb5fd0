/// The limits of a request line and of a batch, as the protocol reference fixes them.
public enum LineLimits {
  /// The most bytes of a request before its LF, a CR included.
  public static let maxLineBytes = 8192
  /// The most lines between `begin` and `commit`.
  public static let maxBatchLines = 10_000
  /// The most bytes of all lines between `begin` and `commit`, in all.
  public static let maxBatchBytes = 4 * 1024 * 1024
  /// The longest time between `begin` and `commit`, in seconds.
  public static let maxBatchSeconds = 60
}
