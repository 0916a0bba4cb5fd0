import Ledger
import LineProtocol
import Rules
import Store

/// Certificates of service (志愿服务记录证明): `certificate issue|revoke|check|show|list`.
///
/// Nothing is copied: a certificate names the records that it rests on, so that whoever checks it learns what became of them.
enum CertificateDesk {
  private static let codeDigits = 12

  static func issue(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    guard member.erased == nil else { throw Refusal.erasedAlready(member.number) }
    if let into = member.mergedInto { throw Refusal.merged(member.number, into: into) }
    let replaced = try replaced(request, member, bank)
    let records = try records(request, of: member.number, bank)
    let grounds = records.map(ground)
    guard let minutes = CertificateRules.total(of: grounds), let first = records.map(\.date).min(),
      let last = records.map(\.date).max()
    else { throw Refusal.nothingToCertify(member.number) }
    guard let number = CertificateNumber(try bank.books.nextCertificateNumber()) else {
      throw Refusal.internalDefect("certificate numbers have run out")
    }
    let head = bank.transaction.tail
    let issue = CertificateStep.Issue(
      member: member.number, from: try bank.read.date(request, "from") ?? first,
      until: try bank.read.date(request, "until") ?? last, records: grounds.map(\.record), minutes: minutes,
      replaces: replaced, code: bank.randomness.digits(codeDigits))
    let entry = try bank.append(
      .certificate(CertificateStep(certificate: number, step: .issued(issue))), station: member.person.station)
    return Reply(
      // Without what texts the records have: the answer is kept for repetition, and texts can be erased.
      rows: records.map(columns),
      fields: [
        Field("certificate", .number(number)), Field("code", .text(grouped(issue.code))),
        Field("member", .number(member.number)), Field("name", .text(member.person.name)),
        Field("from", .date(issue.from)), Field("until", .date(issue.until)), Field("minutes", .duration(minutes)),
        Field("records", .integer(Int64(records.count))), entry, Field("head", .text(head.hash.description)),
      ])
  }

  static func revoke(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let number: CertificateNumber = try request.neededNumber("certificate")
    guard let certificate = try bank.books.certificate(number) else { throw Refusal.noCertificate(number) }
    try requireInForce(certificate)
    let step = CertificateStep.Step.revoked(of: certificate.issue.member, reason: try request.neededText("reason"))
    let entry = try bank.append(
      .certificate(CertificateStep(certificate: number, step: step)), station: certificate.station)
    return Reply(fields: [Field("certificate", .number(number)), Field("state", .text("revoked")), entry])
  }

  /// For everybody: a number and a code say as little when one of them is wrong as when both are.
  static func check(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: CertificateNumber = try request.neededNumber("certificate")
    let code = try request.neededText("code").filter(\.isWholeNumber)
    guard let certificate = try bank.books.certificate(number), !certificate.issue.code.isEmpty,
      code == certificate.issue.code
    else { throw Refusal.certificateUnknown(number) }
    let issue = certificate.issue
    let standing = try standing(of: certificate, bank)
    if let minutes = request.minutes("minutes"), minutes != issue.minutes {
      throw Refusal.certificateSaysOtherwise(number, printed: minutes, register: issue.minutes)
    }
    var fields = [
      Field("certificate", .number(number)), Field("state", .text(standing.name)),
      // Whoever checks has the whole name before them, on the paper.
      Field("name", .text(try bank.books.member(issue.member).map(bank.nameInPublic) ?? "")),
      Field("from", .date(issue.from)), Field("until", .date(issue.until)), Field("minutes", .duration(issue.minutes)),
      Field("records", .integer(Int64(issue.records.count))), Field("issued", .date(certificate.date)),
      Field("entry", .integer(certificate.entry)),
    ]
    switch standing {
    case .valid, .revoked: break
    case .changed(let reversed, let left):
      fields += [Field("reversed", .list(reversed.map(\.description))), Field("left", .duration(left))]
    case .replaced(let next): fields.append(Field("replaced-by", .number(next)))
    }
    return Reply(fields: fields)
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let number: CertificateNumber = try request.neededNumber("certificate")
    guard let certificate = try bank.books.certificate(number), try sees(certificate, bank) else {
      throw Refusal.noCertificate(number)
    }
    let records = try certificate.issue.records.compactMap { try bank.books.record($0) }
    return Reply(rows: records.map(row), fields: try self.row(certificate, bank))
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let certificates = try bank.books.certificates(of: try bank.numbersAsked(request), page)
    return try .page(certificates, page, key: { .integer($0.number.value) }) { try row($0, bank) }
  }

  /// The posted records of the period; without one, all that there are.
  private static func records(
    _ request: Request, of member: MemberNumber, _ bank: ChangeContext
  ) throws -> [StoredRecord] {
    var filter = RecordFilter()
    filter.member = member
    filter.state = .posted
    filter.from = try bank.read.date(request, "from")
    filter.until = try bank.read.date(request, "until")
    if let until = filter.until, until > bank.today { throw Refusal.futureDate(until, today: bank.today) }
    if let from = filter.from, let until = filter.until, from > until { throw Refusal.periodEndsFirst(from, until) }
    let records = try bank.books.records(filter, Page(after: nil, limit: nil))
    return records.sorted { ($0.date, $0.service.record) < ($1.date, $1.service.record) }
  }

  private static func replaced(
    _ request: Request, _ member: StoredMember, _ bank: ChangeContext
  ) throws -> CertificateNumber? {
    guard let number: CertificateNumber = request.number("replaces") else { return nil }
    let members = try [member.number] + bank.books.mergedInto(member.number)
    guard let old = try bank.books.certificate(number), members.contains(old.issue.member) else {
      throw Refusal.noCertificate(number)
    }
    try requireInForce(old)
    return number
  }

  private static func requireInForce(_ certificate: StoredCertificate) throws {
    if let next = certificate.replacedBy { throw Refusal.certificateEnded(certificate.number, replacedBy: next) }
    if certificate.revoked != nil { throw Refusal.certificateEnded(certificate.number, replacedBy: nil) }
  }

  private static func standing(of certificate: StoredCertificate, _ bank: ReadContext) throws
    -> CertificateRules.Standing
  {
    CertificateRules.standing(
      of: try certificate.issue.records.compactMap { try bank.books.record($0) }.map(ground),
      replacedBy: certificate.replacedBy, isRevoked: certificate.revoked != nil)
  }

  private static func ground(_ record: StoredRecord) -> CertificateRules.Ground {
    CertificateRules.Ground(
      record: record.service.record, minutes: record.service.minutes, counts: record.state == .posted)
  }

  private static func sees(_ certificate: StoredCertificate, _ bank: ReadContext) throws -> Bool {
    guard let member = try bank.books.member(certificate.issue.member) else { return false }
    if let into = member.mergedInto, let stays = try bank.books.member(into) { return bank.sees(stays) }
    return bank.sees(member)
  }

  private static func row(_ certificate: StoredCertificate, _ bank: ReadContext) throws -> Reply.Row {
    let issue = certificate.issue
    let isSeen = try sees(certificate, bank)
    return [
      Field("certificate", .number(certificate.number)), Field("member", .number(issue.member)),
      Field("name", .text(try bank.books.member(issue.member).map(bank.nameShown) ?? "")),
      Field("from", .date(issue.from)), Field("until", .date(issue.until)), Field("minutes", .duration(issue.minutes)),
      Field("state", .text(try standing(of: certificate, bank).name)), Field("issued", .date(certificate.date)),
      Field("code", isSeen ? .text(grouped(issue.code)) : .absent), Field("entry", .integer(certificate.entry)),
      Field("reason", isSeen ? .optional(certificate.reason, Value.text) : .absent),
    ]
  }

  private static func columns(_ record: StoredRecord) -> Reply.Row {
    [
      Field("record", .number(record.service.record)), Field("entry", .optional(record.posted, Value.integer)),
      Field("date", .date(record.date)), Field("minutes", .duration(record.service.minutes)),
      Field("station", .code(record.station)), Field("kind", .optional(record.service.kind, Value.code)),
    ]
  }

  private static func row(_ record: StoredRecord) -> Reply.Row {
    columns(record) + [
      Field("activity", .optional(record.service.texts.activity, Value.text)),
      Field("state", .text(record.state.rawValue)),
    ]
  }

  /// Digits in fours, as people read them out.
  private static func grouped(_ code: String) -> String {
    var groups: [Substring] = []
    var rest = code[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: "-")
  }
}
