import LineProtocol

extension OwnCommand {
  /// The help page.
  func page(_ language: Language) -> [String] {
    ["\(name) - \(summary[language])", "", Localized("用法:", "Usage:")[language], "  \(usage)", ""]
      + body(language).map { $0.isEmpty ? "" : "  \($0)" }
  }

  /// What a person must know to use it.
  func body(_ language: Language) -> [String] {
    switch self {
    case .shell: language == .chinese ? Self.shellChinese : Self.shellEnglish
    case .desk: language == .chinese ? Self.deskChinese : Self.deskEnglish
    case .doctor: language == .chinese ? Self.doctorChinese : Self.doctorEnglish
    case .exportJournal: language == .chinese ? Self.exportChinese : Self.exportEnglish
    case .verifyFile: language == .chinese ? Self.verifyChinese : Self.verifyEnglish
    case .page: pageBody(language)
    case .completion: language == .chinese ? Self.completionChinese : Self.completionEnglish
    case .hooksRun: language == .chinese ? Self.hooksChinese : Self.hooksEnglish
    case .hooksStatus: language == .chinese ? Self.hooksStatusChinese : Self.hooksStatusEnglish
    case .handoverSave: language == .chinese ? Self.handoverChinese : Self.handoverEnglish
    case .pipe, .manual, .hooksList, .hooksRetry: []
    case .importSignIn:
      (language == .chinese ? Self.importChinese : Self.importEnglish) + [""] + headings(.signIn, language)
    case .importMembers:
      (language == .chinese ? Self.importChinese : Self.importEnglish) + [""] + headings(.members, language)
    case .importOpening:
      (language == .chinese ? Self.importChinese : Self.importEnglish) + [""] + headings(.opening, language)
    }
  }

  private func headings(_ kind: SheetKind, _ language: Language) -> [String] {
    let title = Localized("认得的表头(顺序不限,英文不分大小写):", "Headings (in any order, English in any case):")[language]
    return [title] + kind.fields.map { "  " + $0.headings.joined(separator: " ") }
  }

  private func pageBody(_ language: Language) -> [String] {
    let kinds = PageKind.allCases.map { ("page \($0.usage)", $0.summary[language]) }
    let text = language == .chinese ? Self.pageChinese : Self.pageEnglish
    return kinds.flatMap { ["timebank \($0.0)", "  \($0.1)"] } + [""] + text
  }

  private static let pageChinese = [
    "FILE 是一个网页文件,可在任何浏览器里看,按 A4 打印;不用脚本,不联网。- 为标准输出。--lang 选语言。",
    "MONTH 写成 2026-05。公示默认从上一次公布哈希(head publish)之后到最近一次公布,任何人都可以做。",
    "--of 后面写 \(ReportKind.allCases.map(\.rawValue).joined(separator: "、"))。",
    "数据来自时间银行的查询命令,谁能看什么,网页里就有什么。证明上时间银行不保存的(性别、证件号码)留空手填。",
  ]

  private static let pageEnglish = [
    "FILE is a page for any browser, to be printed on A4; it has no scripts and loads nothing. - is standard output.",
    "--lang chooses the language.",
    "MONTH is written as 2026-05. The notice goes from one published head (head publish) to the next; anybody may",
    "make it.",
    "--of takes \(ReportKind.allCases.map(\.rawValue).joined(separator: ", ")).",
    "All of it comes from reading commands of the bank, so a page shows what whoever makes it may see. What the bank",
    "does not hold of a certificate (sex, identity document) is left to be filled in by hand.",
  ]

  private static let hooksChinese = [
    "由 timebank-hooks.service 运行,在服务之外,不耽误任何请求。文件夹默认为 /etc/timebank/hooks.d,其中属于 root、别人不能改写的",
    "可执行文件按名称各自逐条收到消息:标准输入一个 JSON 对象(见 help message list),环境变量 TIMEBANK_EVENT、TIMEBANK_MESSAGE、",
    "TIMEBANK_ENTRY、TIMEBANK_MEMBER、TIMEBANK_ATTEMPT。新放入的程序从当时起收消息。",
    "退出状态 0 为办成;65 为放弃;其他的隔 10 秒、1 分、5 分、15 分,以后每小时重试,不限次数。超过 --limit(默认 30 秒)的连同它启动的",
    "进程一起终止。同一成员的消息按顺序办,前一条没办成,后面的等着;别人的不受影响。每条至少一次;中断后可能重复,凭 TIMEBANK_MESSAGE 识别。",
    "队列在 --state(默认 /var/lib/timebank-hooks)里,只记消息编号,不记内容。没办成的,程序的输出截短后写进日志和队列,请不要",
    "输出姓名、电话等个人信息。名称里有点的(如 sms.bak)不运行。",
    "SIGHUP 立即重试并重新查看文件夹;SIGTERM 等正在办的办完再结束。",
  ]

  private static let hooksEnglish = [
    "Run by timebank-hooks.service, outside the daemon, so that no request waits. Every executable of the folder (if left",
    "out, /etc/timebank/hooks.d) that belongs to root and that nobody else can write gets every message, one at a time: a",
    "JSON object on its standard input (see help message list), and in its environment TIMEBANK_EVENT, TIMEBANK_MESSAGE,",
    "TIMEBANK_ENTRY, TIMEBANK_MEMBER, TIMEBANK_ATTEMPT. One that is new gets what happens from then on.",
    "Exit status 0: done. 65: given up. Any other: again after 10 s, 1 min, 5 min, 15 min, then every hour, for ever. What",
    "takes longer than --limit (if left out, 30 s) is ended with all that it has started. Messages for a member go out in",
    "their order; one that fails holds up the later ones for that member and nobody else's. At least once: after a crash",
    "a message may come again, and TIMEBANK_MESSAGE tells.",
    "The queues lie in --state (if left out, /var/lib/timebank-hooks): names of messages, never what they say. What a",
    "program says goes to the log and the queue where it fails, cut short: it must print nothing personal. One with a dot",
    "in its name, such as sms.bak, is not run.",
    "SIGHUP tries again at once and looks into the folder; SIGTERM lets end what is under way.",
  ]

  private static let handoverChinese = [
    "转出的,是交给对方时间银行的文件;转入或拒收的,是给对方的回执。文件只有本人可读,里面有姓名和电话,请妥善转交。",
    "对方用 timebank handover take --file @FILE 接收,或 handover refuse 拒收;本行用 handover settle --receipt @FILE 了结。",
  ]

  private static let handoverEnglish = [
    "For what went out, the file for the other bank; for what was taken or refused, the answer to it. You alone can read",
    "it; it has a name and a phone in it, so hand it over with care.",
    "The other bank says timebank handover take --file @FILE, or handover refuse; this one then handover settle",
    "--receipt @FILE.",
  ]

  private static let hooksStatusChinese = [
    "每个程序一行:已看到第几号分录、多少条待发、其中多少条失败过、失败了多久(时:分)、失败次数最多的一条和原因。"
  ]

  private static let hooksStatusEnglish = [
    "A line for each program: the last entry that it was given, how many messages wait, how many of them have failed, for",
    "how long (H:MM), the one that failed most often, and why.",
  ]

  private static let doctorChinese = [
    "每项检查一行:正常、注意或故障,并说出改正的命令;--json 写成列表。",
    "退出状态:没有故障为 0,有故障为 1。可与 -H 同用,那时不查那台机器的服务单元和套接字权限。",
  ]

  private static let doctorEnglish = [
    "A line for each check: ok, warning or fault, with the command that mends it; --json writes a list.",
    "The exit status is 0 without a fault and 1 with one. With -H the units and sockets of that machine are not seen.",
  ]

  private static let exportChinese = [
    "FILE 只有本人可读;- 为标准输出。--since N 只导出第 N 号以后的分录。",
    "--texts 带上链外文字(姓名、电话、原因等个人信息),只有管理员可以用;不带时文件里只有这些文字的加盐哈希。",
    "文件是服务端的原样答复:每条分录一行“* entry=… hash=… canonical=\"…\" texts=\"…\"”,引号内是 JSON 字符串,",
    "canonical 即计算哈希的原文;以 # 开头的行不看;每页以“OK rows= through= total= head=”结尾。",
    "哈希 = SHA-256(前一分录的哈希 ‖ 原文),第一条之前是 32 个零字节。",
    "--as hledger、--as ledger、--as beancount 改写成这些记账软件的文本:边取边验证哈希链,每条有过账的分录一笔,",
    "单位为分钟和礼品件数,文件末尾写明分录数和哈希;导出全部分录。",
  ]

  private static let exportEnglish = [
    "FILE can be read by you alone; - is standard output. --since N leaves out the entries up to N.",
    "--texts adds the texts beside the chain (names, phones, reasons: personal data), for administrators only; without",
    "it the file holds just their salted hashes.",
    "The file holds the daemon's own lines: one for each entry, * entry=… hash=… canonical=\"…\" texts=\"…\", in the",
    "quotes JSON strings; canonical is what is hashed. Lines that begin with # are ignored; each page ends with",
    "OK rows= through= total= head=.",
    "hash = SHA-256(hash of the entry before ‖ canonical), 32 zero bytes before the first.",
    "--as hledger, --as ledger or --as beancount writes it for that program instead, proving the chain on the way: a",
    "transaction for every entry with postings, in minutes and in pieces of gifts; the end of the file says how many",
    "entries it holds, and the head. Always the whole journal.",
  ]

  private static let verifyChinese = [
    "不连服务端,只凭导出的文件重新计算:哈希链、分录号连续、时刻不倒退、每条分录过账平衡、账户不越界、",
    "已登记公布的哈希;最后列出各账户余额。",
    "--head HASH@N 写明从公示栏等处抄来的哈希,可写多个,逐个比对;只导出一部分(--since N)的文件必须写明第 N 号的哈希。",
    "无误时退出状态为 0;有误时说出第几号分录、哪一处,退出状态为 70。",
  ]

  private static let verifyEnglish = [
    "Needs no daemon, only the exported file: computes the chain anew and proves that numbers follow each other, instants",
    "never run back, every entry balances, no account leaves its bounds, and all heads noted as published are those of",
    "the chain; then lists the balance of each account.",
    "--head HASH@N is a hash copied from a notice board or elsewhere; several are compared one by one. A part of a",
    "journal (--since N) needs the hash of entry N.",
    "The exit status is 0 for a sound journal; damage is named by entry and place, with status 70.",
  ]

  private static let completionChinese = [
    "bash:timebank completion bash > ~/.local/share/bash-completion/completions/timebank",
    "zsh:timebank completion zsh > 在 fpath 中的文件夹/_timebank",
    "fish:timebank completion fish > ~/.config/fish/completions/timebank.fish",
    "补全命令、选项和账上有的值:成员(打姓名、编号或拼音首字母)、兑换项目、服务站、服务队、公益时间池、未结的兑换、待确认的记录。",
    "只问本机的服务(用 -H 时不问),最多等半秒;没有服务、没有权限时只补全命令和选项。密码和身份证号从不补全。",
    "fish 只列含有所打字样的词,成员须打编号。",
  ]

  private static let completionEnglish = [
    "bash: timebank completion bash > ~/.local/share/bash-completion/completions/timebank",
    "zsh: timebank completion zsh > A-FOLDER-OF-FPATH/_timebank",
    "fish: timebank completion fish > ~/.config/fish/completions/timebank.fish",
    "Completes commands, options, and what the bank knows: members (by name, number or initials in pinyin), offers,",
    "stations, teams, pools, open redemptions, records that wait for a review.",
    "Asks the daemon of this machine only (nothing with -H), for half a second at most; without one, or without the",
    "right to ask, commands and options alone. PINs and identity numbers are never completed.",
    "Fish lists only words that have what is typed in them: type the number of a member there.",
  ]

  private static let shellChinese = [
    "每行一条命令,可写成 balance member=17,也可写成 balance --member 17 或 balance 17。",
    "help 看说明,Tab 补全,上下键翻看先前的命令,quit 或 Ctrl-D 结束。",
    "输入不是终端时逐行办理,不显示提示符;退出状态是第一条没办成的命令的状态,都办成为 0。",
  ]

  private static let shellEnglish = [
    "A command on each line, as balance member=17, balance --member 17 or balance 17.",
    "help explains, Tab completes, up and down show earlier lines, quit or Ctrl-D ends.",
    "Without a terminal the lines are carried out one by one without a prompt; the exit status is that of the first",
    "command that failed, or 0.",
  ]

  private static let deskChinese = [
    "打字就找人:姓名、成员号、电话中的几位数字或拼音首字母;上下键选,回车打开。",
    "成员页上有可用时长、星级和还差多少、未结的兑换、是否在岗;按 1 记录服务,2 签到或签退,3 兑换,4 凭领取码发放,",
    "5 取消点错的兑换。首页上直接打领取码,就找到该发放的礼品。",
    "最下面一行写着现在能用的键;Esc 总是退回一步。全角的数字和标点也认得,日期可写 今天、5-20,时长可写 2小时30分。",
    "别处办的事随时显示出来。连接断了不要紧:已填的都在,没办完的留着,连上后用同一个幂等键再发,不会办两次。",
    "操作员只管一个站的不必写 --station。终端至少 80 列 24 行最好用。",
  ]

  private static let deskEnglish = [
    "Typing finds people: by name, member number, digits of the phone, or initials in pinyin; Up and Down choose, Enter",
    "opens.",
    "A member's page shows the hours, the stars and what is missing, open redemptions, and whether they are checked in;",
    "1 records a service, 2 checks in or out, 3 redeems, 4 hands a gift out by its collection code, 5 cancels what was",
    "redeemed by mistake. A collection code typed on the first page finds its gift.",
    "The last line says which keys work now; Esc always goes one step back. Full-width digits are understood; a date may",
    "be today or 5-20, a length 2h30m.",
    "What is done elsewhere shows at once. When the connection breaks, what is typed stays, what is under way is kept",
    "and sent again under the same idempotency key, so that nothing is done twice.",
    "An operator of one station need not name it. Best with 80 columns and 24 rows or more.",
  ]

  private static let importChinese = [
    "FILE 为 CSV 文件(- 为标准输入),逗号、制表符或分号分隔;编码为 UTF-8、带 BOM 的 UTF-16 或 GB18030(GBK)。",
    "先逐行预览并按成员、服务队合计,再入账:要么全部,要么全不。",
    "有误的行会让整张表不入账;--skip-faulty 略过有误的行,--skip 12,13 只略过这几行(文件中的行号)。",
    "在终端上会先问一句,--yes 不问;不在终端上不问,直接入账。--dry 只预览。",
    "已经入过账的行不会再入,所以改好的表可以整张重新导入。",
    "纸上印有编号的签到表(timebank page sign-in),在表头上面一行写“签到表编号,7K3M-Q9TW-C”,或加 --sheet 7K3M-Q9TW-C:",
    "同一编号只入账一次,不论谁录入、行的次序如何。确要补入改好的行,加 --again,相同的行不会重复入账。",
    "--faults FILE 把有误的行连同原因写成一张表,改好后单独导入。",
    "--map 工号=编号,时数=时长 说明不认得的表头,以后导入也记得(在 ~/.config/timebank/headings)。",
    "编码和分隔符自动识别;认错时用 --encoding utf-8|utf-16|gb18030、--separator comma|tab|semicolon 写明。",
    "超过 10000 行的表分成几部分,每部分要么全部入账,要么全不;全部预览完才开始入账。",
    "时长一列只写数字时按小时算;表头写明分钟(如“分钟”“时长(分钟)”)时按分钟算。",
  ]

  private static let importEnglish = [
    "FILE is a CSV file (- is standard input) with commas, tabs or semicolons, in UTF-8, UTF-16 with BOM, or",
    "GB18030 (GBK).",
    "Every line is shown first with its verdict, and totals by member and team; then all is posted or nothing.",
    "A faulty line stops the whole sheet; --skip-faulty leaves the faulty lines out, --skip 12,13 just these (lines",
    "of the file).",
    "On a terminal it asks before posting, unless --yes is given; without a terminal it posts without asking.",
    "--dry only shows.",
    "Lines that are posted already are not posted again, so that a mended sheet can be sent again whole.",
    "A sheet of paper with a number (timebank page sign-in) has it in the line above the headings, as",
    "\"Sheet number,7K3M-Q9TW-C\", or with --sheet 7K3M-Q9TW-C: what has that number is posted once, whoever types it",
    "off and in whatever order. --again posts lines mended since; equal lines are not posted twice.",
    "--faults FILE writes the faulty lines with their reasons as a sheet of their own, to be mended and imported alone.",
    "--map staff=no,length=minutes says what unknown headings mean, for later imports too (kept in",
    "~/.config/timebank/headings).",
    "Encoding and separator are found out; --encoding utf-8|utf-16|gb18030 and --separator comma|tab|semicolon say it.",
    "A sheet of more than 10,000 rows goes in parts, each posted whole or not at all; all are shown before the first",
    "is posted.",
    "A bare number in the column of lengths means hours; minutes where the heading says so (minutes, 分钟, 时长(分钟)).",
  ]
}
