import Ledger
import LineProtocol
import Rules
import Store

/// Taking a member who was entered twice into the one that stays: `member merge`.
enum MemberMerge {
  static func merge(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    let into = try bank.read.requireMember(try request.neededNumber("into"))
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    guard into.closed == nil else { throw Refusal.memberClosed(into.number) }
    guard member.number != into.number else { throw Refusal.mergeWithItself(member.number) }
    try judge(member.number, into.number, bank)
    let reason = try request.neededText("reason")
    let book = try StarBook(bank.read)
    let changes = try book.outcomes(ofMerging: member.number, into: into.number).compactMap(\.change)
    let (postings, debt) = try wallet(from: member.number, to: into.number, bank)
    let records = try bank.books.recordNumbers(of: member.number)
    try SignUpLedger(bank).withdrawDoubles(of: member.number, and: into.number, reason: reason)
    try CareEnding(bank).unite(member.number, with: into.number)
    let event = MembersMerged(
      member: member.number, into: into.number, records: records, debt: debt, stars: changes,
      reason: reason)
    let entry = try bank.append(.merge(event), station: into.person.station, postings: postings)
    try bank.transaction.moveIdentity(of: member.number, to: into.number)
    return Reply(
      rows: [
        [
          Field("member", .number(member.number)), Field("into", .number(into.number)),
          Field("records", .integer(Int64(records.count))),
          Field("available", .duration(try bank.available(into.number))),
          Field("earned", .duration(try bank.books.years(of: into.number).total())),
          Field("stars", .integer(Int64(try book.standing(of: .member(into.number)).stars))),
          Field("was", .integer(Int64(into.stars))),
        ]
      ], fields: [entry])
  }

  private static func judge(_ member: MemberNumber, _ into: MemberNumber, _ bank: ChangeContext) throws {
    let open = try bank.books.openRedemptions(of: member)
    guard open.isEmpty else { throw Refusal.mergeHasRedemptions(member, open) }
    let unsettled = try bank.unsettled(of: member)
    guard unsettled.isEmpty else { throw Refusal.unsettled(member, unsettled) }
    let among = try bank.books.records(of: member, serving: into) + bank.books.records(of: into, serving: member)
    guard among.isEmpty else { throw Refusal.mergeOfServed(member, into, among.sorted()) }
    let always = LocalDate.range
    func records(_ number: MemberNumber) throws -> [KnownRecord] {
      try bank.books.knownRecords(of: number, from: always.lowerBound, to: always.upperBound, withActivities: true)
        .map(KnownRecord.init(posted:))
    }
    let limit = try bank.policy.service.dailyLimit
    let clash = MergeRules.firstClash(
      moved: try records(member), kept: try records(into), dailyLimit: limit, calendar: bank.read.profile.calendar)
    if let clash { throw Refusal.mergeClashes(clash, limit: limit, member: member, into: into) }
    try judgeBallots(member, into, bank)
  }

  /// One person has one vote and one place on a list: where both numbers have one, only the end of the ballot helps.
  private static func judgeBallots(_ member: MemberNumber, _ into: MemberNumber, _ bank: ChangeContext) throws {
    func open(_ number: MemberNumber) throws -> Set<Code> {
      let voted = try bank.books.elections(of: number).filter { $0.voted != nil }.map(\.ballot)
      return Set(try voted.filter { try bank.read.requireBallot($0).ended == nil })
    }
    func listed(_ number: MemberNumber) throws -> Set<Code> {
      let places = try bank.books.nominations(of: .member(number)).filter { $0.nominee.withdrawn == nil }.map(\.ballot)
      return Set(try places.filter { try bank.read.requireBallot($0).ended == nil })
    }
    let both = try open(member).intersection(open(into)).union(listed(member).intersection(listed(into)))
    if let ballot = both.min() { throw Refusal.mergeOfVoters(ballot, member, into) }
  }

  /// All that is in the wallet, a debt too, and how far the wallet that stays sinks below zero by it.
  private static func wallet(
    from member: MemberNumber, to into: MemberNumber, _ bank: ChangeContext
  ) throws -> (Postings, debt: Minutes) {
    let available = try bank.available(member)
    let donatable = Minutes(try bank.books.balance(of: .donatable(member)))
    var postings: [Posting] = []
    if available != .zero {
      postings += [Posting(.available(member), -available.count), Posting(.available(into), available.count)]
    }
    if donatable.isPositive {
      postings += [Posting(.donatable(member), -donatable.count), Posting(.donatable(into), donatable.count)]
    }
    let after = try bank.available(into).adding(available)
    return (try Postings(postings), after < .zero && available < .zero ? try after.negated() : .zero)
  }
}

extension StarBook {
  /// What a merge does to the stars of both and of the teams that the records count for, as the books stand before it.
  func outcomes(ofMerging member: MemberNumber, into other: MemberNumber) throws -> [StarOutcome] {
    let gone = try years(of: .member(member)).map { year in
      YearChange(year: year.year, minutes: year.minutes, counted: year.counted, quality: year.quality)
    }
    let subjects = [StarSubject.member(other)] + (try books.teams(withRecordsOf: member)).map { .team($0) }
    let changed = try subjects.map { subject in
      let moved = subject == .member(other) ? gone : []
      return try outcome(for: subject, changes: moved + counted(subject, merging: member, into: other, besides: moved))
    }
    return [try outcome(for: .member(member), changes: gone.map { try $0.negated() })] + changed
  }

  /// How much more or less of a subject's service counts because two members are one: caps by day, age, registration.
  private func counted(
    _ subject: StarSubject, merging member: MemberNumber, into other: MemberNumber, besides moved: [YearChange]
  ) throws -> [YearChange] {
    guard !policy.countsEverything, let person = try books.member(other)?.person,
      let gone = try books.member(member)?.person
    else { return [] }
    var served = try books.served(for: subject)
    if subject == .member(other) { served += try books.served(for: .member(member)) }
    served = served.map { record in
      guard [member, other].contains(record.member) else { return record }
      return ServedRecord(
        number: record.number, member: other, registered: min(person.registered, gone.registered), date: record.date,
        minutes: record.minutes, source: record.source, kind: record.kind, activity: record.activity,
        birth: person.birth, isInTeam: record.isInTeam)
    }
    let counting = starPolicy(subject, isBrigade: try isBrigade(subject)).counting
    let after = CountingRules.minutesByYear(served, policy: counting)
    return try years(of: subject).adding(moved).map { year in
      YearChange(
        year: year.year, minutes: .zero, counted: try (after[year.year] ?? .zero).subtracting(year.counted))
    }
  }
}
