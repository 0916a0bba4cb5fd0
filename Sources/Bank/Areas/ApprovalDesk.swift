import Ledger
import LineProtocol
import Rules
import Store

/// Acts that take two administrators where the configuration asks for it: `approval confirm|reject|list`.
enum ApprovalDesk {
  /// Journals that somebody asks for an act, and nothing else.
  ///
  /// It is tried first and taken back, so that what the rules forbid now is refused at once; they judge it again when
  /// it is confirmed.
  static func propose(
    _ request: Request, _ act: FourEyesAct, _ handler: Road.ChangeHandler, _ bank: ChangeContext
  ) throws -> Reply {
    _ = try bank.transaction.tentatively { try handler(request, bank) }
    guard let number = ApprovalNumber(try bank.books.nextApprovalNumber()), let code = Code(act.rawValue),
      let until = bank.today.adding(days: bank.read.configured.fourEyesDays)
    else { throw Refusal.internalDefect("approval numbers or days have run out") }
    let words = try ApprovalWords(request, bank.read)
    let proposal = ApprovalStep.Proposal(
      act: code, command: request.command.name, parameters: words.parameters, texts: words.texts,
      member: bank.read.caller.ownMember, until: until)
    let entry = try bank.append(.approval(ApprovalStep(approval: number, step: .proposed(proposal))))
    return Reply(
      fields: [
        Field("approval", .number(number)), Field("state", .text(StoredApproval.State.proposed.rawValue)),
        Field("until", .date(until)), entry,
      ])
  }

  /// Carries an act out by the rules of this moment, in the name of who confirms it, and journals who asked.
  static func confirm(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let approval = try openApproval(request, bank)
    let act = try ApprovalWords.request(of: approval)
    try Road.checkPermission(act, caller: bank.read.caller)
    guard let handler = Road.changer(of: act.command.name) else {
      throw Refusal.internalDefect("no handler for \(act.command.name)")
    }
    let before = bank.transaction.tail.number
    _ = try handler(act, bank)
    guard let first = EntryNumber(before + 1), let last = EntryNumber(bank.transaction.tail.number), first <= last
    else { throw Refusal.internalDefect("approval \(approval.number) has journaled nothing") }
    let step = ApprovalStep.Step.confirmed(asker: approval.asker, first: first, last: last)
    let entry = try bank.append(.approval(ApprovalStep(approval: approval.number, step: step)))
    return try reply(approval.number, entry, bank)
  }

  static func reject(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let approval = try openApproval(request, bank)
    let step = ApprovalStep.Step.rejected(asker: approval.asker, reason: try request.neededText("reason"))
    let entry = try bank.append(.approval(ApprovalStep(approval: approval.number, step: step)))
    return try reply(approval.number, entry, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let found = try bank.books.approvals(
      page, state: request.text("state").flatMap(StoredApproval.State.init(rawValue:)))
    return .page(found, page, key: { .number($0.number) }, row: { row($0, bank) })
  }

  /// The act that a request names: there, waiting, and asked for by somebody else.
  private static func openApproval(_ request: Request, _ bank: ChangeContext) throws -> StoredApproval {
    let number: ApprovalNumber = try request.neededNumber("approval")
    guard let approval = try bank.books.approval(number) else { throw Refusal.noApproval(number) }
    guard approval.state == .proposed else { throw Refusal.approvalDecided(number, approval.state) }
    // What lapses waits while the clock is not trusted; the last day is the last day all the same.
    guard approval.proposal.until >= bank.today else { throw Refusal.approvalDecided(number, .lapsed) }
    guard try decider(bank).isOther(than: asker(of: approval, bank)) else {
      throw Refusal.ownApproval(number, until: approval.proposal.until)
    }
    return approval
  }

  private static func decider(_ bank: ChangeContext) -> KnownPerson<Actor, MemberNumber> {
    KnownPerson(user: bank.actor, members: Set([bank.read.caller.ownMember].compactMap { $0 }))
  }

  /// Whom the bank knew the asker to be then, and knows now.
  private static func asker(
    of approval: StoredApproval, _ bank: ChangeContext
  ) throws -> KnownPerson<Actor, MemberNumber> {
    var members = [approval.proposal.member]
    if case .user(let user) = approval.asker { members.append(try bank.books.grant(to: .user(user))?.member) }
    return KnownPerson(user: approval.asker, members: Set(members.compactMap { $0 }))
  }

  private static func reply(_ number: ApprovalNumber, _ entry: Field, _ bank: ChangeContext) throws -> Reply {
    guard let approval = try bank.books.approval(number) else { throw Refusal.noApproval(number) }
    return Reply(rows: [row(approval, bank.read)], fields: [entry])
  }

  private static func row(_ approval: StoredApproval, _ bank: ReadContext) -> Reply.Row {
    let isDecided = approval.state != .proposed
    return [
      Field("approval", .number(approval.number)), Field("act", .code(approval.proposal.act)),
      Field("request", .text(ApprovalWords.line(of: approval))), Field("state", .text(approval.state.rawValue)),
      Field("user", .text(JournalDesk.user(approval.asker))),
      Field("at", .text(bank.profile.calendar.rfc3339(approval.askedAt))),
      Field("until", .date(approval.proposal.until)),
      Field("decider", isDecided ? .text(JournalDesk.user(approval.decider)) : .absent),
      Field("done", .optional(approval.done, Value.integer)), Field("reason", .optional(approval.reason, Value.text)),
    ]
  }
}

/// A request as it is kept until a second administrator has decided: what may stand in the chain, and what may not.
struct ApprovalWords {
  /// The parameters that are no texts of people, each as a word of the protocol.
  let parameters: [String]
  /// All others in one line; nil where there are none.
  let texts: String?

  /// Takes a request apart; a relative date becomes the day that it means now.
  init(_ request: Request, _ bank: ReadContext) throws {
    guard case .line(let line) = LineParser.parse(Array(request.canonical.utf8)) else {
      throw Refusal.internalDefect("the request cannot be read back")
    }
    var parameters: [String] = []
    var texts: [String] = []
    for word in line.words {
      guard let name = word.name else { continue }
      let value = try bank.date(request, name).map(\.description) ?? word.value
      switch request.command.parameter(name)?.type {
      case .text, .document: texts.append(ApprovalWords.word(name, value))
      default: parameters.append(ApprovalWords.word(name, value))
      }
    }
    self.parameters = parameters
    self.texts = texts.isEmpty ? nil : texts.joined(separator: " ")
  }

  private static func word(_ name: String, _ value: String) -> String {
    var bytes: [UInt8] = []
    LineWriter.append(name: name, value: value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The request as somebody would type it.
  static func line(of approval: StoredApproval) -> String {
    let proposal = approval.proposal
    return ([proposal.command] + proposal.parameters + [proposal.texts].compactMap { $0 }).joined(separator: " ")
  }

  /// The request by the catalogue of this moment; refused where it says nothing that the catalogue knows.
  static func request(of approval: StoredApproval) throws -> Request {
    guard case .line(let line) = LineParser.parse(Array(line(of: approval).utf8)) else {
      throw Refusal.internalDefect("approval \(approval.number) cannot be read back")
    }
    return try Catalogue.standard.bind(line)
  }
}
