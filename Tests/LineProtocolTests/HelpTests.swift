import Ledger
import Testing

@testable import LineProtocol

@Suite struct HelpTests {
  private static let catalogue = Catalogue.standard

  @Test func `the overview names every command under its area`() throws {
    for language in Language.allCases {
      let lines = try HelpTests.catalogue.help([], language: language)
      for command in HelpTests.catalogue.commands {
        #expect(lines.contains { $0.hasPrefix("  \(command.name) ") && $0.hasSuffix(command.summary[language]) })
      }
      for area in CommandDescription.Area.allCases { #expect(lines.contains(area.title[language])) }
    }
  }

  @Test func `a first word lists its commands`() throws {
    #expect(
      try HelpTests.catalogue.help(["opening"], language: .english).first
        == "opening - Bring in a balance from older books")
    #expect(
      try HelpTests.catalogue.help(["operator"], language: .chinese) == [
        "  operator add         授予系统用户或用户组角色", "  operator set         更改角色或服务站",
        "  operator remove      收回角色", "  operator list        列出授予的角色", "", "详细说明:help operator add",
      ])
  }

  @Test func `a command's page is whole`() throws {
    #expect(
      try HelpTests.catalogue.help(["opening"], language: .english) == [
        "opening - Bring in a balance from older books",
        "",
        "Usage:",
        "  opening member= minutes= reason= [key=] [dry=]",
        "",
        "Parameters:",
        "  member=   number    Member number (needed)",
        "  minutes=  duration  Length of time (needed)",
        "  reason=   text      Reason (needed)",
        "  key=      text      Idempotency key: the same request under it happens once",
        "  dry=      flag      Show what would happen and change nothing",
        "",
        "Columns of the result:",
        "  member     integer   Member number",
        "  available  duration  Hours that can be spent",
        "",
        "On the OK line:",
        "  entry  integer   Number of the journal entry",
        "",
        "It can be refused with:",
        "  not-found      What the request names is not there",
        "  closed         The station, team, member or offer is closed",
        "  granularity    The length must be positive and a multiple of the bank's unit",
        "  limit-reached  The limit is reached",
        "",
        "Who may use it:",
        "  administrator",
        "",
        "Example:",
        "  opening member=17 minutes=2:00 reason=旧册结余",
      ])
    #expect(
      try HelpTests.catalogue.help(["service", "show"], language: .chinese).prefix(7) == [
        "service show - 查看服务记录", "", "用法:", "  service show record=", "", "参数:", "  record=  number  服务记录号(必填)",
      ])
  }

  @Test func `words that name nothing are refused with what is near`() {
    for words in [["servise"], ["service", "recrod"], ["service", "record", "more"], ["balance", "x"], [""]] {
      #expect(throws: Refusal(.unknownCommand, expected(words), Localized("", ""))) {
        try HelpTests.catalogue.help(words, language: .english)
      }
      #expect(throws: Refusal.self) { try HelpTests.catalogue.describe(words) }
    }
  }

  private func expected(_ words: [String]) -> [Field] {
    switch words {
    case ["service", "recrod"]:
      [Field("command", .text("service recrod")), Field("suggestion", .text("service record"))]
    case ["service", "record", "more"]:
      [Field("command", .text("service record more")), Field("suggestion", .text("service record"))]
    case ["balance", "x"]: [Field("command", .text("balance x")), Field("suggestion", .text("balance"))]
    case ["servise"]: [Field("command", .text("servise")), Field("suggestion", .text("service"))]
    default: [Field("command", .text(words[0]))]
    }
  }

  @Test func `describe has the columns that the catalogue promises, and a row for everything`() throws {
    let columns = try #require(HelpTests.catalogue.command(named: "describe")).columns.map(\.name)
    let rows = try HelpTests.catalogue.describe([])
    #expect(rows.allSatisfy { $0.map(\.name) == columns })
    let commands = HelpTests.catalogue.commands
    let count = commands.reduce(0) {
      $0 + 1 + $1.allParameters.count + $1.columns.count + $1.fields.count + $1.errors.count
    }
    #expect(rows.count == count + ErrorCode.allCases.count)
    for code in ErrorCode.allCases {
      #expect(rows.contains { $0[0].value == .text("") && $0[2].value == .text(code.rawValue) })
    }
  }

  @Test func `a command is described row by row`() throws {
    let rows = try HelpTests.catalogue.describe(["redeem", "show"])
    let lines = rows.map { row in encoded { $0.append(row: row, to: &$1) } }
    #expect(
      lines.prefix(2) == [
        "* command=\"redeem show\" item=command name=\"redeem show\" type=read required=\"\" roles=admin,operator,auditor,member"
          + " zh=查看兑换 en=\"Show a redemption\" example=\"redeem show redemption=8\"",
        "* command=\"redeem show\" item=parameter name=redemption type=number required=true roles=\"\" zh=兑换号"
          + " en=\"Number of the redemption\" example=\"\"",
      ])
    #expect(
      lines.last
        == "* command=\"redeem show\" item=error name=not-found type=object,exit=65 required=\"\" roles=\"\" zh=找不到"
        + " en=\"What the request names is not there\" example=\"\"")
    #expect(try HelpTests.catalogue.describe(["redeem"]).count > rows.count)
  }
}
