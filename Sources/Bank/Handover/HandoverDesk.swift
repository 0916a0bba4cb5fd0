import Ledger
import LineProtocol
import Rules
import Store

/// Members' accounts between banks: `handover issue|take|refuse|settle|show|list`.
///
/// The hours leave this bank with a file that is signed by it and addressed to one other. That one takes the file once or
/// refuses it for ever, and says so in an answer that it signs; only a refusal brings the hours back. So they are at no time
/// in two banks, and each bank's books balance by themselves.
enum HandoverDesk {
  static func issue(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try MemberDesk.openMember(request, bank)
    let other = try bank.read.requireTrusted(try request.neededCode("to"))
    guard let keys = bank.identityKeys, let ownKey = keys.bankKey else { throw Refusal.noBankKey }
    let leaving = try HandoverLeaving(member, bank)
    let file = try HandoverDesk.file(of: leaving, to: other, from: ownKey, bank)
    guard let signature = keys.sign(file.body, as: ownKey) else { throw Refusal.noBankKey }
    let document = SignedLines(body: file.body, signature: signature).document
    // What the other bank could not read it could neither take nor refuse, and the hours would be nobody's.
    guard HandoverFile(body: file.body) == file, document.count <= HandoverFile.mostCharacters else {
      throw Refusal.unfitForFile(member.number)
    }
    let number = try nextNumber(bank)
    let minutes = leaving.balance
    let issue = HandoverStep.Issue(
      file: file.file, bank: other.bank, bankKey: other.key, minutes: minutes, document: document)
    let entry = try bank.append(
      .handover(HandoverStep(handover: number, member: member.number, step: .issued(issue))),
      station: member.person.station, postings: move(minutes, from: .available(member.number), to: .handedOver))
    try leaving.leave()
    return Reply(fields: [
      Field("handover", .number(number)), Field("member", .number(member.number)), Field("bank", .code(other.bank)),
      Field("minutes", .duration(minutes)), Field("years", .integer(Int64(file.years.count))),
      Field("until", .date(file.until)), Field("file", .text(file.file.description)), entry,
    ])
  }

  static func settle(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let lines = SignedLines(try request.neededText("receipt"))
    guard let lines, let receipt = HandoverReceipt(body: lines.body) else { throw Refusal.noReceipt }
    guard let handover = try bank.books.handover(of: receipt.file, .out),
      case .issued(let issue)? = try bank.books.handoverStep(handover), let number = handover.member
    else { throw Refusal.receiptOfNothing(receipt.file, receipt.verdict) }
    guard receipt.key == issue.bankKey, lines.isSigned(by: issue.bankKey), receipt.minutes == issue.minutes else {
      throw Refusal.receiptFalse(handover.number, bank: issue.bank)
    }
    guard handover.state == .issued else { throw Refusal.handoverOver(handover) }
    let entry: Field
    switch receipt.verdict {
    case .taken:
      entry = try bank.append(
        .handover(HandoverStep(handover: handover.number, member: number, step: .settled)))
    case .refused:
      let member = try bank.read.requireMember(number)
      guard member.erased == nil else { throw Refusal.erasedAlready(number) }
      entry = try bank.append(
        .handover(HandoverStep(handover: handover.number, member: number, step: .recalled)),
        station: member.person.station, postings: move(issue.minutes, from: .handedOver, to: .available(number)))
      // The member is one again, with everything but teams and household.
      _ = try bank.append(
        .member(MemberChange(action: .set, member: number, person: member.person)), station: member.person.station)
    }
    return try reply(handover.number, [entry], bank.read)
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: HandoverNumber = try request.neededNumber("handover")
    guard let handover = try bank.books.handover(number), let step = try bank.books.handoverStep(handover) else {
      throw Refusal.noHandover(number)
    }
    return try reply(number, [Field("document", .optional(document(step), Value.text))], bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let handovers = try bank.books.handovers(of: try bank.numbersAsked(request), page)
    return .page(handovers, page, key: { .number($0.number) }, row: row)
  }

  // MARK: Parts

  private static func file(
    of leaving: HandoverLeaving, to other: BankTrust, from ownKey: BankKey, _ bank: ChangeContext
  ) throws -> HandoverFile {
    let (member, person) = (leaving.member.number, leaving.member.person)
    let years = try bank.books.years(of: member)
    let tail = bank.transaction.tail
    guard let file = Digest(bank.randomness.bytes(32)), let until = bank.today.adding(days: HandoverFile.days) else {
      throw Refusal.internalDefect("no name for a file, or no day for its end")
    }
    return HandoverFile(
      file: file, from: bank.read.profile.name, fromKey: ownKey, toKey: other.key, member: member, name: person.name,
      birth: person.birth, phone: person.phone, guardian: person.guardian, registered: person.registered,
      balance: leaving.balance, stars: try StarBook(bank.read).stars(heldBy: .member(member), years: years),
      years: years.filter(\.minutes.isPositive).sorted { $0.year < $1.year }.map {
        HandoverFile.Year(year: $0.year, minutes: $0.minutes, records: $0.records)
      },
      entry: tail.number, head: tail.hash, issued: bank.today, until: until)
  }

  static func nextNumber(_ bank: ChangeContext) throws -> HandoverNumber {
    guard let number = HandoverNumber(try bank.books.nextHandoverNumber()) else {
      throw Refusal.internalDefect("numbers of hand-overs have run out")
    }
    return number
  }

  /// The postings of hours that change places; none where there are no hours.
  static func move(_ minutes: Minutes, from payer: Account, to payee: Account) throws -> Postings {
    try minutes.isPositive ? .move(minutes.count, from: payer, to: payee) : .none
  }

  /// The file of what was issued, or the answer to what came; nil where the file was erased with its member.
  private static func document(_ step: HandoverStep.Step) -> String? {
    switch step {
    case .issued(let issue): issue.document
    case .taken(let answer): document(answer, .taken)
    case .refused(let answer, _): document(answer, .refused)
    case .settled, .recalled: nil
    }
  }

  private static func document(_ answer: HandoverStep.Answer, _ verdict: HandoverReceipt.Verdict) -> String {
    let receipt = HandoverReceipt(file: answer.file, verdict: verdict, minutes: answer.minutes, key: answer.ownKey)
    return SignedLines(body: receipt.body, signature: answer.signature).document
  }

  static func reply(_ number: HandoverNumber, _ more: [Field], _ bank: ReadContext) throws -> Reply {
    guard let handover = try bank.books.handover(number) else { throw Refusal.noHandover(number) }
    let fields = row(handover)
    guard more.first?.name == "entry" else { return Reply(fields: fields + more) }
    return Reply(fields: fields.filter { $0.name != "entry" } + more)
  }

  private static func row(_ handover: StoredHandover) -> Reply.Row {
    [
      Field("handover", .number(handover.number)), Field("direction", .text(handover.direction.rawValue)),
      Field("bank", .code(handover.bank)), Field("member", .optional(handover.member, Value.number)),
      Field("minutes", .duration(handover.minutes)), Field("state", .text(handover.state.rawValue)),
      Field("entry", .integer(handover.entry)),
    ]
  }
}
