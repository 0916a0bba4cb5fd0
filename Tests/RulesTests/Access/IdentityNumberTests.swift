import Ledger
import Testing

@testable import Rules

/// The form and the check character of GB 11643.
@Suite struct IdentityNumberTests {
  private func fault(_ text: String) -> IdentityNumber.Fault? {
    do throws(IdentityNumber.Fault) {
      _ = try IdentityNumber(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the examples of the standard are right, with a small x too`() throws {
    #expect(try IdentityNumber("11010519491231002X").birth == LocalDate("1949-12-31"))
    #expect(try IdentityNumber("11010519491231002x") == IdentityNumber("11010519491231002X"))
    #expect(try IdentityNumber("440524188001010014").birth == LocalDate("1880-01-01"))
  }

  @Test func `every single digit mistyped and every two neighbours exchanged are noticed`() {
    let right = Array("370102195803020019")
    for place in 0..<17 {
      for digit in "0123456789" where digit != right[place] {
        var wrong = right
        wrong[place] = digit
        #expect(fault(String(wrong)) != nil, "place \(place)")
      }
      var exchanged = right
      exchanged.swapAt(place, place + 1)
      if exchanged != right { #expect(fault(String(exchanged)) != nil, "places \(place) and the next") }
    }
  }

  @Test(arguments: ["", "37010219580302001", "3701021958030200199", "X70102195803020019", "37010219580302001Y"])
  func `what is not 18 characters of the form is no number`(text: String) { #expect(fault(text) == .form) }

  @Test func `a day that the calendar has not is told apart from a wrong check character`() {
    #expect(fault("370102195802300010") == .birth)
    #expect(fault("370102195803020010") == .checksum)
  }

  @Test func `nothing prints its digits`() throws {
    let number = try IdentityNumber("370102195803020019")
    var text = ""
    dump(number, to: &text)
    #expect(!"\(number)\(String(reflecting: number))\(text)".contains("1958"))
  }
}
