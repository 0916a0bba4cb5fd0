/// The version of the daemon and its client, which are always built and installed together.
public enum Version {
  /// The version, as in the greeting and in `timebank --version`.
  public static let current = "0.3.0"
}
