import Ledger
import LineProtocol
import Rules
import Store

/// A training as it was told, before the rules have judged it.
struct TrainingDraft {
  let member: MemberNumber
  let station: Code
  let date: LocalDate
  let minutes: Minutes
  let course: String
}

/// Judges trainings and brings them into the journal; serves the desk and activities that give a course.
struct TrainingLedger {
  private let bank: ChangeContext

  init(_ bank: ChangeContext) {
    self.bank = bank
  }

  /// The training of the same course that the member had on that day already.
  func known(_ draft: TrainingDraft) throws -> StoredTraining? {
    try bank.books.trainings(of: draft.member, in: draft.date...draft.date)
      .first { TrainingRules.isSame($0.course, draft.course) }
  }

  /// Refuses a training that cannot be.
  func judge(_ draft: TrainingDraft) throws -> TrainingDraft {
    try bank.read.requireOpenStation(draft.station)
    guard try bank.read.requireMember(draft.member).closed == nil else { throw Refusal.memberClosed(draft.member) }
    guard draft.date <= bank.today else { throw Refusal.futureDate(draft.date, today: bank.today) }
    let minutes = draft.minutes
    guard minutes.isPositive else { throw Refusal.notPositive(minutes) }
    guard minutes <= TrainingRules.longest else { throw Refusal.tooLarge(minutes, limit: TrainingRules.longest) }
    if let double = try known(draft) { throw Refusal.trainingKnown(double.number, on: draft.date) }
    return draft
  }

  /// Journals a training that was judged.
  func record(_ draft: TrainingDraft) throws -> (number: TrainingNumber, entry: Field) {
    guard let number = TrainingNumber(try bank.books.nextTrainingNumber()) else {
      throw Refusal.internalDefect("training numbers have run out")
    }
    let step = TrainingStep(
      training: number, member: draft.member, step: .attended(draft.minutes, course: draft.course))
    return (number, try bank.append(.training(step), date: draft.date, station: draft.station))
  }
}
