import Configuration
import Ledger
import LineProtocol
import Rules
import Testing

@Suite("Faults of a configuration")
struct FaultTests {
  private static let groups = GroupDirectory { $0 == "staff" ? 50 : nil }

  private func read(_ text: String) throws -> Configuration {
    try Configuration.read(text, file: "t.toml", groups: Self.groups)
  }

  private func faults(_ text: String) -> [ConfigurationFault] {
    do throws(ConfigurationError) {
      _ = try Configuration.read(text, file: "t.toml", groups: Self.groups)
      return []
    } catch {
      return error.faults
    }
  }

  @Test
  func `an empty file is the default configuration`() throws {
    #expect(try read("") == Configuration())
  }

  @Test(arguments: ["[服务]", "[=]", "[ \u{1}", "[[!a]]", "[.a]", "[", "[\r", "[\u{FF53}ervice]", "[\u{301}]"])
  func `a table without a proper name is a fault of its line, and ends no program`(header: String) {
    let faults = faults("[bank]\nname = \"\"\"\n[=]\n\"\"\"\n\(header)\n")
    #expect(faults.map(\.line) == [5])
    #expect(faults.first?.text.english.contains("[service]") == true)
  }

  @Test(arguments: ["a = [1, }2]", "a = [}", "a = [[1], }]", "a = [{ b = [} ]", "a = [\n1,\n}", "a = }"])
  func `a brace without its other is a fault of its line, and ends no program`(text: String) {
    let faults = faults("[bank]\nname = \"}\" # }\nlanguage = '''\n}'''\n\(text)\n")
    #expect(faults.map(\.line) == [text.contains("\n") ? 7 : 5])
    #expect(faults.first?.text.english.contains("}") == true)
  }

  @Test
  func `lines are counted in files with the line ends of other systems, and after combining marks`() {
    #expect(faults("[listen]\r\nconnections = 7\r\nidle = 1\r\n").map(\.line) == [3])
    #expect(faults("[bank]\nname = \"\u{301}a\"\n[listen]\nidle = 1\n").map(\.line) == [4])
  }

  @Test
  func `values are taken from the file`() throws {
    let configuration = try read(
      """
      [bank]
      name = "金都社区时间银行"
      language = "en"
      [listen]
      connections = 7
      [roles]
      admin_groups = ["staff", 1234]
      [stars.member]
      thresholds = [10, 20]
      [redemption]
      min_age = 60
      """)
    #expect(configuration.bank.name == "金都社区时间银行")
    #expect(configuration.bank.language == .english)
    #expect(configuration.listen.connections == 7)
    #expect(configuration.roles.adminGroups == [50, 1234])
    #expect(configuration.policy.memberStars.thresholds.map(\.count) == [600, 1200])
    #expect(configuration.policy.redemption.minAge == 60)
  }

  @Test
  func `all faults of a file are found at once, each with its line`() {
    let found = faults(
      """
      [bank]
      nam = "x"
      language = "de"

      [listen]
      connections = "many"
      socket = "relative.sock"
      [service]
      daily_limit = 12
      backdate_days = -1
      [stars.member]
      thresholds = [
        100,
        50,
      ]
      max_stars = 0
      [kiosk]
      pin = 1
      [log]
      level = "loud"
      """)
    #expect(
      found.map { "\($0.line ?? 0) \($0.key)" } == [
        "2 bank.nam", "3 bank.language", "6 listen.connections", "7 listen.socket", "9 service.daily_limit",
        "10 service.backdate_days", "12 stars.member.thresholds", "16 stars.member.max_stars", "17 kiosk",
        "20 log.level",
      ])
    #expect(found[0].text.english.contains("bank.name"))
    #expect(found[6].text.english == "each number must be higher than the one before; 50 stands after 100")
  }

  /// A value that will not do, the key, and what is told in both languages.
  static let wrongValues: [(text: String, key: String, chinese: String, english: String)] = [
    ("[bank]\nname = \"\"", "bank.name", "1 到 100 个字", "1 to 100 characters"),
    ("[bank]\ntimezone = \"Mars/Base\"", "bank.timezone", "时区", "time zone"),
    ("[bank]\nlanguage = 1", "bank.language", "以下之一", "one of"),
    ("[storage]\ndatabase = \"bank.sqlite\"", "storage.database", "以 / 开头", "begins with /"),
    ("[storage]\nbackup_folder = \"backups\"", "storage.backup_folder", "以 / 开头", "begins with /"),
    ("[storage.backup_keep]\nweekly = -1", "storage.backup_keep.weekly", "0 到 520", "0 to 520"),
    ("[storage.backup_keep]\nmonthly = \"12\"", "storage.backup_keep.monthly", "0 到 1200", "0 to 1200"),
    ("[storage.backup_keep]\nyearly = 3", "storage.backup_keep.yearly", "没有这个设置项", "no such key"),
    ("[listen]\nidle_seconds = -1", "listen.idle_seconds", "0 到 86400", "from 0 to 86400"),
    ("[listen]\nidle_seconds = 1.5", "listen.idle_seconds", "整数", "whole number"),
    ("[listen]\nadmin_socket = \"/run/timebank/timebank.sock\"", "listen.admin_socket", "同一路径", "same path"),
    ("[roles]\nadmin_groups = \"staff\"", "roles.admin_groups", "列表", "list"),
    ("[roles]\nauditor_groups = [\"nobody-here\"]", "roles.auditor_groups", "没有用户组", "no group"),
    ("[roles]\nauditor_groups = [true]", "roles.auditor_groups", "名称或编号", "name or a number"),
    ("[service]\ndaily_limit = \"25:00\"", "service.daily_limit", "\"24:00\"", "\"24:00\""),
    ("[service]\ndaily_limit = \"12:60\"", "service.daily_limit", "时:分", "H:MM"),
    ("[service]\ngranularity = 0", "service.granularity", "应在 1 与 720 之间", "from 1 to 720"),
    ("[stars.team]\nthresholds = []", "stars.team.thresholds", "至少", "at least one"),
    ("[stars.team]\nthresholds = [1, \"2\"]", "stars.team.thresholds", "列表", "list"),
    ("[stars.brigade]\nwindow = \"month\"", "stars.brigade.window", "以下之一", "one of"),
    ("[stars.member]\ncarry = \"yes\"", "stars.member.carry", "true 或 false", "true or false"),
    ("[stars.member]\nmin_quality = 4.125", "stars.member.min_quality", "两位小数", "two decimals"),
    ("[stars.member]\nmin_quality = 5.5", "stars.member.min_quality", "应在 1 与 5 之间", "from 1 to 5; it is 5.50"),
    ("[stars.member]\nassessment = \"monthly\"", "stars.member.assessment", "以下之一", "one of"),
    ("[stars.member]\nquality_weights = [1, 2]", "stars.member.quality_weights", "3 项", "3 elements"),
    ("[stars.team]\nmin_membership_months = 6", "stars.team.min_membership_months", "只用于成员", "members only"),
    ("[stars.member]\nday_cap = \"24:01\"", "stars.member.day_cap", "\"24:00\"", "\"24:00\""),
    ("[stars.member]\nsources = [\"rumour\"]", "stars.member.sources", "以下之一", "one of"),
    ("[stars.member]\nkinds = [\"Visit\"]", "stars.member.kinds", "代码", "code"),
    ("[stars.member]\nnames = [\"一星\"]\nnames_en = []", "stars.member.names_en", "一样有 1 项", "as many elements"),
    (
      "[stars.member]\nhonours = [600]\nhonour_names = []", "stars.member.honour_names", "一样有 1 项",
      "as many elements as honours"
    ),
    (
      "[stars.member]\nthresholds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]", "stars.member.thresholds", "最多 12 项",
      "at most 12"
    ),
    ("[redemption]\nmin_stars = 6", "redemption.min_stars", "应在 0 与 5 之间", "from 0 to 5"),
    ("[redemption]\ntransfer = \"friends\"", "redemption.transfer", "以下之一:\"none\"", "one of \"none\""),
    ("[redemption]\nrelatives = [\"uncle\"]", "redemption.relatives", "每一项应为以下之一", "each element must be one of"),
    ("[redemption]\nopen_months = [13]", "redemption.open_months", "应在 1 与 12 之间", "from 1 to 12"),
    ("[redemption]\nhold_days = 9999", "redemption.hold_days", "3660", "3660"),
    ("bank = 3", "bank", "[bank]", "[bank]"),
    ("[stars]\nmembers = 1", "stars.members", "没有这个设置项", "no such key"),
    ("stray = 1", "stray", "没有这个设置项", "no such key"),
  ]

  @Test(arguments: wrongValues.indices)
  func `a wrong value is told with its key, its line and the remedy in both languages`(index: Int) throws {
    let wrong = Self.wrongValues[index]
    let found = faults(wrong.text)
    let fault = try #require(found.first)
    #expect(found.count == 1)
    #expect(fault.key == wrong.key)
    #expect(fault.line == wrong.text.split(separator: "\n").count)
    #expect(fault.text.chinese.contains(wrong.chinese))
    #expect(fault.text.english.contains(wrong.english))
  }

  @Test
  func `a syntax error is told with its line`() throws {
    let fault = try #require(faults("[bank]\nname = \"x\"\nlanguage = \n").first)
    #expect(fault.line == 3)
    #expect(fault.description(in: .english).hasPrefix("t.toml:3: no valid TOML at column"))
  }

  @Test
  func `a file that is not there is told so`() throws {
    #expect(throws: ConfigurationError.self) { try Configuration.load(file: "/nonexistent/timebank.toml") }
  }

  @Test
  func `places of keys are found behind strings, comments, arrays, quoted and dotted keys`() {
    let found = faults(
      """
      # [log]
      listen.idle_seconds = -1 # ] [
      bank.name = \"\"\"
      [log]
      level = 3
      \"\"\"
      roles.admin_groups = [ # a list
        "x]", 'y[',
      ]
      [ stars . "member" ]
      "max_stars" = 0
      [log]
      level = '[bank]'
      """)
    #expect(
      found.map { "\($0.line ?? 0) \($0.key)" } == [
        "2 listen.idle_seconds", "3 bank.name", "7 roles.admin_groups", "7 roles.admin_groups",
        "11 stars.member.max_stars", "13 log.level",
      ])
  }
}
