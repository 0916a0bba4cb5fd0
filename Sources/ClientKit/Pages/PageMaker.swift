import LineProtocol

/// Makes a page of what the daemon says, and writes it into a file.
struct PageMaker {
  let options: PageOptions
  let desk: PageDesk
  let makeFile: (String) throws(ClientFailure) -> NewFile
  /// A number for an empty sheet that is to be printed.
  let makeSheetNumber: () -> SheetNumber
  let console: Console

  /// Makes the page and says where it is.
  func run() throws(RequestStop) {
    let page = Array(try document().html.utf8)
    guard options.path != "-" else { return console.write(page) }
    try RequestStop.from { () throws(ClientFailure) in try makeFile(options.path).put(page) }
  }

  /// The page.
  func document() throws(RequestStop) -> PageDocument {
    let context = try desk.context()
    switch options.kind {
    case .notice:
      let offers = try desk.ask("offer list").rows.map { ($0.text("offer"), $0.text("name")) }
      return NoticePage(
        reply: try notice(), station: options["station"],
        offers: Dictionary(offers, uniquingKeysWith: { first, _ in first }), context: context
      ).document
    case .station: return try stationPage(context)
    case .passbook: return try passbook(context)
    case .certificate: return try certificate(context)
    case .file:
      let member = options["member"]
      return MemberFilePage(rows: try desk.ask("member file", ["member": member]).rows, context: context).document
    case .stock:
      return StockPage(
        stock: try desk.ask("stock list", ["station": options["station"]]).rows,
        offers: try desk.ask("offer list").rows, station: options["station"], context: context
      ).document
    case .catalogue:
      return CataloguePage(
        offers: try desk.ask("offer list", ["state": "open"]).rows, station: options["station"], context: context
      ).document
    case .signIn: return try signIn(context)
    case .roster:
      let activity = options["activity"]
      return RosterPage(
        activity: try desk.ask("activity show", ["activity": activity]).rows.first ?? DaemonFields([]),
        roster: try desk.ask("activity roster", ["activity": activity]).rows, context: context
      ).document
    case .report: return try report(context)
    case .credit:
      return CreditPage(
        credit: try desk.ask("credit list", ["station": options["station"]]), station: options["station"],
        context: context
      ).document
    case .ballot: return try ballot(context)
    }
  }

  /// Until it is counted a ballot has no result to show.
  private func ballot(_ context: PageContext) throws(RequestStop) -> PageDocument {
    let ballot = options["ballot"]
    let list = try desk.ask("ballot show", ["ballot": ballot])
    let result = try list["state"] == "counted" ? desk.ask("ballot result", ["ballot": ballot]) : PageReply()
    return BallotPage(list: list, result: result, context: context).document
  }

  private func notice() throws(RequestStop) -> PageReply {
    try desk.ask(
      "notice", ["since": options["since"], "through": options["through"], "station": options["station"]])
  }

  private func passbook(_ context: PageContext) throws(RequestStop) -> PageDocument {
    let member = options["member"]
    return PassbookPage(
      member: try desk.ask("member show", ["member": member]).rows.first ?? DaemonFields([]),
      stars: try desk.ask("stars show", ["member": member]).rows.first ?? DaemonFields([]),
      honours: try desk.ask("honour list", ["member": member, "state": "given"]).rows,
      statement: try desk.ask("statement", ["member": member, "from": options.from, "until": options.until]),
      from: options.from ?? "", until: options.until ?? "", context: context
    ).document
  }

  private func certificate(_ context: PageContext) throws(RequestStop) -> PageDocument {
    let shown = try desk.ask("certificate show", ["certificate": options["certificate"]])
    let entry = try desk.askIfAllowed("journal show", ["entry": shown["entry"]])
    return CertificatePage(
      certificate: shown,
      member: try desk.ask("member show", ["member": shown["member"]]).rows.first
        ?? DaemonFields([]),
      honours: try desk.ask("honour list", ["member": shown["member"], "state": "given"]).rows, hash: entry["hash"],
      leader: options["leader"], handler: options["handler"],
      contact: options["contact"], context: context
    ).document
  }

  private func stationPage(_ context: PageContext) throws(RequestStop) -> PageDocument {
    let (station, from, until) = (options["station"], options.from, options.until)
    func hours(by group: String) throws(RequestStop) -> PageReply {
      try desk.ask("report hours", ["by": group, "station": station, "from": from, "until": until])
    }
    return StationPage(
      station: station ?? "", month: options["month"] ?? "", weeks: try hours(by: "week").withEveryTime(.week),
      kinds: try hours(by: "kind"),
      teams: try hours(by: "team"), ages: try hours(by: "age"), activities: try hours(by: "activity"),
      stars: try desk.ask("stars list", ["min": "1"]).rows.filter { $0.text("station") == station },
      roll: try desk.ask("member list", ["station": station]).rows,
      changes: try desk.ask("stars changes", ["from": from, "until": until]).rows,
      below: try desk.askIfAllowed(
        "report hours", ["by": "station", "station": station, "below": "true", "from": from, "until": until]),
      context: context
    ).document
  }

  private func signIn(_ context: PageContext) throws(RequestStop) -> PageDocument {
    var (team, members): (String, [DaemonFields]) = ("", [])
    if let code = options["team"] {
      team = try desk.ask("team list").rows.first { $0.text("team") == code }?.text("name") ?? code
      members = try desk.ask("member list", ["station": options["station"], "team": code, "state": "active"]).rows
    }
    return SignInPage(
      station: options["station"] ?? "", activity: options["activity"] ?? "", date: options["date"] ?? "", team: team,
      members: members, lineCount: options["lines"].flatMap { Int($0) } ?? 20,
      number: options.sheet ?? makeSheetNumber(), context: context
    ).document
  }

  private func report(_ context: PageContext) throws(RequestStop) -> PageDocument {
    let kind = options.report
    let (station, from, until) = (options["station"], options.from, options.until)
    let reply: PageReply
    switch kind {
    case .member, .team, .station, .activity, .kind, .age, .week, .month:
      reply = try desk.ask(
        "report hours", ["by": kind.rawValue, "station": station, "from": from, "until": until])
    case .inactive: reply = try desk.ask("report inactive", ["station": station, "since": from])
    case .near:
      reply = PageReply(
        rows: try desk.ask("stars near", ["within": "20:00"]).rows.filter { row in
          station.map { $0 == row.text("station") } ?? true
        })
    case .limits: reply = try desk.ask("report limits", ["station": station, "from": from, "until": until])
    case .unusual: reply = try desk.ask("report unusual", ["station": station, "from": from, "until": until])
    case .figures: reply = try desk.ask("report month", ["station": station, "month": options["month"]])
    }
    return ReportPage(kind: kind, reply: reply.withEveryTime(kind), station: station, context: context).document
  }
}
