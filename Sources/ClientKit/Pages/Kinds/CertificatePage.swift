import LineProtocol

/// A certificate of service (志愿服务记录证明), with what the rules of 2015 and 2021 on records and certificates ask for.
///
/// What the bank does not hold, sex and the number of an identity card, is left to be filled in by hand.
struct CertificatePage {
  /// The certificate with the records it rests on.
  let certificate: PageReply
  let member: DaemonFields
  /// The honours that were given.
  let honours: [DaemonFields]
  /// The hash of the entry that issued it; empty where it may not be read.
  let hash: String
  let leader: String?
  let handler: String?
  let contact: String?
  let context: PageContext

  var document: PageDocument {
    PageDocument(
      title: context.say("志愿服务记录证明", "Certificate of volunteer service"),
      subtitle: context.say(
        "证明编号 \(certificate["certificate"])", "Certificate number \(certificate["certificate"])"),
      context: context, style: "certificate",
      content: warning + [person, service, contents] + recognition + [issuer, stamps, check])
  }

  private var isValid: Bool { certificate["state"] == "valid" }

  /// A certificate that no longer holds says so before all else.
  private var warning: [HTMLNode] {
    guard !isValid else { return [] }
    let text: String
    switch certificate["state"] {
    case "revoked": text = context.say("本证明已撤销,不得使用。", "This certificate was revoked and is void.")
    case "replaced":
      text = context.say("本证明已由补发的证明代替,不得使用。", "This certificate was replaced by another and is void.")
    default:
      text = context.say(
        "本证明所依据的记录有变动,请核验后使用。", "Records that this certificate rests on have changed; check it before use.")
    }
    return [.element(.p, [.cssClass: "warning"], text: text)]
  }

  private var person: HTMLNode {
    .element(
      .section, [:],
      [
        .element(.h2, text: context.say("志愿者", "The volunteer")),
        .element(
          .dl, [:],
          [
            PageFacts.fact(context.say("姓名", "Name"), certificate["name"]),
            PageFacts.fact(context.say("志愿者编号", "Volunteer number"), certificate["member"]),
            PageFacts.blank(context.say("性别", "Sex")),
            PageFacts.blank(
              context.say("证件类型和号码", "Identity document"),
              context.say("(时间银行不保存,请手填)", "(not kept by the bank; fill in by hand)")),
            PageFacts.fact(context.say("登记日期", "Registered"), member.text("registered")),
          ]),
      ])
  }

  private var service: HTMLNode {
    .element(
      .section, [:],
      [
        .element(.h2, text: context.say("志愿服务", "The service")),
        PageFacts.list([
          (context.say("服务期间", "Period"), context.period(certificate["from"], certificate["until"])),
          (context.say("服务时长", "Hours"), certificate["minutes"]),
          (context.say("记录数", "Records"), String(certificate.rows.count)),
        ]),
        .element(
          .p,
          text: context.say(
            "兹证明 \(certificate["name"]) 在上述期间参加志愿服务,时长共计 \(certificate["minutes"])(时:分)。",
            "This certifies that \(certificate["name"]) served as a volunteer in this period, \(certificate["minutes"]) "
              + "(hours:minutes) in all.")),
      ])
  }

  /// Hours by what was done: whole sheets of records would say less.
  private var contents: HTMLNode {
    var sums: [(name: String, minutes: Int64, records: Int)] = []
    for row in certificate.rows {
      let name =
        [row.text("activity"), row.text("kind")].first { !$0.isEmpty } ?? context.say("志愿服务", "volunteer service")
      let minutes = HoursText.minutes(row.text("minutes"))
      if let index = sums.firstIndex(where: { $0.name == name }) {
        sums[index].minutes = Chart.sum([sums[index].minutes, minutes])
        sums[index].records += 1
      } else {
        sums.append((name, minutes, 1))
      }
    }
    return PageTable(
      caption: context.say("服务内容", "What was done"),
      columns: [
        .text(context.say("内容", "Service")), .number(context.say("次数", "Times")), .number(context.say("时长", "Hours")),
      ],
      rows: sums.map { [$0.name, String($0.records), Chart.Measure.hours.text($0.minutes)] },
      total: [
        context.say("合计", "Total"), String(certificate.rows.count),
        Chart.Measure.hours.text(Chart.sum(sums.map(\.minutes))),
      ]
    ).node(empty: context.say("没有", "nothing"))
  }

  /// Who has none has no empty table for it.
  private var recognition: [HTMLNode] {
    guard !honours.isEmpty else { return [] }
    let table = PageTable(
      caption: context.say("表彰奖励", "Honours"),
      columns: [
        .text(context.say("荣誉", "Honour")), .text(context.say("授予单位", "Given by")),
        .text(context.say("时期", "Of the time")), .text(context.say("登记日期", "Entered on")),
      ],
      rows: honours.map { honour in
        [
          honour.text("title"), context.word(honour.text("level"), column: "level"), honour.text("period"),
          honour.text("date"),
        ]
      })
    return [table.node(empty: context.say("没有", "none"))]
  }

  private var issuer: HTMLNode {
    .element(
      .section, [:],
      [
        .element(.h2, text: context.say("出具单位", "The issuer")),
        .element(
          .dl, [:],
          [
            PageFacts.fact(
              context.say("记录和出具单位", "Recorded and issued by"),
              "\(context.station(member.text("station"))) · \(context.bank)"),
            fact(context.say("负责人", "Person in charge"), leader), fact(context.say("经办人", "Handled by"), handler),
            fact(context.say("联系方式", "Contact"), contact),
            PageFacts.fact(context.say("出具日期", "Issued on"), certificate["issued"]),
            PageFacts.fact(context.say("证明编号", "Certificate number"), certificate["certificate"]),
          ]),
      ])
  }

  private func fact(_ name: String, _ value: String?) -> HTMLNode {
    value.map { PageFacts.fact(name, $0) } ?? PageFacts.blank(name)
  }

  private var stamps: HTMLNode {
    .element(
      .div, [.cssClass: "stamp"],
      [
        .element(.p, text: context.say("负责人签字", "Signature of the person in charge")),
        .element(.p, text: context.say("经办人签字", "Signature of who handled it")),
        .element(.p, text: context.say("单位盖章", "Seal of the issuer")),
      ])
  }

  /// How whoever is shown it finds out whether it is true.
  private var check: HTMLNode {
    let line =
      "timebank certificate check certificate=\(certificate["certificate"]) code=\(certificate["code"])"
      + " minutes=\(certificate["minutes"])"
    let records = certificate.rows.map { "\($0.text("record"))/\($0.text("entry"))" }.joined(separator: " ")
    return .element(
      .section, [:],
      [
        .element(.h2, text: context.say("核验", "How to check it")),
        PageFacts.list([
          (context.say("校验码", "Check code"), certificate["code"]),
          (context.say("登记分录", "Entry"), certificate["entry"]),
        ]),
        .element(
          .p, [.cssClass: "note"],
          text: context.say(
            "任何人都可以到服务站凭编号和校验码核验,或在时间银行的服务器上运行:",
            "Anybody can have it checked at a station by its number and code, or run on the bank's server:")),
        .element(.p, [:], [.element(.code, text: line)]),
        .element(
          .p, [.cssClass: "note"],
          [
            .text(context.say("所依据的记录/分录:", "Records/entries that it rests on: ")),
            .element(.code, text: records),
          ]),
        .element(
          .p, [.cssClass: "note"],
          hash.isEmpty
            ? [] : [.text(context.say("登记分录的哈希:", "Hash of its entry: ")), .element(.code, text: hash)]),
        .element(
          .p, [.cssClass: "note"],
          text: context.say("本证明免费出具,涂改无效。", "Issued free of charge; void where altered.")),
      ])
  }
}
