import Bank
import Configuration
import Glibc
import LineProtocol
import Store

/// `timebankd --restore`: puts a backup in the database's place while no daemon runs, and tells what that means.
struct Restore {
  let backup: String
  let database: String
  let replaces: Bool
  /// Whether a second administrator has to vouch for what is restored.
  let needsSecond: Bool
  let messages: Messages

  func run() throws(RestoreFailure) {
    // The books are nobody else's, whoever restores them.
    umask(0o077)
    do throws(LedgerRestore.Fault) {
      let outcome = try Restoration(
        backup: backup, database: database, restorer: needsSecond ? .current : nil
      ).run(replaces: replaces) { tail, present in
        messages.print(.backupIsWhole(tail))
        if let text = Localized.found(present, tail) { messages.print(text) }
      }
      if let aside = outcome.aside { messages.print(.movedAside(to: aside)) }
      if !outcome.erasedAgain.isEmpty { messages.print(.erasedAgain(outcome.erasedAgain.map { "\($0)" })) }
      messages.print(.restored(outcome.tail, database))
      if needsSecond { messages.print(.waitsForSecond(outcome.tail)) }
    } catch {
      throw RestoreFailure(fault: error, backup: backup, database: database)
    }
  }
}

/// Why a backup was not restored, with the paths that its text names.
struct RestoreFailure: Error {
  let fault: LedgerRestore.Fault
  let backup: String
  let database: String

  /// The exit status of the program.
  var exitStatus: Int32 {
    switch fault {
    case .backup(let error), .database(let error): error.exitStatus
    case .unsettled, .sameFile, .afterwards: 65
    case .present: 73
    case .system(let failure): failure.code == ENOSPC || failure.code == EDQUOT ? 74 : 71
    }
  }

  /// What went wrong, what has become of the books, and what helps.
  var text: Localized {
    switch fault {
    case .backup(let error): backupText(error)
    case .unsettled(let log):
      Localized(
        "\(backup) 旁边有日志 \(log),说明它是使用中的数据库,不是备份;请用 timebank backup 做的备份",
        "\(backup) has a log beside it, \(log): it is a database in use and no backup; take one that timebank backup made"
      )
    case .sameFile:
      Localized("\(backup) 就是正在用的数据库,不是备份", "\(backup) is the database itself and no backup of it")
    case .database(let error): error.startText
    case .present:
      Localized(
        "\(database) 已有账本,没有动它。要用备份替换,请加 --replace;原来的文件会改名保留,不会删除",
        "\(database) holds books, and they were left as they are. To put the backup in their place add --replace; the old "
          + "file is kept under another name")
    case .system(let failure):
      Localized(
        "无法使用 \(failure.path):\(SystemReason.text(failure.code).chinese);没有恢复,请改正后重试",
        "\(failure.path) cannot be used: \(SystemReason.text(failure.code).english); the backup was not restored, try "
          + "again when that is mended")
    case .afterwards(let error, let aside):
      Localized(
        "恢复后的 \(database) 核对有误(\(error)),请检查磁盘,再用另一份备份恢复"
          + (aside.map { ";原账本在 \($0)" } ?? ""),
        "the restored \(database) does not prove right (\(error)); check the disk and restore another backup"
          + (aside.map { "; the books from before are in \($0)" } ?? ""))
    }
  }

  private func backupText(_ error: StoreError) -> Localized {
    switch error {
    case .damaged(let damage):
      Localized(
        "备份 \(backup) 有误(\(damage.place):\(damage.reason)),没有恢复,现有账本没有动;请换另一份备份",
        "the backup \(backup) is damaged (\(damage.place): \(damage.reason)) and was not restored; nothing was changed, "
          + "take another backup")
    case .foreign:
      Localized(
        "\(backup) 不是时间银行的备份,没有恢复,现有账本没有动",
        "\(backup) is no backup of a time bank; it was not restored and nothing was changed")
    case .newerSchema(let found, let known):
      Localized(
        "备份 \(backup) 的版本 \(found) 比本程序认识的 \(known) 新,请先升级程序",
        "the backup \(backup) has version \(found), newer than \(known) that this program knows; upgrade the program first"
      )
    case .unusable(let path, let code):
      Localized(
        "无法读取备份 \(path):\(code == ENOENT ? "没有这个文件" : SystemReason.text(code).chinese)",
        "cannot read the backup \(path): \(code == ENOENT ? "there is no such file" : SystemReason.text(code).english)")
    default: error.startText
    }
  }
}

extension Localized {
  fileprivate static func backupIsWhole(_ tail: JournalTail) -> Localized {
    Localized(
      "备份核对无误:共 \(tail.number) 笔分录,最后一笔的哈希\n  \(tail.hash)",
      "The backup is whole: \(tail.number) entries, the hash of the last one is\n  \(tail.hash)")
  }

  fileprivate static func movedAside(to path: String) -> Localized {
    Localized("原来的账本保留为 \(path)", "The books from before are kept as \(path)")
  }

  fileprivate static func erasedAgain(_ members: [String]) -> Localized {
    Localized(
      "备份之后删除过个人信息的成员已再次删除:\(members.joined(separator: "、")) 号",
      "Members who were erased since the backup have been erased in it too: \(members.joined(separator: ", "))")
  }

  fileprivate static func restored(_ tail: JournalTail, _ database: String) -> Localized {
    Localized(
      "已恢复到 \(database),并再次核对无误:共 \(tail.number) 笔分录,最后一笔的哈希\n  \(tail.hash)",
      "Restored to \(database) and proved again: \(tail.number) entries, the hash of the last one is\n  \(tail.hash)")
  }

  fileprivate static func waitsForSecond(_ tail: JournalTail) -> Localized {
    Localized(
      "配置要求恢复须经两人(roles.four_eyes):守护进程启动后只能查询,直到另一位管理员以本人的用户核对哈希并执行\n"
        + "  timebank restore confirm head=\(tail.hash)",
      "The configuration asks for two at a restore (roles.four_eyes): the daemon only answers questions until another "
        + "administrator, as a user of his own, has compared the hash and said\n  timebank restore confirm "
        + "head=\(tail.hash)")
  }

  /// What lies where the backup would go, and what of it the backup does not have.
  fileprivate static func found(_ present: PresentLedger, _ backup: JournalTail) -> Localized? {
    switch present {
    case .none: nil
    case .unreadable(let reason):
      Localized("现有的账本无法读取(\(reason))", "The books that are there cannot be read (\(reason))")
    case .ledger(let books):
      Localized(
        "现有账本:共 \(books.entries) 笔分录,最后一笔的哈希\n  \(books.head)\n",
        "The books that are there: \(books.entries) entries, the hash of the last one is\n  \(books.head)\n"
      ).then(difference(books, backup))
    }
  }

  private static func difference(_ books: PresentLedger.Comparison, _ backup: JournalTail) -> Localized {
    if books.common == 0 {
      return Localized("这是另一家银行的账本,与备份没有共同的分录。", "They are another bank's: not one entry is in the backup.")
    }
    if books.beyond == 0 { return Localized("其中每一笔备份里都有。", "The backup has every one of these entries.") }
    let isInChain = books.common == backup.number
    return Localized(
      (isInChain ? "备份的最后一笔就在其中;" : "两者从第 \(books.common + 1) 号分录起不同;")
        + "恢复备份会失去现有的 \(books.beyond) 笔(第 \(books.common + 1) 至 \(books.entries) 号)。",
      (isInChain ? "The backup's last entry is among them; " : "They differ from entry \(books.common + 1) on; ")
        + "restoring it loses \(books.beyond) of them (\(books.common + 1) to \(books.entries)).")
  }

  private func then(_ other: Localized) -> Localized {
    Localized(chinese + other.chinese, english + other.english)
  }
}
