/// The two sheets of station `jindu` as it sends them, cell by cell, and the bank that they are imported into.
public enum SheetsOfJindu {
  /// The list of members, from line 2.
  public static let members = rows(
    ["no", "name", "phone", "birth", "registered"],
    """
    17|张三|13800000017|1958-03-02|2024-01-05
    18|李四|13800000018|1962-11-20|2024-01-05
    19|王五|13800000019|1971-07-09|2024-03-11
    20|赵六|13800000020|1955-01-30|2024-03-11
    27|张三|13800000027|1990-05-17|2025-09-01
    21|孙七|13800000021|1985-12-12|2024-06-01
    22|周八|13800000022|2001-04-04|2025-02-20
    23|吴九|13800000023|1979-08-08|2024-06-01
    24|郑十|13800000024|1968-10-10|2024-06-01
    """)

  /// The sign-in sheet of May 2026, from line 2.
  public static let signIn = rows(
    ["date", "name", "phone", "start", "end", "minutes", "team", "activity", "note"],
    """
    2026-05-07|张三|0017|08:30|11:00|2:30|水饺队|养老中心包水饺|
    2026-05-07|李四|0018|08:30|11:00||水饺队|养老中心包水饺|时长留空,按起止计算
    2026/5/7|王五|0019|08:45|11:00|2小时15分|水饺队|养老中心包水饺|中文时长
    5月7日|赵六|0020|０８：３０|１１：００|2.5|水饺队|养老中心包水饺|全角数字;时长按小时
    2026-05-07|张三|0027|14:00|16:00|2:00|义剪队|“义剪情”爱心理发|与0017同名
    2026-05-07|孙七|0021|14:00|15:50|1:50|义剪队|“义剪情”爱心理发|
    2026-05-08|李四|0018|16:30|18:00|1:30||四点半课堂|未写服务队
    2026-05-08|周八|0022|16:30|18:00|90分钟||四点半课堂|
    2026-05-09|吴九|0023|22:00|01:30|3:30|夜巡队|小区夜间巡逻|跨零点
    2026-05-09|郑十|0024|22:00|01:30|3:30|夜巡队|小区夜间巡逻|跨零点
    2026-05-07|张三|0017|08:30|11:00|2:30|水饺队|养老中心包水饺|重复
    2026-05-07|张三|0017|10:00|12:00|2:00||环境清洁|与包水饺时间重叠
    2026-05-10|钱一|0099|09:00|11:00|2:00||环境清洁|未登记的人
    2026-05-10|王五|0019|06:00|20:00|14:00||社区文化节|超过每日上限
    2026-05-10|赵六|0020|09:00|10:00|0||环境清洁|时长为零
    2026-13-10|孙七|0021|09:00|10:00|1:00||环境清洁|日期错误
    2026-05-11|周八|0022|09:00|10:30|2:00||环境清洁|时长与起止不符
    2026-05-11|吴九|0023|09:00|10:30
    2026-05-11|郑十||09:00|10:30|1:30|夜巡队|环境清洁|无尾号,姓名唯一
    合计||||||||手工合计行,不是记录
    """)

  /// The lines that the README of the sheets calls faulty.
  public static let faultyLines: ClosedRange<Int> = 12...18

  /// Stages the rows of a sheet and gives the import's number; every row of it is one line of one batch.
  public static func stage(_ rows: [(line: Int, cells: String)], kind: String, in bank: TestBank) throws -> String {
    let number = bank.end("import open kind=\(kind) station=jindu year=2026", "import")
    try bank.lay(rows.map { "import row import=\(number) line=\($0.line) \($0.cells)" })
    return number
  }

  /// A bank on 2026-06-01 with the members and teams of the sheets.
  public static func bank() throws -> TestBank {
    let bank = try TestBank(clock: TestClock("2026-06-01T02:00:00Z"))
    try bank.lay(["station add station=jindu name=金都社区志愿服务站"])
    let number = try stage(members, kind: "members", in: bank)
    try bank.done("import commit import=\(number)")
    let teams = ["shuijiao": [17, 18, 19, 20], "yijian": [27, 21], "yexun": [23, 24]]
    try bank.lay([
      "team add team=shuijiao name=水饺队 station=jindu", "team add team=yijian name=义剪队 station=jindu",
      "team add team=yexun name=夜巡队 station=jindu",
    ])
    for (team, members) in teams.sorted(by: { $0.key < $1.key }) {
      try bank.lay(
        members.map { member in
          let registered = bank.table("member show member=\(member)", "registered")[0]
          return "team join team=\(team) member=\(member) from=\(registered)"
        })
    }
    return bank
  }

  private static func rows(_ names: [String], _ text: String) -> [(line: Int, cells: String)] {
    text.split(separator: "\n").enumerated().map { index, row in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
      let words = zip(names, cells).map { name, cell in "\(name)=\"\(cell)\"" }
      let short = cells.count < names.count ? ["short=true"] : []
      return (line: index + 2, cells: (words + short).joined(separator: " "))
    }
  }
}
