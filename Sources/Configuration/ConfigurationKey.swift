import Rules

/// One key of the configuration, and what becomes of a change of it while the daemon runs.
///
/// A new key of the file gets a line in ``all``; a test fails until it has one.
struct ConfigurationKey: Sendable {
  /// What becomes of a change.
  enum Effect: Sendable {
    /// The daemon takes it over at a reload.
    case atReload
    /// The daemon takes it over when it starts again.
    case atRestart
    /// Only a new bank takes it over; one that exists has it in its journal.
    case atFounding
  }

  let name: String
  let effect: Effect
  let differs: @Sendable (Configuration, Configuration) -> Bool
  let copy: @Sendable (_ source: Configuration, _ target: inout Configuration) -> Void

  private init<Value: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Configuration, Value> & Sendable, _ effect: Effect
  ) {
    self.name = name
    self.effect = effect
    differs = { $0[keyPath: path] != $1[keyPath: path] }
    copy = { $1[keyPath: path] = $0[keyPath: path] }
  }

  /// A rule: a setting of the policy, by its name there, which is that of the key.
  private init(rule name: String) {
    self.name = name
    effect = .atFounding
    let value = { @Sendable (configuration: Configuration) in
      configuration.policy.settings.first { $0.name == name }?.value
    }
    differs = { value($0) != value($1) }
    copy = { _, _ in }
  }

  /// Every key that a file can have.
  static let all: [ConfigurationKey] =
    [
      ConfigurationKey("bank.name", \.bank.name, .atFounding),
      ConfigurationKey("bank.timezone", \.bank.timeZone, .atFounding),
      ConfigurationKey("bank.language", \.bank.language, .atReload),
      ConfigurationKey("storage.database", \.storage.database, .atRestart),
      ConfigurationKey("storage.backup_folder", \.storage.backupFolder, .atReload),
      ConfigurationKey("storage.backup_keep.daily", \.storage.backupKeep.daily, .atReload),
      ConfigurationKey("storage.backup_keep.weekly", \.storage.backupKeep.weekly, .atReload),
      ConfigurationKey("storage.backup_keep.monthly", \.storage.backupKeep.monthly, .atReload),
      ConfigurationKey("listen.socket", \.listen.socket, .atRestart),
      ConfigurationKey("listen.admin_socket", \.listen.adminSocket, .atRestart),
      ConfigurationKey("listen.connections", \.listen.connections, .atReload),
      ConfigurationKey("listen.connections_per_user", \.listen.connectionsPerUser, .atReload),
      ConfigurationKey("listen.idle_seconds", \.listen.idleSeconds, .atReload),
      ConfigurationKey("listen.partial_line_seconds", \.listen.partialLineSeconds, .atReload),
      ConfigurationKey("listen.login_idle_seconds", \.listen.loginIdleSeconds, .atReload),
      ConfigurationKey("listen.unread_seconds", \.listen.unreadSeconds, .atReload),
      ConfigurationKey("roles.admin_groups", \.roles.adminGroups, .atReload),
      ConfigurationKey("roles.auditor_groups", \.roles.auditorGroups, .atReload),
      ConfigurationKey("roles.kiosk_groups", \.roles.kioskGroups, .atReload),
      ConfigurationKey("roles.pin_cost", \.roles.pinCost, .atReload),
      ConfigurationKey("roles.four_eyes", \.roles.fourEyes, .atReload),
      ConfigurationKey("roles.four_eyes_days", \.roles.fourEyesDays, .atReload),
      ConfigurationKey("privacy.identity_key", \.privacy.identityKey, .atRestart),
      ConfigurationKey("privacy.access_log_days", \.privacy.accessLogDays, .atRestart),
      ConfigurationKey("hooks.phone", \.hooks.phone, .atReload),
      ConfigurationKey("log.level", \.logLevel, .atReload),
    ] + Policy.settingNames.map { ConfigurationKey(rule: $0) }
}
