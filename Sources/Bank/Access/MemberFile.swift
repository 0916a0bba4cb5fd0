import Ledger
import LineProtocol
import Rules
import Store

/// All that the bank holds about one member, by part: `member file`.
///
/// What stands in the other columns of a part is what people read; the value of a mark or of a PIN's hash is not among it.
struct MemberFile {
  private let member: StoredMember
  private let bank: ReadContext
  private var rows: [Reply.Row] = []

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: MemberNumber = try request.neededNumber("member")
    let member = try bank.requireMember(number)
    guard bank.sees(member) else { throw Refusal.noMember(number) }
    var file = MemberFile(member, bank)
    try file.collect()
    return Reply(rows: file.rows)
  }

  private init(_ member: StoredMember, _ bank: ReadContext) {
    self.member = member
    self.bank = bank
  }

  private mutating func collect() throws {
    try addPerson()
    try addAccess()
    try addHome()
    try addWallet()
    try addService()
    try addRedemptions()
    try addTrainings()
    try addActivities()
    try addCare()
    try addComplaints()
    try addEvaluations()
    try addRecognition()
    try addCertificates()
    try addHandovers()
    try addTexts()
    try addLooks()
  }

  private mutating func add(
    _ part: String, _ item: String, _ value: Value, date: LocalDate? = nil, minutes: Minutes? = nil, text: String? = nil
  ) {
    if case .absent = value, text == nil, minutes == nil { return }
    rows.append([
      Field("part", .text(part)), Field("item", .text(item)), Field("date", .optional(date, Value.date)),
      Field("value", .text(value.plain(in: .english))), Field("minutes", .optional(minutes, Value.duration)),
      Field("text", .optional(text, Value.text)),
    ])
  }

  private mutating func addPerson() throws {
    for field in try MemberDesk.row(member, bank) { add("person", field.name, field.value) }
    if let freeze = try bank.books.freeze(of: member.number) {
      add("person", "frozen", .integer(freeze.entry), date: freeze.until)
    }
    if let erased = member.erased { add("person", "erased", .integer(erased)) }
  }

  private mutating func addAccess() throws {
    let pin = try bank.books.pin(of: member.number)
    add("access", "pin", .text(pin == nil ? "none" : "set"))
    if let pin { add("access", "wrong-pins", .integer(Int64(pin.wrong))) }
    add("access", "locked", .optional(pin?.lockedUntil) { .text(bank.profile.calendar.rfc3339($0)) })
    add("access", "identity-key", .text(try bank.books.identity(of: member.number)?.key.text ?? "none"))
  }

  private mutating func addHome() throws {
    if let home = try bank.books.home(of: member.number) {
      add("household", home.household.text, .text(home.relation.rawValue))
    }
    for membership in try bank.books.memberships(of: member.number) {
      add("team", membership.team.text, .text("joined"), date: membership.from)
      if let until = membership.until { add("team", membership.team.text, .text("left"), date: until) }
    }
  }

  private mutating func addWallet() throws {
    for account in [Account.available(member.number), .held(member.number), .donatable(member.number)] {
      let balance = try bank.books.balance(of: account)
      add("wallet", account.description, .absent, minutes: Minutes(balance))
    }
    for line in try bank.books.statement(of: member.number).lines {
      add(
        "entry", "\(line.entry)", .text(line.kind.rawValue), date: line.date, minutes: line.change,
        text: [line.offer?.text, line.text].compactMap { $0 }.joined(separator: " "))
    }
  }

  private mutating func addService() throws {
    for year in try bank.books.years(of: member.number) {
      add("year", "\(year.year)", .integer(year.records), minutes: year.minutes)
    }
    var filter = RecordFilter()
    filter.member = member.number
    for record in try bank.books.records(filter, Page(after: nil, limit: nil)) {
      add(
        "record", record.service.record.description, .text(record.state.rawValue), date: record.date,
        minutes: record.service.minutes, text: record.service.texts.activity)
    }
    for score in try bank.books.scores(of: member.number, Page(after: nil, limit: nil)) {
      add("score", score.record.description, .integer(Int64(score.score.value)))
    }
    for change in try bank.books.starChanges(of: .member(member.number)) {
      add(
        "stars", "\(change.entry)", .integer(Int64(change.stars)), date: bank.profile.calendar.date(of: change.at))
    }
  }

  private mutating func addRedemptions() throws {
    var filter = RedemptionFilter()
    filter.member = member.number
    for redemption in try bank.books.redemptions(Page(after: nil, limit: nil), filter) {
      add(
        "redemption", redemption.request.redemption.description, .text(redemption.state.rawValue),
        date: redemption.date,
        minutes: redemption.request.price, text: redemption.request.offer.text)
    }
  }

  private mutating func addTrainings() throws {
    for training in try bank.books.trainings(
      TrainingFilter(member: member.number), Page(after: nil, limit: nil))
    {
      add(
        "training", training.number.description, .text(training.withdrawn == nil ? "recorded" : "withdrawn"),
        date: training.date, minutes: training.minutes, text: training.course)
    }
  }

  private mutating func addActivities() throws {
    for skill in try bank.books.skills(of: member.number) { add("skill", skill.text, .text("set")) }
    for signUp in try bank.books.signUps(of: member.number) {
      let activity = try bank.books.activity(signUp.activity)
      add(
        "activity", signUp.activity.description, .text(signUp.state.rawValue), date: activity?.plan.date,
        text: activity?.plan.name)
    }
  }

  private mutating func addCare() throws {
    for need in try bank.books.needs(NeedFilter(member: member.number)) {
      add("need", need.number.description, .text(need.state.rawValue), date: need.date, text: need.opening.title)
    }
    for need in try bank.books.needs(NeedFilter(volunteer: member.number)) {
      add("claim", need.number.description, .text(need.state.rawValue), date: need.date, text: need.opening.title)
    }
    let pairs = try bank.books.pairs(PairFilter(volunteer: member.number))
    for pair in try pairs + bank.books.pairs(PairFilter(resident: member.number)) {
      add(
        "pair", pair.number.description, .text(pair.isActive(on: bank.today) ? "paired" : "ended"),
        date: pair.terms.from, text: pair.terms.visits.description)
    }
  }

  /// Those that the member made, and those about the member, whose words and whose complainant stay the station's.
  private mutating func addComplaints() throws {
    var filter = ComplaintFilter()
    filter.member = member.number
    for complaint in try bank.books.complaints(filter) {
      add(
        "complaint", complaint.number.description, .text(complaint.state.rawValue), date: complaint.date,
        text: complaint.text)
    }
    filter = ComplaintFilter()
    filter.about = member.number
    for complaint in try bank.books.complaints(filter) {
      add(
        "complained", complaint.number.description, .text(complaint.state.rawValue), date: complaint.date)
    }
  }

  private mutating func addEvaluations() throws {
    try bank.books.evaluationWords(nil, on: .member(member.number)) { _, period, score, note in
      add("word", period.description, .integer(Int64(score.value)), text: note)
    }
    for fixed in try bank.books.evaluationResults(of: .member(member.number)) {
      add(
        "evaluation", fixed.period.description, .text(fixed.result.grade.rawValue), date: fixed.period.last,
        minutes: fixed.result.figures.minutes)
    }
  }

  /// Of ballots that the member could vote in it tells whether they voted; nobody has what they chose.
  private mutating func addRecognition() throws {
    let subject = StarSubject.member(member.number)
    for honour in try bank.books.honours(HonourFilter(subjects: [subject])) {
      add(
        "honour", honour.number.description, .text(honour.state.rawValue), date: honour.date,
        text: honour.honour.title)
    }
    for (ballot, nominee) in try bank.books.nominations(of: subject) {
      let evidence = nominee.nomination.evidence
      add("nomination", ballot.text, .integer(evidence.services), minutes: evidence.minutes)
    }
    for election in try bank.books.elections(of: member.number) {
      add("elector", election.ballot.text, .text(election.voted == nil ? "entitled" : "voted"))
    }
    if let consent = try bank.books.creditConsent(of: member.number) {
      add("consent", "credit", .text(consent.isGiven ? "given" : "refused"))
    }
  }

  private mutating func addCertificates() throws {
    let members = try [member.number] + bank.books.mergedInto(member.number)
    for certificate in try bank.books.certificates(of: members, Page(after: nil, limit: nil)) {
      add(
        "certificate", certificate.number.description, .integer(Int64(certificate.issue.records.count)),
        date: certificate.date, minutes: certificate.issue.minutes)
    }
  }

  private mutating func addHandovers() throws {
    let members = try [member.number] + bank.books.mergedInto(member.number)
    for handover in try bank.books.handovers(of: members, Page(after: nil, limit: nil)) {
      add(
        "handover", handover.number.description, .text(handover.state.rawValue), minutes: handover.minutes,
        text: handover.bank.text)
    }
  }

  /// Every text about the member that lies beside the chain, whosever entry it is, but for what others complained of.
  private mutating func addTexts() throws {
    for text in try bank.books.textsShown(of: member.number) {
      add("text", "\(text.entry)", .text(text.name), text: text.text)
    }
  }

  /// Who has looked at the member's data.
  private mutating func addLooks() throws {
    let filter = AccessFilter(member: member.number)
    for look in try bank.books.looks(filter, Page(after: nil, limit: nil)) {
      add(
        "access-log", bank.profile.calendar.rfc3339(look.at),
        .text(UserNames.name(of: look.user)), text: look.command)
    }
  }
}
