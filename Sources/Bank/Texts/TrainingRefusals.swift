import Ledger
import LineProtocol

/// Refusals about trainings.
extension Refusal {
  static func noTraining(_ number: TrainingNumber) -> Refusal {
    Refusal(
      .notFound, [Field("training", .number(number))],
      Localized(
        "没有第 \(number) 号培训记录。请用 training list 查看", "There is no training \(number); training list shows them"))
  }

  static func trainingWithdrawn(_ number: TrainingNumber, entry: Int64) -> Refusal {
    Refusal(
      .wrongState, [Field("training", .number(number)), Field("entry", .integer(entry))],
      Localized("第 \(number) 号培训记录已经撤销(第 \(entry) 号分录)", "Training \(number) was withdrawn by entry \(entry)"))
  }

  static func trainingKnown(_ number: TrainingNumber, on date: LocalDate) -> Refusal {
    Refusal(
      .duplicate, [Field("training", .number(number)), Field("date", .date(date))],
      Localized(
        "该成员 \(date) 已记过这门课(第 \(number) 号)。重复记的请不要再记,记错的先用 training withdraw 撤销",
        "The member has this course on \(date) already, as training \(number). Withdraw that one if it is wrong"))
  }
}
