import Ledger
import Rules
import Testing

/// Who is never named where anybody can read it.
@Suite struct PublicNamingTests {
  private let today = LocalDate("2026-05-04")

  @Test func `nobody is named in public before the fourteenth birthday`() throws {
    let today = try #require(today)
    let born = try #require(LocalDate("2012-05-04"))
    #expect(PublicNaming.mayName(bornOn: born, on: today))
    #expect(!PublicNaming.mayName(bornOn: born, on: try #require(today.adding(days: -1))))
    let unborn: LocalDate = try #require(today.adding(days: 1))
    #expect(!PublicNaming.mayName(bornOn: unborn, on: today))
    #expect(PublicNaming.mayName(bornOn: nil, on: today))
  }

  @Test func `who may be named once may be named ever after`() throws {
    let today = try #require(today)
    for days in stride(from: 0, to: 9000, by: 37) {
      let born = try #require(today.adding(days: -days))
      let later = try #require(today.adding(days: 1))
      #expect(!PublicNaming.mayName(bornOn: born, on: today) || PublicNaming.mayName(bornOn: born, on: later))
    }
  }
}
