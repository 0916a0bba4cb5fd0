import Ledger
import Rules
import Testing

@Suite struct StarBasisTests {
  private func step(
    _ entry: Int64, _ date: String, _ assessment: StarPolicy.Assessment, _ period: String? = nil
  ) throws -> StarBasis.Step {
    StarBasis.Step(
      entry: entry, date: try #require(LocalDate(date)), assessment: assessment,
      period: try period.map { try #require(AssessmentPeriod($0)) })
  }

  private func periods(_ steps: [StarBasis.Step]) throws -> AssessedPeriods {
    guard case .assessed(let periods) = StarBasis(steps) else {
      throw PolicyFault(key: "assessment", reason: .missing)
    }
    return periods
  }

  private func last(_ periods: AssessedPeriods, _ date: String) throws -> Int64 {
    periods.lastEntry(for: try #require(LocalDate(date)))
  }

  @Test func `periods are written as people say them`() throws {
    #expect(["2026-H1", "2026-H2", "2026", "0001"].allSatisfy { AssessmentPeriod($0)?.description == $0 })
    #expect(
      ["", "2026-H3", "2026-h1", "26-H1", "2026-", "2026-H1-H2", "2026-06", "+026", "0000"]
        .allSatisfy { AssessmentPeriod($0) == nil })
    let half = try #require(AssessmentPeriod("2024-H1"))
    #expect("\(half.first) \(half.last)" == "2024-01-01 2024-06-30")
    let date = try #require(LocalDate("2024-07-01"))
    #expect(AssessmentPeriod(containing: date, .halfYear).description == "2024-H2")
    #expect(AssessmentPeriod(containing: date, .year).description == "2024")
  }

  @Test func `stars without periods rest on everything`() throws {
    #expect(StarBasis([]) == .live)
    #expect(StarBasis([try step(1, "2026-01-01", .continuous)]) == .live)
    #expect(
      StarBasis([try step(1, "2026-01-01", .halfYear), try step(9, "2026-08-01", .continuous)]) == .live)
  }

  @Test func `each period rests on what was journaled when it was assessed last`() throws {
    let periods = try periods([
      step(1, "2025-10-01", .continuous), step(20, "2026-02-01", .halfYear),
      step(50, "2026-07-02", .halfYear, "2026-H1"), step(90, "2027-01-03", .halfYear, "2026-H2"),
      step(95, "2027-01-04", .halfYear, "2026-H1"),
    ])
    #expect(try last(periods, "2025-12-31") == 20)
    #expect(try last(periods, "2026-06-30") == 95)
    #expect(try last(periods, "2026-07-01") == 90)
    #expect(try last(periods, "2027-01-01") == 20)
    #expect(periods.currentYear == 2026)
  }

  @Test func `other rules with periods keep what was assessed before`() throws {
    let periods = try periods([
      step(1, "2025-10-01", .halfYear), step(50, "2026-07-02", .halfYear, "2026-H1"),
      step(60, "2026-09-01", .year), step(70, "2027-01-02", .year, "2026"),
    ])
    #expect(try last(periods, "2026-02-01") == 70)
    #expect(try last(periods, "2025-02-01") == 1)
    let between = try self.periods([
      step(1, "2025-10-01", .halfYear), step(50, "2026-07-02", .halfYear, "2026-H1"), step(60, "2026-09-01", .year),
    ])
    #expect(try last(between, "2026-02-01") == 50)
  }

  @Test func `a period that was over when periods began was assessed then`() throws {
    let periods = try periods([step(20, "2026-02-01", .halfYear), step(50, "2026-07-02", .halfYear, "2026-H1")])
    func earlier(_ period: String) throws -> Int64? {
      periods.earlierAssessment(of: try #require(AssessmentPeriod(period)))
    }
    #expect(try earlier("2025-H2") == 20)
    #expect(try earlier("2026-H1") == 50)
    #expect(try earlier("2026-H2") == nil)
    func closing(_ date: String) throws -> Int64? {
      periods.closing(try #require(LocalDate(date)), .halfYear)
    }
    #expect(try closing("2025-12-31") == 20)
    #expect(try closing("2026-01-01") == 50)
    #expect(try closing("2026-07-01") == nil)
  }
}
