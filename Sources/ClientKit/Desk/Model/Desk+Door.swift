import Ledger
import LineProtocol

extension Desk {
  /// A form to check somebody in with.
  func checkInForm() -> DeskForm {
    DeskForm(kind: .checkIn, fields: [DeskForm.Field(name: .activity), DeskForm.Field(name: .end)])
  }

  /// What is typed as the daemon takes it; nil where it cannot be read, and the form says so.
  func checkInParameters(_ form: inout DeskForm) -> [(String, String)]? {
    var parameters: [(String, String)] = []
    if !form.text(.activity).isEmpty { parameters.append(("activity", form.text(.activity))) }
    if !form.text(.end).isEmpty {
      guard let end = TypedByHand.time(form.text(.end)) else {
        form.refuse(.end, Localized("时间请写 11:00 或 11点半", "Write the time as 11:00"))
        return nil
      }
      parameters.append(("end", end.description))
    }
    return parameters
  }

  /// Checks out the member that is open.
  mutating func checkOut() -> [DeskEffect] {
    guard let person, let station else { return [] }
    pages.removeLast()
    return submit(
      .checkOut, .command("checkout", [("member", String(person.number)), ("station", station.code)]))
  }
}
