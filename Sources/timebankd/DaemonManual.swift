import ClientKit
import Configuration
import LineProtocol

/// timebankd(8): for the administrator of the server.
enum DaemonManual {
  /// What each exit status means, after sysexits.h.
  static let exitStatuses: [(status: Int, meaning: Localized)] = [
    (0, Localized("正常停止", "stopped as asked")),
    (64, Localized("命令行有误", "wrong arguments")),
    (65, Localized("数据库损坏或版本过新", "the database is damaged or of a newer version")),
    (70, Localized("程序内部错误", "a defect of the program")),
    (71, Localized("操作系统拒绝", "the operating system refused")),
    (73, Localized("已有账本,未加 --replace,没有恢复", "books are there, so nothing was restored without --replace")),
    (74, Localized("写盘结果不明,请重新启动", "the disk failed in a commit; start again")),
    (75, Localized("已有另一个 timebankd 在运行", "another timebankd is running")),
    (78, Localized("配置有误", "the configuration is wrong")),
  ]

  /// What each signal does.
  static let signals: [(name: String, effect: Localized)] = [
    ("SIGTERM, SIGINT", Localized("完成手头的请求后停止", "finish what is under way and stop")),
    ("SIGHUP", Localized("重新读取配置", "read the configuration again")),
  ]

  /// The page, ready for `man`.
  static func text(_ language: Language) -> String { page(language).lines.joined(separator: "\n") }

  private static func page(_ language: Language) -> ManualPage {
    var page = ManualPage(
      "timebankd", section: 8, version: Version.current,
      summary: Localized("时间银行的守护进程", "the daemon of a time bank")[language])
    page.section(ManualTitle.synopsis[language])
    page.paragraph("timebankd [OPTIONS]")
    page.section(ManualTitle.description[language])
    for text in description { page.paragraph(text[language]) }
    page.section(ManualTitle.options[language])
    for (usage, text) in options { page.item(usage, [text[language]]) }
    page.section(ManualTitle.files[language])
    for (path, text) in files { page.item(path, [text[language]]) }
    page.section(ManualTitle.signals[language])
    for (name, text) in signals { page.item(name, [text[language]]) }
    page.section(ManualTitle.exitStatus[language])
    for (status, text) in exitStatuses { page.item("\(status)", [text[language]]) }
    page.section(ManualTitle.environment[language])
    for (name, text) in environment { page.item(name, [text[language]]) }
    page.section(ManualTitle.seeAlso[language])
    page.paragraph("timebank(1), timebank.toml(5), timebank-protocol(7), systemd.socket(5), journalctl(1)")
    return page
  }

  private static let description = [
    Localized(
      "timebankd 保管一个社区的时间银行:一本存放在 SQLite 里的复式时长账,每笔分录都与前一笔相连。"
        + "它只在 Unix 套接字上应答,不监听网络;由内核告知的用户决定谁能做什么。",
      "timebankd keeps a community's time bank: a double-entry ledger of hours in SQLite whose every entry is chained to "
        + "the one before. It answers on Unix sockets only and listens on no network; the user whom the kernel names "
        + "decides what may be done."),
    Localized(
      "不带参数、由普通用户启动时,一切都放在该用户自己的目录里;由 root 启动,或存在 /etc/timebank/timebank.toml 时,"
        + "使用 /run/timebank 和 /var/lib/timebank。由 systemd 启动时,套接字由 timebank.socket 和 timebank-admin.socket 交来。",
      "Started by an ordinary user without arguments, it keeps everything in that user's own runtime and state folders; as "
        + "root, or where /etc/timebank/timebank.toml exists, in /run/timebank and /var/lib/timebank. Under systemd the "
        + "sockets come from timebank.socket and timebank-admin.socket."),
    Localized(
      "不要用别的程序打开正在使用的数据库;要副本请用 timebank backup。",
      "Never open the live database with another program; timebank backup makes a copy."),
  ]

  private static let options = [
    ("--config FILE", Localized("配置文件", "The configuration file")),
    ("--database FILE", Localized("数据库,优先于配置", "The database, before the configuration's")),
    ("--socket PATH", Localized("客户端套接字,优先于配置", "The clients' socket, before the configuration's")),
    (
      "--admin-socket PATH",
      Localized("管理套接字,优先于配置", "The socket for administration, before the configuration's")
    ),
    ("--check-config", Localized("只检查配置,逐条报告错误", "Only check the configuration and report every fault")),
    (
      "--restore FILE",
      Localized("在服务停止时恢复备份,前后都核对", "Restore a backup while no daemon runs, proved before and after")
    ),
    (
      "--replace",
      Localized(
        "恢复时替换现有账本,原文件改名保留", "Restore in place of books that are there; they are kept under another name")
    ),
    ("--demo", Localized("在临时文件夹里演示服务站的一天", "Play a station's day in a temporary folder")),
    ("--stay", Localized("演示后继续服务", "Go on serving after the demo")),
    ("--manual", Localized("打印本手册页", "Print this manual page")),
    ("--manual-configuration", Localized("打印手册页 timebank.toml(5)", "Print the manual page timebank.toml(5)")),
    ("--lang zh-CN|en", Localized("提示语言", "The language of messages and of this page")),
    ("--version", Localized("显示版本", "Show the version")),
    ("-h, --help", Localized("显示说明", "Show help")),
  ]

  private static let files = [
    (Places.systemFile, Localized("配置文件,每一项都写着默认值", "The configuration; every key stands in it with its default")),
    (Places.system.database, Localized("账本,旁边还有 -wal、-shm 和 .lock 文件", "The books, with -wal, -shm and .lock beside")),
    (Places.system.backupFolder, Localized("备份", "Backups")),
    (Places.system.socket, Localized("客户端套接字,人人可连接", "The clients' socket; anybody may connect")),
    (
      Places.system.adminSocket,
      Localized("管理套接字,只有 root 和守护进程的用户能连接", "The socket for administration; for root and the daemon's user")
    ),
  ]

  private static let environment = [
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Localized("提示语言;未指明时为中文", "The language of messages; Chinese where they say none")
    ),
    (
      "XDG_RUNTIME_DIR, XDG_STATE_HOME, HOME",
      Localized("普通用户自己运行时,套接字和账本所在的文件夹", "The folders of sockets and books of an ordinary user's own daemon")
    ),
    (
      "LISTEN_FDS, LISTEN_FDNAMES, LISTEN_PID",
      Localized(
        "systemd 交来的套接字,名为 clients 和 administration",
        "Sockets handed over by systemd, named clients and administration")
    ),
    ("NOTIFY_SOCKET, WATCHDOG_USEC", Localized("向 systemd 报告状态", "Where and how often systemd is told of the state")),
    ("JOURNAL_STREAM", Localized("标准错误是否就是日志服务", "Whether standard error is the journal")),
  ]
}
