import Ledger

extension Catalogue {
  static let redeemingCommands: [CommandDescription] = [
    .command(
      "offer add", .redeeming, .change, .administrators, Localized("新增兑换项目", "Add an offer"),
      parameters: [
        .needed("offer", .code), .needed("name", .text(maxCharacters: 100)),
        .needed("kind", .choice(["gift", "service"]), Localized("礼品或服务", "Gift or service")),
        .needed("price", .duration), starPrices,
      ] + offerRules,
      columns: offerColumns, fields: .entry, errors: [.exists, .notFound, .closed, .notAllowed],
      example: "offer add offer=rice5kg name=大米5kg kind=gift price=20:00 star-prices=3:18:00,5:15:00 limit=2/year"),
    .command(
      "offer set", .redeeming, .change, .administrators, Localized("更改兑换项目", "Change an offer"),
      parameters: [
        .needed("offer", .code), .optional("name", .text(maxCharacters: 100)), .optional("price", .duration),
        starPrices,
      ] + offerRules,
      columns: offerColumns, fields: .entry, errors: [.notFound, .closed],
      example: "offer set offer=rice5kg price=18:00"),
    .command(
      "offer close", .redeeming, .change, .administrators, Localized("停止兑换项目", "Close an offer"),
      parameters: [.needed("offer", .code)],
      columns: offerColumns, fields: .entry, errors: [.notFound, .closed], example: "offer close offer=rice5kg",
      caution: Localized("停止后不能恢复,只能另设新的项目。", "An offer that is closed cannot be opened again.")),
    .command(
      "offer list", .redeeming, .read, .everybody, Localized("列出兑换项目", "List the offers"),
      parameters: [.optional("state", .choice(["open", "closed"]))],
      columns: offerColumns, example: "offer list"),
    .command(
      "offer show", .redeeming, .read, .everybody, Localized("查看兑换项目", "Show an offer"),
      parameters: [.needed("offer", .code)],
      columns: offerColumns, errors: [.notFound], example: "offer show offer=rice5kg"),
    .command(
      "stock in", .redeeming, .change, .recorders, Localized("礼品入库", "Pieces of a gift arrive at a station"),
      parameters: [
        .needed("offer", .code), .needed("station", .code), .needed("pieces", .integer(1...1_000_000)),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: stockColumns, fields: .entry, errors: [.notFound, .closed, .wrongState],
      example: "stock in offer=rice5kg station=jindu pieces=10"),
    .command(
      "stock move", .redeeming, .change, .recorders, Localized("礼品调拨", "Pieces go from one station to another"),
      parameters: [
        .needed("offer", .code), .needed("station", .code, Localized("调出的服务站", "Station that gives them")),
        .needed("to", .code, Localized("调入的服务站", "Station that takes them")),
        .needed("pieces", .integer(1...1_000_000)),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: stockColumns, fields: .entry, errors: [.notFound, .closed, .wrongState, .outOfStock],
      example: "stock move offer=rice5kg station=jindu to=xincheng pieces=2"),
    .command(
      "stock count", .redeeming, .change, .recorders,
      Localized("盘点:记下实际件数,差额入账", "Count the shelf: the difference is booked"),
      parameters: [
        .needed("offer", .code), .needed("station", .code),
        .needed("pieces", .integer(0...1_000_000), Localized("实际件数", "Pieces found on the shelf")),
        .optional(
          "reason", .text(maxCharacters: 500), Localized("差额的原因,有差额时必填", "Why it differs; needed where it does")),
      ],
      columns: stockColumns, fields: .entry, errors: [.notFound, .closed, .wrongState, .outOfStock],
      example: "stock count offer=rice5kg station=jindu pieces=9 reason=破损一袋"),
    .command(
      "stock list", .redeeming, .read, .readers, Localized("列出库存", "List the stock"),
      parameters: [.optional("offer", .code), .optional("station", .code)],
      columns: stockColumns, errors: [.notFound], example: "stock list station=jindu"),
    .command(
      "redeem request", .redeeming, .change, .recordersAndMembers, Localized("申请兑换:冻结时长,预留礼品", "Request a redemption"),
      parameters: [
        .needed("member", .number), .needed("offer", .code),
        .optional(
          "station", .code,
          Localized("领取的服务站,默认成员所属站", "Station where it is handed out; the member's own if left out")),
      ],
      columns: [
        .column("redemption", .integer), .column("offer", .code), .column("price", .duration),
        .column("available", .duration), .column("held", .duration),
        .column("code", .text, Localized("领取码", "Collection code")), .column("until", .date),
      ],
      fields: .entry,
      errors: [
        .notFound, .closed, .inDebt, .notAllowed, .notRedeemableNow, .tooFewStars, .tooYoung, .limitReached,
        .outOfStock, .insufficientHours,
      ],
      example: "redeem request member=17 offer=rice5kg station=jindu"),
    .command(
      "redeem fulfil", .redeeming, .change, .recordersAndMembers,
      Localized("兑现", "Hand out a gift, or book a service as done"),
      parameters: [
        .needed("redemption", .number),
        .optional("code", .text(maxCharacters: 16), Localized("领取码", "Collection code")),
        .optional(
          "provider", .number,
          Localized("服务提供者的成员号,已指派的可不写", "Member who did the service; the one assigned if left out")),
        .optional(
          "word", .choice(["provider", "requester"]),
          Localized("只记下一方的确认,双方都确认后即兑现", "One side's word alone; the second one completes it")),
        .optional("date", .date, Localized("服务日期,默认今天", "Date of the service; today if left out")),
        .optional("minutes", .duration, Localized("服务时长,默认等于价格", "Length of the service; the price if left out")),
        .optional("start", .time), .optional("end", .time),
      ],
      columns: redemptionChangeColumns, fields: .entry,
      errors: [
        .notFound, .wrongState, .badValue, .inDebt, .samePerson, .closed, .futureDate, .beforeRegistration, .tooOld,
        .granularity, .timesDisagree, .duplicate, .dailyLimit, .overlap, .limitReached,
      ],
      example: "redeem fulfil redemption=8 code=4827"),
    .command(
      "redeem cancel", .redeeming, .change, .recorders, Localized("取消兑换:时长解冻", "Cancel a redemption"),
      parameters: [.needed("redemption", .number), .needed("reason", .text(maxCharacters: 500))],
      columns: redemptionChangeColumns, fields: .entry, errors: [.notFound, .wrongState],
      example: "redeem cancel redemption=8 reason=改主意"),
    .command(
      "redeem assign", .redeeming, .change, .recorders,
      Localized("指派服务提供者:不再过期", "Name who does a service: its hold lapses no more"),
      parameters: [
        .needed("redemption", .number), .needed("provider", .number),
        .optional("date", .date, Localized("约定的服务日期", "Day agreed on for the service")),
      ],
      columns: redemptionChangeColumns, fields: .entry, errors: [.notFound, .wrongState, .closed, .samePerson],
      example: "redeem assign redemption=9 provider=18 date=2026-05-08"),
    .command(
      "redeem dispute", .redeeming, .change, .recorders,
      Localized("登记争议:由操作员决定前不予兑现", "Note that the sides of a service disagree"),
      parameters: [.needed("redemption", .number), .needed("reason", .text(maxCharacters: 500))],
      columns: redemptionChangeColumns, fields: .entry, errors: [.notFound, .wrongState],
      example: "redeem dispute redemption=9 reason=时长有出入"),
    .command(
      "redeem return", .redeeming, .change, .recorders,
      Localized("退回已兑现的礼品或服务", "Take back a gift or a service that was fulfilled"),
      parameters: [
        .needed("redemption", .number), .needed("reason", .text(maxCharacters: 500)),
        .optional(
          "spoiled", .flag, Localized("礼品已损坏,不再上架", "The piece is spoiled and does not go back to the shelf")),
        .optional(
          "force", .flag,
          Localized("提供者时长不足也退回(限管理员)", "Even where the provider has spent the hours (administrators)")),
      ],
      columns: redemptionChangeColumns, fields: .entryOrApproval,
      errors: [.notFound, .wrongState, .closed, .insufficientHours],
      example: "redeem return redemption=8 reason=大米受潮 spoiled=true"),
    .command(
      "redeem show", .redeeming, .read, .readersAndMembers, Localized("查看兑换", "Show a redemption"),
      parameters: [.needed("redemption", .number)],
      columns: redemptionColumns + [
        .column("said", .duration, Localized("提供者所说的时长", "How long it took, as the provider says")),
        .column("done", .date, Localized("提供者所说的日期", "Day of the service, as the provider says")),
        .column("start", .text), .column("end", .text),
        .column("record", .integer, Localized("提供者的服务记录号", "The provider's service record")),
      ], errors: [.notFound], example: "redeem show redemption=8"),
    .command(
      "redeem list", .redeeming, .read, .readersAndMembers, Localized("列出兑换", "List redemptions"),
      parameters: [
        .optional("member", .number), .optional("provider", .number), .optional("offer", .code),
        .optional("station", .code),
        .optional(
          "state",
          .choice([
            "open", "late", "requested", "assigned", "disputed", "fulfilled", "returned", "cancelled", "lapsed",
          ]), Localized("状态;open 为全部未结,late 为逾期未完成的服务", "State; open for all that are, late for overdue services")),
        .optional(
          "code", .text(maxCharacters: 16), Localized("领取码,须写明 station=", "Collection code; needs station=")),
      ] + .paging,
      columns: redemptionColumns, fields: .more, errors: [.notFound], example: "redeem list state=requested",
      peopleShown: .named),
  ]

  private static let offerRules: [CommandDescription.Parameter] = [
    .optional("min-stars", .integer(0...99)), .optional("min-age", .integer(0...150)),
    .optional(
      "limit", .text(maxCharacters: 20),
      Localized("每人限兑:2/year、1/month、1/ever,none 为不限", "Per member: 2/year, 1/month, 1/ever; none for no limit")),
    .optional("from", .date), .optional("until", .date), .optional("stations", .codes),
  ]

  private static let starPrices: CommandDescription.Parameter = .optional(
    "star-prices", .text(maxCharacters: 200),
    Localized("星级优惠价:3:18:00,5:15:00,none 为没有", "Cheaper with stars: 3:18:00,5:15:00; none for no such prices"))

  private static let offerColumns: [CommandDescription.Column] = [
    .column("offer", .code), .column("name", .text), .column("kind", .code), .column("price", .duration),
    .column("star-prices", .list), .column("min-stars", .integer), .column("min-age", .integer),
    .column("limit", .text, Localized("每人限兑", "Limit per member")),
    .column("from", .date), .column("until", .date), .column("stations", .list), .column("state", .code),
  ]

  private static let stockColumns: [CommandDescription.Column] = [
    .column("offer", .code), .column("station", .code), .column("pieces", .integer), .column("reserved", .integer),
  ]

  private static let redemptionChangeColumns: [CommandDescription.Column] = [
    .column("redemption", .integer), .column("state", .code), .column("available", .duration),
    .column("held", .duration), .column("member", .integer),
    .column("record", .integer, Localized("提供者的服务记录号", "The provider's service record")),
    .column("provider", .integer), .column("words", .list),
  ]

  private static let redemptionColumns: [CommandDescription.Column] = [
    .column("redemption", .integer), .column("member", .integer), .column("offer", .code),
    .column("price", .duration), .column("station", .code), .column("state", .code),
    .column("date", .date, Localized("申请日期", "Date of the request")), .column("until", .date),
    .column("provider", .integer), .column("reason", .text),
    .column("agreed", .date), .column("late", .flag), .column("words", .list),
  ]
}
