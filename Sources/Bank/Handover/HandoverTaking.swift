import Ledger
import LineProtocol
import Rules
import Store

/// A file of another bank that is before this one: `handover take|refuse`.
struct HandoverTaking {
  private let file: HandoverFile
  private let other: BankTrust
  private let bank: ChangeContext

  /// What becomes of a file.
  private enum Way { case taken, refused }

  /// Reads a file and proves that it is whole, from a bank that is trusted, for this one, and new.
  ///
  /// It may be refused with a key that was trusted once: the hours of a file under way must not be lost with the trust.
  private init(_ request: Request, _ bank: ChangeContext, _ way: Way) throws {
    self.bank = bank
    let lines = SignedLines(try request.neededText("file"))
    guard let lines, let file = HandoverFile(body: lines.body) else { throw Refusal.noHandoverFile }
    let trusted = try bank.books.trustedBank(by: file.fromKey)
    let former = way == .refused && trusted == nil ? try bank.books.formerBank(by: file.fromKey) : nil
    guard let other = trusted ?? former else { throw Refusal.foreignHandover(from: file.from, key: file.fromKey) }
    guard lines.isSigned(by: file.fromKey) else { throw Refusal.handoverFalse(from: other.bank) }
    guard bank.identityKeys?.holds(file.toKey) ?? false else { throw Refusal.handoverForAnother }
    if let known = try bank.books.handover(of: file.file, .in) { throw Refusal.handoverKnown(known) }
    self.file = file
    self.other = other
  }

  /// Makes the member, the service and the hours of the file this bank's own.
  static func take(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    try HandoverTaking(request, bank, .taken).take(request)
  }

  /// Says for ever that the file is not taken.
  static func refuse(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    try HandoverTaking(request, bank, .refused).refuse(request)
  }

  private func take(_ request: Request) throws -> Reply {
    guard bank.today <= file.until else { throw Refusal.handoverTooOld(until: file.until, today: bank.today) }
    if let last = file.years.last, last.year > bank.today.year {
      throw Refusal.handoverAhead(year: last.year, today: bank.today)
    }
    let answer = try answer(.taken)
    let number = try HandoverDesk.nextNumber(bank)
    let member = try member(request)
    for year in file.years { try record(year, of: member) }
    let entry = try bank.append(
      .handover(HandoverStep(handover: number, member: member.number, step: .taken(answer))),
      station: member.person.station, postings: try difference(member.number))
    return try HandoverDesk.reply(number, [entry], bank.read)
  }

  private func refuse(_ request: Request) throws -> Reply {
    let number = try HandoverDesk.nextNumber(bank)
    let step = HandoverStep.Step.refused(try answer(.refused), reason: try request.neededText("reason"))
    let entry = try bank.append(.handover(HandoverStep(handover: number, member: nil, step: step)))
    return try HandoverDesk.reply(number, [entry], bank.read)
  }

  /// Who gets it: the member that is named, or a new one.
  private func member(_ request: Request) throws -> StoredMember {
    if request.number("member", of: Numbered.Member.self) != nil {
      let member = try MemberDesk.openMember(request, bank)
      try requireRoom(in: member.number)
      return member
    }
    guard let station = request.code("station") else { throw Refusal.missingParameter("station") }
    try bank.read.requireOpenStation(station)
    let number = try MemberDesk.memberNumber(nil, bank)
    let person = MemberChange.Person(
      name: file.name, station: station, registered: min(file.registered, bank.today), birth: file.birth,
      phone: file.phone, guardian: file.guardian)
    try requireRoom(in: number)
    _ = try MemberDesk.add(person, as: number, bank)
    return try bank.read.requireMember(number)
  }

  /// Refuses where the hours would not fit into the wallet, or not fill a debt.
  private func requireRoom(in member: MemberNumber) throws {
    try bank.read.requireRoom(for: file.balance, in: member)
    let available = try bank.available(member)
    guard try available.adding(file.balance) >= .zero else { throw Refusal.inDebt(member, available: available) }
  }

  /// Journals a year of service as it was carried over; its stars are judged by the rules of this bank.
  private func record(_ year: HandoverFile.Year, of member: StoredMember) throws {
    let ledger = ServiceLedger(bank)
    let date = min(LocalDate(year: year.year, month: 12, day: 31) ?? bank.today, bank.today)
    let service = ServiceRecorded(
      record: try ledger.nextRecord(), member: member.number, minutes: year.minutes, start: nil, end: nil, team: nil,
      brigades: [], kind: nil, source: .carriedOver, replaces: nil, texts: ServiceRecorded.Texts(), stars: [])
    let (event, _) = try ledger.starred(service, on: date)
    _ = try bank.append(
      .service(event), date: date, station: member.person.station,
      postings: .move(year.minutes.count, from: .handedOver, to: .available(member.number)))
  }

  /// What the member had spent there of the hours of service, or had got besides.
  private func difference(_ member: MemberNumber) throws -> Postings {
    guard let served = file.served else { throw Refusal.noHandoverFile }
    let spent = try served.subtracting(file.balance)
    if spent.isPositive { return try .move(spent.count, from: .available(member), to: .handedOver) }
    let given = try spent.negated()
    return try HandoverDesk.move(given, from: .handedOver, to: .available(member))
  }

  private func answer(_ verdict: HandoverReceipt.Verdict) throws -> HandoverStep.Answer {
    let receipt = HandoverReceipt(file: file.file, verdict: verdict, minutes: file.balance, key: file.toKey)
    guard let signature = bank.identityKeys?.sign(receipt.body, as: file.toKey) else { throw Refusal.noBankKey }
    return HandoverStep.Answer(
      file: file.file, bank: other.bank, minutes: file.balance, ownKey: file.toKey, signature: signature)
  }
}

extension HandoverDesk {
  static func take(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    try HandoverTaking.take(request, bank)
  }

  static func refuse(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    try HandoverTaking.refuse(request, bank)
  }
}
