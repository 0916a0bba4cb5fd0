import Ledger
import LineProtocol
import Rules
import Store

/// Trainings, apart from service: `training record|withdraw|list`.
enum TrainingDesk {
  static func record(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.read.requireMember(try request.neededNumber("member")).number
    let ledger = TrainingLedger(bank)
    let draft = try ledger.judge(
      TrainingDraft(
        member: member, station: try request.neededCode("station"),
        date: try bank.read.date(request.date("date") ?? .today), minutes: try request.neededAmount("minutes"),
        course: try request.neededText("course")))
    let (number, entry) = try ledger.record(draft)
    return Reply(
      rows: [
        [
          Field("training", .number(number)), Field("member", .number(member)), Field("date", .date(draft.date)),
          Field("minutes", .duration(draft.minutes)),
        ]
      ], fields: [entry])
  }

  static func withdraw(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let number: TrainingNumber = try request.neededNumber("training")
    guard let training = try bank.books.training(number), bank.read.actsFor(training.station) else {
      throw Refusal.noTraining(number)
    }
    if let entry = training.withdrawn { throw Refusal.trainingWithdrawn(number, entry: entry) }
    let step = TrainingStep(
      training: number, member: training.member, step: .withdrawn(reason: try request.neededText("reason")))
    let entry = try bank.append(.training(step), station: training.station)
    return Reply(fields: [Field("training", .number(number)), Field("state", .text("withdrawn")), entry])
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let filter = TrainingFilter(
      member: request.number("member"), station: request.code("station"), from: try bank.date(request, "from"),
      until: try bank.date(request, "until"))
    if let member = filter.member { _ = try bank.requireMember(member) }
    if let station = filter.station { try bank.requireStation(station) }
    let trainings = try bank.books.trainings(filter, page)
    var reply = Reply.page(trainings, page, key: { .number($0.number) }, row: { row($0, bank) })
    let shown = trainings.prefix(page.limit ?? trainings.count).filter { $0.withdrawn == nil }
    let total = try shown.reduce(Minutes.zero) { try $0.adding($1.minutes) }
    reply.fields.insert(Field("minutes", .duration(total)), at: 0)
    return reply
  }

  private static func row(_ training: StoredTraining, _ bank: ReadContext) -> Reply.Row {
    [
      Field("training", .number(training.number)), Field("member", .number(training.member)),
      Field("date", .date(training.date)), Field("minutes", .duration(training.minutes)),
      Field("station", .code(training.station)), Field("course", .optional(training.course, Value.text)),
      Field("state", .text(training.withdrawn == nil ? "recorded" : "withdrawn")),
      Field("reason", bank.actsFor(training.station) ? .optional(training.reason, Value.text) : .absent),
      Field("entry", .integer(training.entry)),
    ]
  }
}
