extension Catalogue {
  static let messageCommands: [CommandDescription] = [
    .command(
      "message list", .books, .read, .messengers,
      Localized("由分录得出的、可发给成员的消息(供外发程序使用)", "What members can be told of the journal, for programs that send it"),
      parameters: [
        .optional("since", .integer(0...Int64.max)),
        .optional("limit", .integer(1...10_000), Localized("最多看多少条分录", "Look at so many entries at most")),
      ],
      columns: [
        .column("message", .text, Localized("消息编号,重复收到时凭此识别", "Its name, by which a repetition is known")),
        .column("event", .code, Localized("发生了什么", "What happened")), .column("entry", .integer),
        .column("at", .instant), .column("member", .integer), .column("name", .text), .column("phone", .text),
        .column("team", .code), .column("station", .code), .column("activity", .integer),
        .column("record", .integer),
        .column("redemption", .integer), .column("offer", .code), .column("date", .date),
        .column("minutes", .duration), .column("until", .date), .column("stars", .integer), .column("was", .integer),
        .column("zh", .text, Localized("中文消息", "The message in Chinese")),
        .column("en", .text, Localized("英文消息", "The message in English")),
      ],
      fields: [
        .column("through", .integer, Localized("看到此分录为止", "The last entry that was looked at")),
        .column("total", .integer, Localized("分录总数", "Number of entries")),
        .column("head", .text, Localized("看到的最后一条分录的哈希", "Hash of the last entry that was looked at")),
        .column(
          "since-head", .text,
          Localized(
            "since= 那条分录的哈希;与上次的 head 不同,即账本恢复过",
            "Hash of the entry since=; not the head of before where books were restored")
        ),
      ],
      example: "message list since=57", peopleShown: .rows)
  ]
}
