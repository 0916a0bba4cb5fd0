import Ledger
import LineProtocol
import Rules
import Store

/// Judges the rows of a sign-in sheet, each with the rows before it as if they were posted.
final class SignInSheet: SheetJudge {
  private let bank: ReadContext
  private let sheet: StoredSheet
  /// Earlier rows by the day and the member that they are about.
  private var accepted: [Day: [Accepted]] = [:]
  private var teamsByWriting: [String: Code] = [:]

  private struct Day: Hashable {
    let member: MemberNumber
    let date: LocalDate
  }

  private struct Accepted {
    let line: Int64
    let draft: ServiceDraft
    /// The number that the record would get; nil where it is in the journal already.
    let number: RecordNumber?
  }

  private let firstFreeNumber: Int64
  private var lineByNumber: [Int64: Int64] = [:]

  init(_ sheet: StoredSheet, _ bank: ReadContext) throws {
    self.sheet = sheet
    self.bank = bank
    firstFreeNumber = try bank.books.nextRecordNumber()
  }

  /// The verdict on a row; a good one stands in the way of later ones.
  func judge(line: Int64, _ cells: SheetCells) throws -> SheetVerdict {
    if let verdict = verdictOnNoRecord(line: line, cells) { return verdict }
    var verdict = SheetVerdict(line: line, outcome: .skipped, name: cells["name"] ?? "")
    do {
      let draft = try draft(cells, &verdict)
      return try judged(draft, cells, verdict)
    } catch let refusal as Refusal where refusal.code != .internal {
      return SheetVerdict(
        line: line, outcome: .fault(refusal), name: verdict.name, member: verdict.member, date: verdict.date,
        minutes: verdict.minutes, team: verdict.team)
    }
  }

  private func judged(
    _ draft: ServiceDraft, _ cells: SheetCells, _ before: SheetVerdict
  ) throws -> SheetVerdict {
    if let double = earlier(draft, daysApart: 0).first(where: { $0.draft.isSameService(as: draft) }) {
      throw Refusal.doubleOfLine(double.line)
    }
    if let state = try postedState(of: draft) {
      switch state {
      case .reversed(let record, let entry): throw Refusal.alreadyReversed(record, entry: entry)
      case .rejected(let record):
        throw Refusal.recordState(
          record, .rejected,
          remedy: Localized("确应补记的,请用 service record 录入", "If it should count after all, use service record"))
      case .posted:
        accept(Accepted(line: before.line, draft: draft, number: nil))
        return SheetVerdict(
          line: before.line, outcome: .already, name: before.name, member: draft.member, date: draft.date,
          minutes: draft.minutes, remark: Localized("已经入账", "Posted already"))
      }
    }
    let judged = try judgedAfter((-1...1).flatMap { earlier(draft, daysApart: $0) }, draft)
    let number = firstFreeNumber + Int64(lineByNumber.count)
    lineByNumber[number] = before.line
    accept(Accepted(line: before.line, draft: draft, number: RecordNumber(number)))
    return SheetVerdict(
      line: before.line, outcome: .service(judged), name: before.name, member: draft.member, date: draft.date,
      minutes: draft.minutes, team: judged.team,
      remark: cells.isShort
        ? Localized("此行缺列,已按所写内容计算", "The row is cut short; what is there was used") : nil)
  }

  private enum PostedState {
    case posted
    case reversed(RecordNumber, entry: Int64)
    case rejected(RecordNumber)
  }

  /// Whether the same service is in the journal, and whether it still counts.
  private func postedState(of draft: ServiceDraft) throws -> PostedState? {
    let same = try bank.books.records(of: draft.member, on: draft.date).filter { draft.isSameService(as: $0) }
    guard let last = same.last else { return nil }
    if same.contains(where: \.state.isAlive) { return .posted }
    return last.reversed.map { .reversed(last.service.record, entry: $0) } ?? .rejected(last.service.record)
  }

  /// Asks the rules as if earlier rows were posted; a row that stands in the way is named by its line.
  private func judgedAfter(_ earlier: [Accepted], _ draft: ServiceDraft) throws -> JudgedService {
    let pending = earlier.compactMap { accepted -> KnownRecord? in
      guard let number = accepted.number else { return nil }
      let draft = accepted.draft
      return KnownRecord(
        number: number, date: draft.date, minutes: draft.minutes, start: draft.start, end: draft.end,
        activity: draft.texts.activity)
    }
    do {
      return try ServiceCourt(bank).judge(draft, pending: pending)
    } catch let refusal as Refusal {
      guard
        case .integer(let number)? = refusal.details.first(where: { $0.name == "record" })?.value,
        let line = lineByNumber[number]
      else { throw refusal }
      throw refusal.aboutLine(line)
    }
  }

  private func accept(_ row: Accepted) {
    accepted[Day(member: row.draft.member, date: row.draft.date), default: []].append(row)
  }

  /// Earlier rows about the same member, so many days from the draft's own.
  private func earlier(_ draft: ServiceDraft, daysApart: Int) -> [Accepted] {
    guard let date = draft.date.adding(days: daysApart) else { return [] }
    return accepted[Day(member: draft.member, date: date)] ?? []
  }

  private func draft(_ cells: SheetCells, _ verdict: inout SheetVerdict) throws -> ServiceDraft {
    let reader = SheetReader(cells)
    let member = try SheetPeople(bank).member(cells)
    verdict.member = member.number
    let date = try reader.date("date", year: sheet.year)
    verdict.date = date
    let start = try reader.time("start")
    let end = try reader.time("end")
    let minutes = try reader.minutes(on: date, start: start, end: end, calendar: bank.profile.calendar)
    verdict.minutes = minutes
    let team = try cells["team"].map { try self.team($0) }
    verdict.team = team
    return ServiceDraft(
      member: member.number, station: sheet.station, date: date, minutes: minutes, start: start, end: end,
      team: team.map { .named($0) } ?? .unspecified, kind: cells["kind"].flatMap { Code($0) },
      texts: ServiceRecorded.Texts(
        activity: cells["activity"], place: cells["place"], beneficiary: cells["beneficiary"],
        leader: cells["leader"], note: cells["note"]),
      source: .sheet)
  }

  /// A team by its code or its unique name.
  private func team(_ writing: String) throws -> Code {
    if let known = teamsByWriting[writing] { return known }
    if let code = Code(writing), try bank.books.team(code) != nil {
      teamsByWriting[writing] = code
      return code
    }
    let named = try bank.books.teams(named: writing)
    guard let team = named.first else {
      throw Refusal.notFound(
        "team", .text(writing), Localized("没有服务队“\(writing)”", "There is no team \"\(writing)\""))
    }
    guard named.count == 1 else { throw Refusal.ambiguousTeam(writing, named.map(\.code)) }
    teamsByWriting[writing] = team.code
    return team.code
  }
}

extension ServiceDraft {
  /// Whether two rows tell of the same service.
  func isSameService(as other: ServiceDraft) -> Bool {
    date == other.date && minutes == other.minutes && start == other.start && end == other.end
      && texts.activity == other.texts.activity
  }

  /// Whether a record in the journal tells of the same service.
  func isSameService(as record: StoredRecord) -> Bool {
    let service = record.service
    return date == record.date && minutes == service.minutes && start == service.start && end == service.end
      && texts.activity == service.texts.activity
  }
}
