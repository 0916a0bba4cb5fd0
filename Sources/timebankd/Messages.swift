import ArgumentParser
import Bank
import Configuration
import DaemonLog
import Glibc
import LineProtocol
import Logging
import Server
import Store
import Systemd

/// Tells the person who started the daemon what happened, and turns failures into exit statuses.
struct Messages {
  let language: Language

  /// Writes a line to the standard output.
  func print(_ text: Localized) { Swift.print(text[language]) }

  /// Writes why the daemon ends to the standard error and answers the exit status that goes with it.
  func report(_ error: any Error) -> ExitCode {
    switch error {
    case let error as ConfigurationError:
      for fault in error.faults { complain(fault) }
      return ExitCode(78)
    case let error as StartError: return complain(error.text, status: error.exitStatus)
    case is ServerFailure: return complain(.outcomeUnknown, status: 74)
    case let error as StoreError: return complain(error.startText, status: error.exitStatus)
    case let error as IdentityKeyFile.Fault: return complain(error.text, status: 78)
    case let error as RestoreFailure: return complain(error.text, status: error.exitStatus)
    case BankFault.noFounding(let reason):
      return complain(
        Localized(
          "数据库中没有银行的开户记录:\(reason);请用备份恢复",
          "the database holds no founding of a bank: \(reason); restore a backup"), status: 65)
    default:
      return complain(Localized("程序内部错误:\(error)", "a defect of the program: \(error)"), status: 70)
    }
  }

  private func complain(_ text: Localized, status: Int32) -> ExitCode {
    // `systemctl status` goes on showing it when the daemon is gone.
    ServiceManager.system.notify(.status(text[language]))
    if let journal {
      journal.report(.startFailed, [.reason: text[language], .status: "\(status)"])
    } else {
      write(text[language])
    }
    return ExitCode(status)
  }

  private func complain(_ fault: ConfigurationFault) {
    guard let journal else { return write(fault.description(in: language)) }
    var fields: [LogField: String] = [.file: fault.file, .key: fault.key, .reason: fault.text[language]]
    if let line = fault.line { fields[.line] = "\(line)" }
    journal.report(.configurationRefused, fields)
  }

  /// The journal, where the standard error goes there.
  private var journal: Logger? {
    JournalStream.isStandardError
      ? Logger.forStandardError(label: "timebankd", threshold: LogThreshold(.error)) : nil
  }

  private func write(_ text: String) {
    let bytes = Array("timebankd: \(text)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}

extension Localized {
  static let configurationIsGood = Localized("配置无误", "the configuration is good")
  static let outcomeUnknown = Localized(
    "磁盘在提交时出错,结果不明,已停止;请检查磁盘后重新启动,客户端用原来的 key 重发即可",
    "the disk failed in a commit whose outcome is unknown, so the daemon stopped; check the disk and start again, clients "
      + "repeat their requests under the same keys")
}

extension StoreError {
  /// Why the daemon cannot use its database, and what helps.
  var startText: Localized {
    switch self {
    case .diskFull: Localized("磁盘已满,请腾出空间后重新启动", "the disk is full; free some space and start again")
    case .outcomeUnknown: .outcomeUnknown
    case .inUse(let path):
      Localized(
        "数据库 \(path) 已被另一个 timebankd 使用,请先停止它", "another timebankd has the database \(path); stop it first")
    case .newerSchema(let found, let known):
      Localized(
        "数据库版本 \(found) 比本程序认识的 \(known) 新,请升级程序",
        "the database has version \(found), newer than \(known) that this program knows; upgrade the program")
    case .damaged(let damage):
      Localized(
        "数据库已损坏(\(damage.place):\(damage.reason)),请用备份恢复",
        "the database is damaged (\(damage.place): \(damage.reason)); restore a backup")
    case .foreign(let path):
      Localized(
        "\(path) 不是时间银行的数据库,或文件开头已损坏;请用 --database 或配置项 storage.database 指定正确的文件,或用备份恢复",
        "\(path) is no database of a time bank, or its beginning is damaged; name the right file with --database or "
          + "storage.database, or restore a backup")
    case .notMigrated(let fault):
      Localized(
        "账本要先转换到本程序的版本,而转换前的备份没有做成,所以没有动账本:\(fault.text.chinese)",
        "the database must be brought to this program's version, and the backup before that could not be made, so nothing "
          + "was changed: \(fault.text.english)")
    case .unusable(let path, let code):
      Localized(
        "无法使用数据库文件 \(path):\(SystemReason.text(code).chinese);请确认所在文件夹存在,且运行 timebankd 的用户可以读写",
        "cannot use the database file \(path): \(SystemReason.text(code).english); make sure that its folder exists and "
          + "that the user who runs timebankd may read and write there")
    case .notDurable(let reason):
      Localized(
        "无法保证写盘安全(\(reason));请把数据库放到本机磁盘上",
        "commits cannot be made durable (\(reason)); put the database on a disk of this machine")
    case .sqlite(let reason):
      Localized(
        "无法使用数据库:\(reason);请检查磁盘和文件权限", "the database cannot be used: \(reason); check the disk and the file's mode")
    }
  }

  /// The exit status that goes with it.
  var exitStatus: Int32 {
    switch self {
    case .notMigrated(.busy): 75
    case .notMigrated(.folder): 78
    case .notMigrated(.damaged): 65
    case .notMigrated(.diskFull), .notMigrated(.failed): 74
    case .diskFull, .outcomeUnknown: 74
    case .inUse: 75
    case .newerSchema, .damaged, .foreign: 65
    case .unusable, .notDurable, .sqlite: 71
    }
  }
}
