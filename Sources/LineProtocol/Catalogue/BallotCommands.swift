import Ledger

/// Ballots (评选): nominations, electors, a secret vote, and the result.
extension Catalogue {
  static let ballotCommands: [CommandDescription] = ballotPreparation + ballotVoting + ballotReading

  private static let ballotPreparation: [CommandDescription] = [
    .command(
      "ballot open", .recognition, .change, .administrators,
      Localized("开始一次评选,接受提名", "Open a ballot for nominations"),
      parameters: [
        .needed("ballot", .code, ballot), .needed("title", .text(maxCharacters: 100), title),
        .needed("of", .choice(["members", "teams"]), Localized("评选成员还是服务队", "Whether members or teams are chosen")),
        .optional(
          "year", .integer(1900...9999), Localized("看哪一年的服务,默认今年", "The year whose service counts; this one by default")
        ),
        .optional(
          "seats", .integer(1...20),
          Localized("评选几名,也是每人最多可选几名,默认 1", "How many are chosen, and how many each can choose; 1 by default")),
        .optional(
          "quorum", .integer(3...1_000_000),
          Localized("至少几人投票才有效,默认过半数", "How many must vote; more than half by default")),
        .optional("until", .date, Localized("投票的最后一天,默认到计票为止", "Last day of voting; until it is closed by default")),
      ],
      fields: state, errors: [.exists],
      example: "ballot open ballot=best-2026 title=2026年度最美志愿者 of=members year=2026 seats=3"),
    .command(
      "ballot nominate", .recognition, .change, .recorders,
      Localized(
        "提名一名成员或一支服务队,并从账本取其当年的服务为依据", "Nominate a member or a team, with the year's service as the ledger has it"),
      parameters: [
        .needed("ballot", .code, ballot), .optional("member", .number), .optional("team", .code),
        .optional("reason", .text(maxCharacters: 500), Localized("提名理由", "What speaks for them")),
      ],
      columns: nominees, fields: .entry, errors: [.notFound, .closed, .wrongState, .exists, .notAllowed],
      example: "ballot nominate ballot=best-2026 member=17 reason=十年如一日"),
    .command(
      "ballot withdraw", .recognition, .change, .administrators,
      Localized("投票开始前撤回提名", "Take a nomination off the list before voting begins"),
      parameters: [
        .needed("ballot", .code, ballot), .needed("place", .number, place),
        .needed("reason", .text(maxCharacters: 500)),
      ],
      fields: state, errors: [.notFound, .wrongState], example: "ballot withdraw ballot=best-2026 place=2 reason=本人不愿参评"
    ),
    .command(
      "ballot admit", .recognition, .change, .administrators,
      Localized("登记有投票权的居民代表,每人一票", "Make members electors, one vote each"),
      parameters: [.needed("ballot", .code, ballot), .needed("members", .integers, memberNumbers)],
      fields: state + [electorCount], errors: [.notFound, .closed, .wrongState, .exists],
      example: "ballot admit ballot=best-2026 members=17,18,19"),
    .command(
      "ballot exclude", .recognition, .change, .administrators,
      Localized("投票开始前取消某些人的投票权", "Take members off the electors before voting begins"),
      parameters: [.needed("ballot", .code, ballot), .needed("members", .integers, memberNumbers)],
      fields: state + [electorCount], errors: [.notFound, .wrongState],
      example: "ballot exclude ballot=best-2026 members=19"),
  ]

  private static let ballotVoting: [CommandDescription] = [
    .command(
      "ballot start", .recognition, .change, .administrators,
      Localized(
        "开始投票:名单和代表从此固定,并生成密封选票的密钥",
        "Begin the voting: list and electors stand from now on, and a key to seal choices is made"),
      parameters: [.needed("ballot", .code, ballot)],
      fields: state + [electorCount, .column("nominees", .integer, Localized("候选人数", "How many can be chosen"))],
      errors: [.notFound, .wrongState], example: "ballot start ballot=best-2026",
      caution: Localized("开始后不能再改名单和代表。", "List and electors cannot be changed any more."), standsAlone: true),
    .command(
      "ballot vote", .recognition, .change, [.admin, .member],
      Localized(
        "无记名投票:只有已登录的代表本人可投,一人一次;账上只记已投票,不记选了谁",
        "Vote in secret: only the elector who has logged in, once; the books say who voted, never for whom"),
      parameters: [
        .needed("member", .number), .needed("ballot", .code, ballot),
        .needed(
          "choice", .choices,
          Localized("所选候选人在名单上的序号;不写则在终端上询问", "Whom you choose, by places on the list; asked for if left out")),
      ],
      columns: [
        .column("ballot", .code, ballot), .column("member", .integer),
        .column("voted", .flag, Localized("是否已投票", "Whether a vote was cast")),
      ],
      fields: .entry, errors: [.notFound, .wrongState, .notAllowed, .exists, .limitReached],
      example: "ballot vote member=17 ballot=best-2026 choice=1,3",
      caution: Localized("投票后不能更改,也没有人能查到选了谁。", "A vote cannot be changed, and nobody can look it up."),
      standsAlone: true),
    .command(
      "ballot close", .recognition, .change, .administrators,
      Localized(
        "结束投票并计票,随即销毁密钥;人数不足则不拆选票", "End the voting and count, then destroy the key; too few votes are never opened"),
      parameters: [.needed("ballot", .code, ballot)], columns: results, fields: outcome,
      errors: [.notFound, .wrongState], example: "ballot close ballot=best-2026",
      caution: Localized("计票后不能再投票,选票和密钥随即销毁。", "Nobody can vote any more; slips and key are destroyed."),
      standsAlone: true),
    .command(
      "ballot void", .recognition, .change, .administrators,
      Localized("作废一次评选,选票不拆,密钥销毁", "Void a ballot: the slips are never opened and the key is destroyed"),
      parameters: [.needed("ballot", .code, ballot), .needed("reason", .text(maxCharacters: 500))],
      fields: state, errors: [.notFound, .wrongState], example: "ballot void ballot=best-2026 reason=名单有误",
      caution: Localized("作废后不能恢复,只能另开一次评选。", "A void ballot stays so; open another one."), standsAlone: true),
  ]

  private static let ballotReading: [CommandDescription] = [
    .command(
      "ballot list", .recognition, .read, .everybody, Localized("列出各次评选", "List the ballots"),
      parameters: [
        .optional("state", .choice(["nominating", "voting", "counted", "unread", "void"]))
      ] + .paging,
      columns: [
        .column("ballot", .code, ballot), .column("title", .text, title), .column("of", .code, field),
        .column("year", .integer, year), .column("seats", .integer, seats), .column("until", .date),
        .column("state", .code), electorCount, .column("voted", .integer, voted), .column("entry", .integer),
      ],
      fields: .more, example: "ballot list"),
    .command(
      "ballot show", .recognition, .read, .everybody,
      Localized("查看候选名单和各人的服务依据", "Show a ballot's list and what speaks for each"),
      parameters: [.needed("ballot", .code, ballot)], columns: nominees, fields: outcome, errors: [.notFound],
      example: "ballot show ballot=best-2026", peopleShown: .rows),
    .command(
      "ballot electors", .recognition, .read, .readers,
      Localized("列出代表和谁已投票", "List the electors and who has voted"),
      parameters: [.needed("ballot", .code, ballot)] + .paging,
      columns: [
        .column("member", .integer), .column("name", .text, person), .column("station", .code),
        .column("voted", .flag, Localized("是否已投票", "Whether a vote was cast")), .column("entry", .integer),
      ],
      fields: [electorCount, .column("votes", .integer, voted)] + .more, errors: [.notFound],
      example: "ballot electors ballot=best-2026", peopleShown: .rows),
    .command(
      "ballot result", .recognition, .read, .everybody,
      Localized(
        "公布结果:各人得票、所选排序后的哈希和计票分录的哈希",
        "The result: votes, the hash of the sorted choices, and the hash of the counting entry"),
      parameters: [.needed("ballot", .code, ballot)], columns: results, fields: outcome,
      errors: [.notFound, .wrongState], example: "ballot result ballot=best-2026", peopleShown: .rows),
  ]

  private static let ballot = Localized("评选代码", "Code of the ballot")
  private static let title = Localized("名称", "What it is called")
  private static let place = Localized("在名单上的序号", "Place on the list")
  private static let person = Localized("姓名", "Name")
  private static let memberNumbers = Localized("成员号(逗号分隔)", "Member numbers, separated by commas")
  private static let field = Localized("评选成员还是服务队", "Whether members or teams are chosen")
  private static let year = Localized("看哪一年的服务", "The year whose service counts")
  private static let seats = Localized("名额", "How many are chosen")
  private static let voted = Localized("已投票人数", "How many have voted")
  private static let electorCount = CommandDescription.Column.column(
    "electors", .integer, Localized("代表人数", "How many can vote"))

  private static let state: [CommandDescription.Column] =
    [.column("ballot", .code, ballot), .column("state", .code)] + .entry

  private static let who: [CommandDescription.Column] = [
    .column("place", .integer, place), .column("member", .integer), .column("team", .code),
    .column("name", .text, person), .column("station", .code),
  ]

  private static let nominees =
    who + [
      .column("minutes", .duration, Localized("当年服务时长", "Hours of that year")),
      .column("services", .integer, Localized("当年服务次数", "Services of that year")), .column("quality", .text),
      .column("scores", .integer), .column("stars", .integer), .column("state", .code),
      .column("reason", .text, Localized("提名理由", "What speaks for them")),
    ]

  private static let results =
    who + [
      .column("votes", .integer, Localized("得票", "Votes")),
      .column("outcome", .code, Localized("当选、并列或未当选", "Elected, tied for the last seats, or not elected")),
    ]

  private static let outcome: [CommandDescription.Column] = [
    .column("ballot", .code, ballot), .column("title", .text, title), .column("of", .code, field),
    .column("year", .integer, year), .column("seats", .integer, seats), .column("state", .code), electorCount,
    .column("voted", .integer, voted),
    .column("quorum", .integer, Localized("至少几人投票才有效", "How many must vote")), .column("until", .date),
    .column("choices", .integer, Localized("所选总数", "Choices counted")),
    .column("hash", .text, Localized("所选序号排序后(每行一个)的 SHA-256", "SHA-256 of the chosen places, sorted, one a line")),
    .column("entry", .integer, Localized("结束投票的分录", "The entry that ended it")),
    .column("head", .text, Localized("该分录的哈希", "Hash of that entry")),
    .column("reason", .text, Localized("作废原因", "Why it is void")),
  ]
}
