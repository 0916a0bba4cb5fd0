import Ledger
import LineProtocol

/// What becomes of one line of a sheet.
struct SheetVerdict {
  enum Outcome {
    /// It can be posted as a service.
    case service(JudgedService)
    /// It can be posted as a new member.
    case member(MemberChange.Person, MemberNumber?)
    /// It can be posted as a balance from older books.
    case opening(OpeningMade, Minutes)
    /// It is in the journal already.
    case already
    /// It is no record: a total, an empty line.
    case skipped
    /// A rule forbids it.
    case fault(Refusal)
  }

  let line: Int64
  let outcome: Outcome
  var name = ""
  var member: MemberNumber?
  var date: LocalDate?
  var minutes: Minutes?
  var team: Code?
  var remark: Localized?

  /// The verdict's word on the wire.
  var word: String {
    switch outcome {
    case .service, .member, .opening: "good"
    case .already: "already"
    case .skipped: "skipped"
    case .fault: "fault"
    }
  }

  /// The row of a preview.
  var row: Reply.Row {
    let refusal: Refusal? = if case .fault(let refusal) = outcome { refusal } else { nil }
    return [
      Field("line", .integer(line)), Field("verdict", .text(word)),
      Field("code", .optional(refusal) { .text($0.code.rawValue) }),
      Field("member", .optional(member, Value.number)), Field("name", .text(name)),
      Field("date", .optional(date, Value.date)), Field("minutes", .optional(minutes, Value.duration)),
      Field("team", .optional(team, Value.code)), Field("records", .integer(word == "good" ? 1 : 0)),
      Field("text", .optional(refusal?.text ?? remark, Value.phrase)),
    ]
  }
}

/// How many lines of a sheet come to what.
struct SheetTotals {
  private(set) var good: Int64 = 0
  private(set) var faults: Int64 = 0
  private(set) var already: Int64 = 0
  private(set) var skipped: Int64 = 0
  private(set) var minutes = Minutes.zero

  init(_ verdicts: [SheetVerdict]) throws {
    for verdict in verdicts {
      switch verdict.outcome {
      case .service(let judged):
        good += 1
        minutes = try minutes.adding(judged.draft.minutes)
      case .opening(_, let amount):
        good += 1
        minutes = try minutes.adding(amount)
      case .member: good += 1
      case .already: already += 1
      case .skipped: skipped += 1
      case .fault: faults += 1
      }
    }
  }

  /// What the last line of a reply says.
  var fields: [Field] {
    [
      Field("good", .integer(good)), Field("faults", .integer(faults)), Field("already", .integer(already)),
      Field("skipped", .integer(skipped)), Field("minutes", .duration(minutes)),
    ]
  }
}
