import Ledger
import LineProtocol
import Rules
import Store

/// Ballots (评选) before the voting: `ballot open|nominate|withdraw|admit|exclude|start`.
///
/// List and electors can change until the voting starts and stand from then on, so that everybody votes on the same.
enum BallotDesk {
  static func open(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let code = try request.neededCode("ballot")
    guard try bank.books.ballot(code) == nil else {
      throw Refusal.exists(
        "ballot", .code(code), Localized("评选 \(code) 已存在。请换一个代码", "Ballot \(code) exists. Choose another code"))
    }
    guard let field = BallotStep.Terms.Field(rawValue: try request.neededText("of")) else {
      throw Refusal.missingParameter("of")
    }
    let until = try bank.read.date(request, "until")
    if let until, until < bank.today { throw Refusal.ballotEndsInThePast(until, today: bank.today) }
    let terms = BallotStep.Terms(
      field: field, year: request.integer("year").map { Int(clamping: $0) } ?? bank.today.year,
      seats: Int(clamping: request.integer("seats") ?? 1), quorum: request.integer("quorum").map { Int(clamping: $0) },
      until: until, title: try request.neededText("title"))
    let entry = try bank.append(.ballot(BallotStep(ballot: code, step: .opened(terms))))
    return try reply(code, bank, entry)
  }

  static func nominate(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let ballot = try bank.nominatingBallot(request)
    let (subject, name) = try StarDesk.subject(request, bank.read)
    guard ballot.terms.field == subject.field else { throw Refusal.ballotOfOthers(ballot) }
    try bank.read.requireOwnOpen(subject)
    let nominees = try bank.books.nominees(of: ballot.code)
    if let known = nominees.first(where: { $0.withdrawn == nil && $0.nomination.subject == subject }) {
      throw Refusal.exists(
        "place", .integer(Int64(known.nomination.place)),
        Localized(
          "\(name) 已在名单上(第 \(known.nomination.place) 位)",
          "\(name) is on the list already, at place \(known.nomination.place)"))
    }
    let nomination = BallotNomination(
      place: nominees.count + 1, subject: subject, evidence: try evidence(for: subject, ballot.terms.year, bank.read),
      reason: request.text("reason"))
    let entry = try bank.append(
      .ballot(BallotStep(ballot: ballot.code, step: .nominated(nomination))),
      station: try bank.read.station(of: subject))
    let stored = try bank.books.nominees(of: ballot.code).filter { $0.nomination.place == nomination.place }
    return Reply(rows: try stored.map { try row($0, bank.read) }, fields: [entry])
  }

  static func withdraw(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let ballot = try bank.nominatingBallot(request)
    let place = Int(clamping: try request.neededInteger("place"))
    let nominees = try bank.books.nominees(of: ballot.code)
    guard let found = nominees.first(where: { $0.nomination.place == place && $0.withdrawn == nil }) else {
      throw Refusal.noPlace(place, on: ballot)
    }
    let step = BallotStep.Step.withdrawn(
      place: place, of: found.nomination.subject, reason: try request.neededText("reason"))
    return try reply(ballot.code, bank, try bank.append(.ballot(BallotStep(ballot: ballot.code, step: step))))
  }

  static func admit(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let ballot = try bank.nominatingBallot(request)
    let members = try members(request)
    for number in members {
      let member = try bank.read.requireMember(number)
      guard member.closed == nil else { throw Refusal.memberClosed(number) }
      guard try bank.books.elector(number, of: ballot.code) == nil else {
        throw Refusal.exists(
          "member", .number(number),
          Localized("\(number) 号已是本次评选的代表", "Member \(number) is an elector of this ballot already"))
      }
    }
    return try setElectors(members, areIn: true, ballot, bank)
  }

  static func exclude(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let ballot = try bank.nominatingBallot(request)
    let members = try members(request)
    for number in members {
      guard try bank.books.elector(number, of: ballot.code) != nil else { throw Refusal.noElector(number, ballot.code) }
    }
    return try setElectors(members, areIn: false, ballot, bank)
  }

  static func start(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let ballot = try bank.nominatingBallot(request)
    let nominees = try bank.books.nominees(of: ballot.code).filter { $0.withdrawn == nil }
    let quorum = BallotRules.quorum(ballot.terms.quorum, electors: ballot.electors)
    guard !nominees.isEmpty, ballot.electors >= quorum else {
      throw Refusal.ballotUnready(ballot, nominees: nominees.count, quorum: quorum)
    }
    let key = try bank.ballotKeys.make(bank.randomness)
    let entry = try bank.append(.ballot(BallotStep(ballot: ballot.code, step: .started(key: key))))
    return try reply(
      ballot.code, bank, entry,
      [Field("electors", .integer(ballot.electors)), Field("nominees", .integer(Int64(nominees.count)))])
  }

  /// What the ledger says for somebody: the service of a year.
  private static func evidence(
    for subject: StarSubject, _ year: Int, _ bank: ReadContext
  ) throws -> BallotNomination.Evidence {
    let book = try StarBook(bank)
    let isBrigade = try book.isBrigade(subject)
    let years = try book.years(of: subject)
    let own = years.first { $0.year == year }
    return BallotNomination.Evidence(
      minutes: own?.minutes ?? .zero, services: own?.records ?? 0,
      quality: own?.quality.mean(book.starPolicy(subject, isBrigade: isBrigade).qualityWeights),
      stars: try book.stars(heldBy: subject, years: years, isBrigade: isBrigade))
  }

  private static func members(_ request: Request) throws -> [MemberNumber] {
    let numbers = request.integers("members") ?? []
    let members = numbers.compactMap { MemberNumber($0) }
    guard members.count == numbers.count, Set(members).count == members.count, !members.isEmpty else {
      throw Refusal.badValue(
        "members", numbers.map(String.init).joined(separator: ","),
        Localized("成员号为 1 或更大的整数,每人只写一次", "Member numbers are 1 or more, each once"))
    }
    return members
  }

  private static func setElectors(
    _ members: [MemberNumber], areIn: Bool, _ ballot: StoredBallot, _ bank: ChangeContext
  ) throws -> Reply {
    let step = BallotStep(ballot: ballot.code, step: .electors(members.sorted(), areIn: areIn))
    let entry = try bank.append(.ballot(step))
    let electors = try bank.books.ballot(ballot.code)?.electors ?? 0
    return try reply(ballot.code, bank, entry, [Field("electors", .integer(electors))])
  }

  static func reply(
    _ ballot: Code, _ bank: ChangeContext, _ entry: Field, _ more: [Field] = []
  ) throws -> Reply {
    let state = try bank.read.requireBallot(ballot).state.rawValue
    return Reply(fields: [Field("ballot", .code(ballot)), Field("state", .text(state)), entry] + more)
  }
}

extension ReadContext {
  func requireBallot(_ code: Code) throws -> StoredBallot {
    guard let ballot = try books.ballot(code) else { throw Refusal.noBallot(code) }
    return ballot
  }
}

extension ChangeContext {
  /// The ballot that a request names, as long as its list and electors can change.
  fileprivate func nominatingBallot(_ request: Request) throws -> StoredBallot {
    let ballot = try read.requireBallot(try request.neededCode("ballot"))
    guard ballot.state == .nominating else { throw Refusal.ballotNot(.nominating, ballot) }
    return ballot
  }
}

extension StarSubject {
  /// The kind of ballot that it can stand in.
  fileprivate var field: BallotStep.Terms.Field {
    switch self {
    case .member: .members
    case .team: .teams
    }
  }
}
