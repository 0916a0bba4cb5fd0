import Ledger
public import LineProtocol
public import Store

/// Why there is no backup.
extension Refusal {
  static let backupUnderWay = Refusal(
    .busy, [],
    Localized("已有一次备份正在进行,请等它完成后再试", "Another backup is under way; wait for its end and try again"))

  static let noBackupFolder = Refusal(
    .wrongState, [],
    Localized(
      "没有指定备份文件夹。请管理员在配置中填写 storage.backup_folder",
      "There is no folder for backups. The administrator names one as storage.backup_folder in the configuration"))

  static func noBackup(_ fault: BackupFault, folder: String) -> Refusal {
    if case .busy = fault { return backupUnderWay }
    let reason = reason(of: fault)
    var details = [Field("folder", .text(folder))]
    if case .damaged(let damage) = fault { details = damage.fields }
    return Refusal(
      code(of: fault), details,
      Localized(
        "备份没有做成,原有的备份没有动:\(reason.chinese)", "No backup was made, and earlier ones are as they were: \(reason.english)")
    )
  }

  /// What went wrong and what helps.
  static func reason(of fault: BackupFault) -> Localized {
    switch fault {
    case .busy: backupUnderWay.text
    case .folder(let path, let code):
      Localized(
        "无法使用 \(path)(\(SystemReason.text(code).chinese))。请管理员建好该文件夹并交给运行 timebankd 的用户,"
          + "或修改配置项 storage.backup_folder",
        "\(path) cannot be used (\(SystemReason.text(code).english)). The administrator makes the folder and gives it to "
          + "the user who runs timebankd, or sets another storage.backup_folder")
    case .diskFull(let path):
      Localized(
        "\(path) 所在磁盘空间不足。请管理员腾出空间,或减少 storage.backup_keep 中保留的份数",
        "there is not enough room on the disk of \(path). The administrator frees some, or keeps fewer backups by "
          + "storage.backup_keep")
    case .damaged(let damage):
      Localized(
        "核对时发现有误(\(damage.place):\(damage.reason))。请管理员运行 verify 查看账本",
        "it does not prove right (\(damage.place): \(damage.reason)). The administrator runs verify to see why")
    case .failed(let reason):
      Localized("\(reason)。请管理员检查磁盘", "\(reason). The administrator checks the disk")
    }
  }

  private static func code(of fault: BackupFault) -> ErrorCode {
    switch fault {
    case .busy: .busy
    case .folder, .failed: .wrongState
    case .diskFull: .diskFull
    case .damaged: .corrupt
    }
  }
}

extension BackupFault {
  /// What went wrong and what helps, for those who start the daemon.
  public var text: Localized { Refusal.reason(of: self) }
}
