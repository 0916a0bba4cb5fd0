/// What a file that was read again changes of the configuration that the daemon runs with.
public struct ConfigurationChanges: Hashable, Sendable {
  /// Keys that hold from now on.
  public let applied: [String]
  /// Keys whose change waits for the next start.
  public let needRestart: [String]
  /// Keys whose change only a new bank would take over: the bank's name and time zone stand in its journal, and its
  /// rules are policies there, which a changed file does not touch.
  public let keptByBank: [String]

  /// Compares the configuration that holds with the file's.
  public init(from running: Configuration, to new: Configuration) {
    let changed = ConfigurationKey.all.filter { $0.differs(running, new) }
    applied = changed.filter { $0.effect == .atReload }.map(\.name)
    needRestart = changed.filter { $0.effect == .atRestart }.map(\.name)
    keptByBank = changed.filter { $0.effect == .atFounding }.map(\.name)
  }
}

extension Configuration {
  /// This configuration with what can change at run time taken from another; see ``ConfigurationChanges``.
  public func takingOver(_ new: Configuration) -> Configuration {
    var result = self
    for key in ConfigurationKey.all where key.effect == .atReload { key.copy(new, &result) }
    return result
  }
}
