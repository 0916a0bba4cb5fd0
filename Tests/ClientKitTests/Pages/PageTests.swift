import LineProtocol
import TestSupport
import Testing

@testable import ClientKit

/// Each page, from what a daemon might say.
@Suite struct `Pages` {
  private static let sheetNumber: SheetNumber = {
    var generator = SplitMix(seed: 1)
    return SheetNumber.random(using: &generator)
  }()

  private func row(_ pairs: KeyValuePairs<String, String>) -> DaemonFields {
    DaemonFields(pairs.map { DaemonField(name: $0.key, value: $0.value) })
  }

  private func context(_ language: Language = .chinese, bank: String = "金都社区时间银行") -> PageContext {
    PageContext(
      language: language, bank: bank, time: "2026-06-01 09:00", entry: "312",
      head: "7e41fc3df5aef2c9e914dcb996289fdb28c036a55c174c6ffd6ff146be126759", stations: ["jindu": "金都社区志愿服务站"])
  }

  private func text(_ document: PageDocument) throws -> String { try ParsedPage(document.html).root.text }

  // MARK: what every page has

  /// Every page, of this text wherever people can write something.
  private func all(_ word: String, _ language: Language = .chinese) -> [PageDocument] {
    let context = context(language, bank: word)
    let rows = [
      row([
        "item": "service", "entry": "7", "date": "2026-05-04", "name": word, "minutes": "2:30", "station": word,
        "activity": word, "kind": word, "text": word, "offer": word, "group": word, "stars": "1",
        "subject": "member:17",
        "part": word, "value": word, "record": "31", "phone": word, "limit": word, "stations": word,
        "star-prices": word, "pieces": "3", "reserved": "1", "available": "2:30", "redeemed": "1:00", "sign": word,
        "member": "17", "records": "1", "members": "1", "was": "0", "late": "true", "missing": "3:00", "over": "1:00",
      ]),
      row(["item": "stars", "name": word, "stars": "2", "was": "1"]),
      row(["item": "redemption", "name": word, "kind": word, "minutes": "1:00"]),
      row([
        "item": "waiting", "name": word, "minutes": "1:00", "station": word, "until": word, "source": "carried-over",
      ]),
    ]
    let reply = PageReply(
      rows: rows,
      fields: row([
        "name": word, "member": "17", "certificate": "3", "code": "1234-5678-9012", "state": "valid", "minutes": "2:30",
        "from": "2026-05-01", "until": "2026-05-31", "head": word, "published": "true", "issued": "2026-06-01",
        "opening": "0:00", "in": "2:30", "out": "0:00", "available": "2:30", "held": "0:00",
      ]))
    let reports = ReportKind.allCases.map {
      ReportPage(kind: $0, reply: reply, station: word, context: context).document
    }
    return [
      NoticePage(reply: reply, station: word, context: context).document,
      StationPage(
        station: "jindu", month: word, weeks: reply, kinds: reply, teams: reply, ages: reply, activities: reply,
        stars: rows, roll: rows, changes: rows, below: reply, context: context
      ).document,
      PassbookPage(
        member: rows[0], stars: rows[0], honours: rows, statement: reply, from: word, until: word, context: context
      )
      .document,
      CertificatePage(
        certificate: reply, member: rows[0], honours: rows, hash: word, leader: word, handler: word, contact: word,
        context: context
      ).document,
      MemberFilePage(rows: rows, context: context).document,
      StockPage(stock: rows, offers: rows, station: word, context: context).document,
      CreditPage(credit: reply, station: word, context: context).document,
      BallotPage(list: reply, result: PageReply(), context: context).document,
      BallotPage(list: reply, result: reply, context: context).document,
      CataloguePage(
        offers: [row(["kind": "gift", "name": word, "price": "2:00", "offer": word])], station: nil, context: context
      ).document,
      SignInPage(
        station: word, activity: word, date: word, team: word, members: rows, lineCount: 3,
        number: Self.sheetNumber, context: context
      ).document,
      RosterPage(activity: rows[0], roster: rows, context: context).document,
    ] + reports
  }

  @Test(arguments: Language.allCases)
  func `each is whole, in its language, with one first heading, captions, scopes and named pictures`(
    language: Language
  ) throws {
    for document in all("张三", language) {
      let page = try ParsedPage(document.html).root
      let html = try #require(page.children.first)
      #expect(html.tag == "html" && html.attributes["lang"] == language.rawValue)
      #expect(page.all("h1").count == 1 && page.all("main").count == 1 && page.all("title").count >= 1)
      for table in page.all("table") {
        #expect(table.all("caption").count == 1)
        for heading in table.all("th") { #expect(["col", "row"].contains(heading.attributes["scope"])) }
        let widths = Set(table.all("tr").map(\.children.count))
        #expect(widths.count == 1, "ragged: \(document.title)")
      }
      for picture in page.all("svg") { #expect(picture.attributes["aria-labelledby"]?.isEmpty == false) }
      let ids = (page.all("title") + page.all("desc")).compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
      #expect(page.text.contains("7e41fc3d"))
    }
  }

  @Test func `nothing that people have written becomes part of a page's making`() throws {
    var random = SeededGenerator(seed: 85)
    let shape = try all("张三").map { try tags(of: $0) }
    for _ in 0..<12 {
      let word = "某" + random.hostileText() + random.pick(["<b>", "\">", "</table>", "&lt;", "<script>x</script>"])
      let documents = all(word)
      for (document, expected) in zip(documents, shape) {
        let found = try tags(of: document)
        // Where a text decides what a page shows, there may be fewer parts, never others.
        #expect(Set(found).isSubset(of: Set(expected).union(["p", "strong"])), "\(document.title)")
        #expect(!found.contains("script"))
      }
    }
  }

  private func tags(of document: PageDocument) throws -> [String] {
    func tags(_ element: ParsedPage.Element) -> [String] { element.children.flatMap { [$0.tag] + tags($0) } }
    return tags(try ParsedPage(document.html).root)
  }

  // MARK: what each must say

  @Test func `a notice tells hours, stars, redemptions and the hash, and marks what is late`() throws {
    let reply = PageReply(
      rows: [
        row([
          "item": "service", "entry": "21", "date": "2026-04-20", "name": "张*", "minutes": "2:30", "station": "jindu",
          "late": "true",
        ]),
        row([
          "item": "reversal", "entry": "22", "date": "2026-05-02", "name": "李*", "minutes": "1:00", "station": "jindu",
        ]),
        row(["item": "stars", "entry": "21", "date": "2026-05-04", "name": "张*", "was": "0", "stars": "1"]),
        row([
          "item": "redemption", "entry": "23", "date": "2026-05-05", "name": "王*民", "minutes": "2:00", "kind": "tea",
        ]),
      ],
      fields: row([
        "since": "20", "through": "23", "head": "ab12", "published": "true", "from": "2026-05-01",
        "until": "2026-05-31",
        "records": "1", "minutes": "2:30", "undone": "1:00", "rose": "1", "redemptions": "1", "redeemed": "2:00",
        "unnamed": "2",
      ]))
    let text = try text(NoticePage(reply: reply, station: "jindu", offers: ["tea": "茶叶"], context: context()).document)
    for word in [
      "公示", "2026-05-01 至 2026-05-31", "张*", "王*民", "2:30", "−1:00", "补", "冲正", "第 21 至 23 号", "ab12", "2 笔", "已登记公布",
      "金都社区志愿服务站",
    ] { #expect(text.contains(word), "\(word)") }
  }

  @Test func `a notice tells apart what is on notice, what comes from older books, and a time without entries`() throws
  {
    func page(_ since: String, _ rows: [DaemonFields], _ language: Language = .chinese) throws -> String {
      let fields = row([
        "since": since, "through": "23", "published": "false", "from": "2026-05-31", "until": "2026-05-31",
        "waiting": "2", "unnamed": "0", "undone": "0:00",
      ])
      return try text(
        NoticePage(reply: PageReply(rows: rows, fields: fields), station: nil, context: context(language)).document)
    }
    let rows = [
      row([
        "item": "service", "entry": "21", "date": "2025-12-31", "name": "张*", "minutes": "30:00", "station": "jindu",
        "source": "carried-over", "late": "true",
      ]),
      row([
        "item": "waiting", "entry": "22", "date": "2026-05-30", "name": "李*", "minutes": "1:00", "station": "jindu",
        "source": "operator", "until": "2026-06-04",
      ]),
      row(["item": "waiting", "entry": "23", "name": "王*", "minutes": "0:30", "station": "jindu", "until": ""]),
    ]
    let chinese = try page("20", rows)
    for word in ["公示中,尚未入账", "异议截止", "2026-06-04", "有异议,暂停", "张*(旧账带入)(补)", "2 笔", "该哈希尚未登记公布。"] {
      #expect(chinese.contains(word), "\(word)")
    }
    #expect(!chinese.contains("head publish") && !chinese.contains("没有新分录"))
    let english = try page("20", rows, .english)
    for word in ["On notice, not yet posted", "张* (carried over) (late)", "stopped by an objection"] {
      #expect(english.contains(word), "\(word)")
    }
    let quiet = try page("23", [])
    #expect(quiet.contains("没有新分录") && !quiet.contains("第 24"))
    #expect(try page("23", [], .english).contains("no new entries"))
  }

  @Test func `a certificate has what the rules ask for, and says first where it no longer holds`() throws {
    var fields: KeyValuePairs<String, String> = [
      "certificate": "3", "member": "17", "name": "张三", "from": "2026-01-01", "until": "2026-05-31", "minutes": "5:00",
      "state": "valid", "issued": "2026-06-01", "code": "1234-5678-9012", "entry": "310",
    ]
    let records = [
      row([
        "record": "31", "entry": "57", "date": "2026-05-04", "minutes": "2:30", "activity": "包水饺", "state": "posted",
      ]),
      row([
        "record": "32", "entry": "58", "date": "2026-05-05", "minutes": "1:30", "activity": "包水饺", "state": "posted",
      ]),
      row(["record": "33", "entry": "59", "date": "2026-05-06", "minutes": "1:00", "kind": "patrol", "state": "posted"]
      ),
    ]
    func page(_ language: Language = .chinese) throws -> String {
      try text(
        CertificatePage(
          certificate: PageReply(rows: records, fields: row(fields)),
          member: row(["station": "jindu", "registered": "2024-01-05"]),
          honours: [row(["title": "5月服务之星", "level": "bank", "period": "2026-05", "date": "2026-06-01"])], hash: "cafe",
          leader: "陈站长", handler: nil,
          contact: "0531-1234", context: context(language)
        ).document)
    }
    let valid = try page()
    for word in [
      "志愿服务记录证明", "姓名", "张三", "志愿者编号", "性别", "证件类型和号码", "2026-01-01 至 2026-05-31", "5:00", "包水饺", "4:00", "patrol",
      "金都社区志愿服务站", "负责人", "陈站长", "经办人", "联系方式", "0531-1234", "出具日期", "2026-06-01", "证明编号", "1234-5678-9012", "盖章", "免费",
      "31/57 32/58 33/59", "cafe", "表彰奖励", "5月服务之星", "本行",
      "certificate check certificate=3 code=1234-5678-9012 minutes=5:00",
    ] { #expect(valid.contains(word), "\(word)") }
    #expect(!valid.contains("不得使用") && valid.contains("时间银行不保存,请手填"))
    for (state, word) in [("revoked", "已撤销,不得使用"), ("replaced", "不得使用"), ("changed", "有变动")] {
      fields = ["certificate": "3", "name": "张三", "state": state, "minutes": "5:00"]
      #expect(try page().contains(word))
    }
    #expect(try page(.english).contains("changed"))
  }

  @Test func `a station's month adds up, and its levels are those of its members`() throws {
    func reply(_ groups: [(String, String, String)], _ total: String) -> PageReply {
      PageReply(
        rows: groups.map {
          row(["group": $0.0, "name": "", "minutes": $0.1, "records": "1", "members": "1", "redeemed": $0.2])
        },
        fields: row(["minutes": total, "records": "\(groups.count)", "members": "2", "redeemed": "2:00"]))
    }
    let weeks = reply([("2026-05-04", "10:00", "2:00"), ("2026-05-11", "5:30", "0:00")], "15:30")
    let document = StationPage(
      station: "jindu", month: "2026-05", weeks: weeks, kinds: reply([("", "15:30", "")], "15:30"), teams: weeks,
      ages: reply([("unknown", "5:00", ""), ("60-69", "10:30", "")], "15:30"), activities: weeks,
      stars: [row(["subject": "member:17", "stars": "2"]), row(["subject": "member:18", "stars": "2"])],
      roll: (17...26).map { row(["member": "\($0)", "state": $0 == 26 ? "closed" : "active"]) },
      changes: [
        row(["subject": "member:17", "was": "1", "stars": "2"]),
        row(["subject": "member:17", "was": "2", "stars": "1"]),
        row(["subject": "member:26", "was": "0", "stars": "1"]),
        row(["subject": "team:shuijiao", "was": "0", "stars": "1"]),
        row(["subject": "member:99", "was": "0", "stars": "1"]),
      ],
      below: reply([("jindu", "15:30", "金都"), ("xincheng", "4:00", "新城")], "19:30"), context: context()
    ).document
    let page = try ParsedPage(document.html).root
    #expect(page.all("figure").count == 6)
    let below = try #require(page.all("table").last).text
    #expect(below.contains("本站") && below.contains("合计(连同下属各站)") && below.contains("19:30"))
    let facts = zip(page.all("dt").map(\.text), page.all("dd").map(\.text)).map { "\($0) \($1)" }
    // Who left since has risen all the same.
    for fact in ["本月升星 2", "在册成员(制表时) 9", "星级成员(制表时) 2"] { #expect(facts.contains(fact), "\(facts)") }
    for word in ["2026-05 月报", "15:30", "年龄不详", "60-69 岁", "未注明", "05-04"] {
      #expect(page.text.contains(word), "\(word)")
    }
    let level = try #require(page.all("figure").first { $0.text.contains("成员星级") })
    #expect(level.all("desc")[0].text == "0 星 7; 1 星 0; 2 星 2; 3 星 0; 4 星 0; 5 星 0")
  }

  @Test func `a week or month in which nobody served is drawn too`() {
    let reply = PageReply(
      rows: [row(["group": "2026-05-11", "minutes": "3:00"])],
      fields: row(["from": "2026-05-01", "until": "2026-05-31"]))
    let weeks = reply.withEveryTime(.week).rows
    #expect(weeks.map { $0.text("group") } == ["2026-04-27", "2026-05-04", "2026-05-11", "2026-05-18", "2026-05-25"])
    #expect(weeks.map { $0.text("minutes") } == ["0:00", "0:00", "3:00", "0:00", "0:00"])
    #expect(reply.withEveryTime(.team).rows.count == 1)
    let year = PageReply(fields: row(["from": "2025-11-30", "until": "2026-02-01"]))
    #expect(year.withEveryTime(.month).rows.map { $0.text("group") } == ["2025-11", "2025-12", "2026-01", "2026-02"])
    let ages = PageReply(fields: row(["from": "1900-01-01", "until": "2026-02-01"]))
    #expect(ages.withEveryTime(.week).rows.isEmpty)
  }

  @Test func `a report says of what time it is, and what comes from older books is of none`() throws {
    func page(_ kind: ReportKind, _ language: Language = .chinese) throws -> String {
      let reply = PageReply(
        rows: [row(["group": "", "minutes": "30:00"]), row(["group": "2026-05-11", "minutes": "3:00"])],
        fields: row(["from": "2026-05-01", "until": "2026-05-31", "since": "2025-11-05"]))
      return try text(ReportPage(kind: kind, reply: reply, station: nil, context: context(language)).document)
    }
    #expect(try page(.inactive).contains("自 2025-11-05 起没有服务"))
    #expect(try page(.inactive, .english).contains("no service from 2025-11-05 on"))
    #expect(try !page(.near).contains("2025-11-05") && !page(.near).contains("2026-05-31"))
    #expect(try page(.limits).contains("2026-05-01 至 2026-05-31"))
    for kind in [ReportKind.week, .month] {
      #expect(try page(kind).contains("旧账带入") && page(kind, .english).contains("carried over"))
    }
    #expect(try page(.kind).contains("未注明") && !page(.kind).contains("旧账带入"))
  }

  @Test func `a month's figures stand group by group, with the columns that each group has`() throws {
    let reply = PageReply(
      rows: [
        row(["area": "person", "item": "members", "count": "800", "minutes": "", "mean": ""]),
        row(["area": "service", "item": "records", "count": "31", "minutes": "72:30", "mean": ""]),
        row(["area": "evaluation", "item": "scores", "count": "3", "minutes": "", "mean": "4.33"]),
      ], fields: row(["from": "2026-05-01", "until": "2026-05-31"]))
    let text = try text(ReportPage(kind: .figures, reply: reply, station: nil, context: context()).document)
    for word in ["2026-05-01 至 2026-05-31", "个人基本信息", "在册志愿者", "800", "72:30", "平均分", "4.33"] {
      #expect(text.contains(word), "\(word)")
    }
    let (person, others) = (text.split(separator: "服务记录")[0], text.split(separator: "服务记录")[1])
    #expect(!person.contains("平均分") && others.contains("平均分"))
  }

  @Test func `a passbook shows each movement and the balance after it`() throws {
    let statement = PageReply(
      rows: [
        row([
          "entry": "57", "date": "2026-05-04", "kind": "service", "minutes": "2:30", "available": "102:15",
          "text": "包水饺",
        ]),
        row(["entry": "58", "date": "2026-05-04", "kind": "hold", "minutes": "-20:00", "available": "82:15"]),
      ],
      fields: row(["opening": "99:45", "available": "82:15", "in": "2:30", "out": "20:00", "held": "20:00"]))
    let text = try text(
      PassbookPage(
        member: row(["member": "17", "name": "张三", "station": "jindu"]), stars: row(["stars": "1"]),
        honours: [row(["title": "5月服务之星"])], statement: statement, from: "2026-05-01", until: "", context: context()
      ).document)
    for word in ["张三", "5月服务之星", "99:45", "102:15", "-20:00", "82:15", "冻结", "包水饺", "自 2026-05-01 起", "共 2 笔"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test func `a sign-in sheet has room for every line and headings that the import knows`() throws {
    for language in Language.allCases {
      let page = try ParsedPage(
        SignInPage(
          station: "jindu", activity: "包水饺", date: "", team: "水饺队",
          members: [row(["name": "张三", "phone": "13800000017"])], lineCount: 20, number: Self.sheetNumber,
          context: context(language)
        ).document.html
      ).root
      #expect(page.all("tbody")[0].all("tr").count == 20)
      #expect(page.text.contains("张三") && page.text.contains("0017") && !page.text.contains("13800000017"))
      // What the paper says is to be typed is what the import reads.
      let line = "\(SheetNumberLine.title[language]),\(Self.sheetNumber.text)"
      #expect(page.text.contains(line) && page.text.contains("--sheet \(Self.sheetNumber.text)"))
      #expect(SheetNumberLine.typedNumber(line.split(separator: ",").map(String.init)) == Self.sheetNumber.text)
      let headings = page.all("thead")[0].all("th").map(\.text).dropFirst().dropLast()
      for heading in headings { #expect(SheetField.named(heading.lowercased()) != nil, "\(heading)") }
    }
  }

  @Test func `the catalogue says prices and conditions in words, and keeps to the station`() throws {
    let offers = [
      row([
        "offer": "rice5kg", "name": "大米5kg", "kind": "gift", "price": "20:00", "star-prices": "3:18:00,5:15:00",
        "min-stars": "1", "min-age": "60", "limit": "2/year", "from": "", "until": "2026-12-31", "stations": "",
      ]),
      row(["offer": "far", "name": "远处的礼品", "kind": "gift", "price": "1:00", "stations": "xincheng"]),
    ]
    let text = try text(CataloguePage(offers: offers, station: "jindu", context: context()).document)
    for word in ["大米5kg", "20:00", "3 星 18:00、5 星 15:00", "1 星以上", "满 60 岁", "每人每年限 2", "截至 2026-12-31"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(!text.contains("远处的礼品"))
  }

  @Test func `a page of credit shows those who agreed, by masked names, with their honours`() throws {
    let credit = PageReply(
      rows: [
        row([
          "line": "1", "name": "张*", "station": "jindu", "stars": "2", "minutes": "97:45", "earned": "250:00",
          "honours": "5月服务之星,年度最美志愿者", "grade": "good", "period": "2026-Q1",
        ])
      ], fields: row(["year": "2026", "members": "1"]))
    let text = try text(CreditPage(credit: credit, station: nil, context: context()).document)
    for word in [
      "信用公示", "张*", "金都社区志愿服务站", "97:45", "250:00", "5月服务之星、年度最美志愿者", "2026", "共 1 人", "本人同意", "良好(2026-Q1)",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test func `a ballot shows its list before the count, and afterwards votes and what proves them`() throws {
    let list = PageReply(
      rows: [
        row([
          "place": "1", "name": "张*", "station": "jindu", "minutes": "97:45", "services": "31", "quality": "4.50",
          "stars": "1", "state": "listed",
        ]),
        row(["place": "2", "name": "李*", "station": "jindu", "minutes": "9:00", "state": "withdrawn"]),
      ],
      fields: row([
        "ballot": "best-2026", "title": "年度最美志愿者", "state": "voting", "electors": "5", "voted": "3", "quorum": "3",
        "seats": "1", "year": "2026",
      ]))
    let voting = try text(BallotPage(list: list, result: PageReply(), context: context()).document)
    for word in ["年度最美志愿者", "张*", "97:45", "31", "4.50", "投票中"] { #expect(voting.contains(word), "\(word)") }
    #expect(!voting.contains("李*") && !voting.contains("得票"))
    let result = PageReply(
      rows: [row(["place": "1", "name": "张*", "station": "jindu", "votes": "3", "outcome": "elected"])],
      fields: row([
        "ballot": "best-2026", "title": "年度最美志愿者", "state": "counted", "electors": "5", "voted": "3", "quorum": "3",
        "choices": "3", "hash": "beef", "entry": "311", "head": "cafe",
      ]))
    let counted = try text(BallotPage(list: list, result: result, context: context()).document)
    for word in ["得票", "当选", "beef", "cafe", "第 311 号"] { #expect(counted.contains(word), "\(word)") }
  }

  @Test func `a stock list says what is free, and a personal file everything that the daemon tells`() throws {
    let stock = [row(["offer": "tea", "station": "jindu", "pieces": "5", "reserved": "2"])]
    let offers = [row(["offer": "tea", "name": "茶叶"])]
    let shelf = try ParsedPage(
      StockPage(stock: stock, offers: offers, station: nil, context: context()).document.html
    ).root
    #expect(shelf.all("tbody")[0].all("tr")[0].children.map(\.text) == ["茶叶", "tea", "5", "2", "3", ""])
    let rows = [
      row(["part": "person", "item": "member", "value": "17"]), row(["part": "person", "item": "name", "value": "张三"]),
      row(["part": "wallet", "item": "member:17/available", "minutes": "82:15"]),
      row(["part": "record", "item": "31", "date": "2026-05-04", "value": "posted", "minutes": "2:30", "text": "包水饺"]),
      row(["part": "something-new", "item": "x", "value": "y"]),
    ]
    let text = try text(MemberFilePage(rows: rows, context: context()).document)
    for word in ["张三 · 17", "82:15", "已入账", "包水饺", "something-new", "y"] { #expect(text.contains(word), "\(word)") }
  }

  @Test func `a roster has those who come, by turn, and apart from them those who wait`() throws {
    let activity = row([
      "activity": "3", "name": "包水饺", "station": "jindu", "date": "2026-05-07", "start": "08:30", "end": "11:00",
      "capacity": "1", "insurance": "true", "risk": "小心烫伤",
    ])
    let roster = [
      row(["member": "18", "name": "李四", "state": "withdrawn"]),
      row(["member": "17", "name": "张三", "state": "signed-up"]),
      row(["member": "19", "name": "王五", "state": "waiting"]),
    ]
    let page = try ParsedPage(RosterPage(activity: activity, roster: roster, context: context()).document.html).root
    #expect(
      page.all("tbody").map { $0.all("tr").map { $0.children.map(\.text) } }
        == [[["1", "17", "张三", "已报名", "", "", ""]], [["1", "19", "王五", "候补", "", "", ""]]])
    for word in ["包水饺", "08:30–11:00", "小心烫伤", "金都社区志愿服务站"] { #expect(page.text.contains(word), "\(word)") }
    #expect(!page.text.contains("李四"))
  }

  // MARK: the command

  @Test func `a page is asked for by its kind, and what does not belong to it is refused`() throws {
    let bench = ClientBench()
    for (words, name) in [
      (["page"], "notice"), (["page", "nothing", "--file", "x"], "notice"),
      (["page", "passbook", "--file", "x"], "member"),
      (["page", "notice", "--file", "x", "--member", "17"], "member"), (["page", "notice"], "--file"),
      (["page", "station", "--station", "jindu", "--month", "2026-13", "--file", "x"], "2026-05"),
      (["page", "report", "--of", "weather", "--file", "x"], "unusual"),
      (["page", "report", "--month", "2026-05", "--from", "2026-05-02", "--file", "x"], "--from"),
      (["page", "report", "--of", "near", "--month", "2026-05", "--file", "x"], "--station"),
      (["page", "report", "--of", "near", "--from", "2026-05-01", "--file", "x"], "--from"),
      (["page", "report", "--of", "inactive", "--until", "2026-05-01", "--file", "x"], "--until"),
      (["page", "report", "--of", "inactive", "--month", "2026-05", "--file", "x"], "--month"),
      (["page", "sign-in", "--station", "s", "--activity", "a", "--lines", "0", "--file", "x"], "lines"),
    ] {
      #expect(bench.run(words) != 0)
      #expect(bench.errors.contains(name), "\(bench.errors)")
    }
    #expect(bench.daemon.connectionCount == 0)
  }

  @Test func `a page is written whole, and a refusal leaves no file behind`() {
    let bench = ClientBench(
      FakeDaemon { line in
        switch line {
        case "offer list state=open":
          .lines(["* offer=tea name=茶叶 kind=gift price=2:00 stations=\"\" limit=\"\"", "OK rows=1"])
        case "ping": .lines(["OK time=2026-06-01T09:00:00.000+08:00"])
        case "head": .lines(["OK entry=312 head=7e41fc3d"])
        case "station list": .lines(["* station=jindu name=金都社区志愿服务站", "OK rows=1"])
        default: .lines(["ERR not-found text=\"没有\""])
        }
      })
    #expect(bench.run("page", "catalogue", "--file", "offers.html") == 0)
    let written = String(decoding: bench.files["offers.html"] ?? [], as: UTF8.self)
    #expect(written.hasPrefix("<!DOCTYPE html>") && written.contains("茶叶") && written.contains("2026-06-01 09:00"))
    #expect(written.contains("金都社区时间银行"))
    #expect(bench.run("page", "passbook", "--member", "99", "--file", "p.html") != 0)
    #expect(bench.files["p.html"] == nil)
    #expect(bench.errors.contains("没有"))
    #expect(bench.run("page", "catalogue", "--file", "-") == 0)
    #expect(bench.output == written)
  }
}
