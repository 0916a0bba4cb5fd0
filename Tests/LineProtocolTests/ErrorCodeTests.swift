import LineProtocol
import Testing

@Suite struct ErrorCodeTests {
  /// The codes of the protocol reference, in its order; released codes are never renamed.
  private static let released = """
    bad-request too-long incomplete-line unknown-command missing-parameter unknown-parameter bad-value denied \
    login-required wrong-pin locked key-reused not-found ambiguous exists closed wrong-state future-date \
    before-registration too-old granularity times-disagree not-in-team duplicate daily-limit overlap same-person \
    insufficient-hours in-debt too-few-stars too-young out-of-stock limit-reached not-redeemable-now not-allowed \
    already-reversed batch busy read-only disk-full corrupt shutting-down internal
    """

  @Test func `the codes are those of the reference`() {
    #expect(ErrorCode.allCases.map(\.rawValue) == ErrorCodeTests.released.split(separator: " ").map(String.init))
  }

  @Test func `each code is explained in both languages`() {
    for code in ErrorCode.allCases { #expect(code.summary.isInBothLanguages, "\(code)") }
    #expect(Set(ErrorCode.allCases.map(\.summary)).count == ErrorCode.allCases.count)
  }

  @Test func `where a retry can help the exit status says so`() {
    for code in ErrorCode.allCases { #expect((code.exitStatus == 75) == code.retryCanHelp, "\(code)") }
    #expect(ErrorCode.allCases.filter(\.retryCanHelp) == [.locked, .busy, .diskFull, .shuttingDown])
  }

  @Test(arguments: [
    (ErrorCode.badValue, Int32(64)), (.denied, 77), (.notFound, 65), (.tooFewStars, 65), (.readOnly, 69), (.busy, 75),
    (.corrupt, 70), (.internal, 70), (.batch, 64),
  ])
  func `exit statuses follow sysexits`(code: ErrorCode, status: Int32) {
    #expect(code.exitStatus == status)
  }

  @Test func `refusals are equal by code and details, whatever they say`() {
    #expect(Refusal(.busy, Localized("忙", "busy")) == Refusal(.busy, Localized("", "")))
    #expect(Refusal(.busy, Localized("", "")) != Refusal(.readOnly, Localized("", "")))
    #expect(Refusal(.busy, [Field("a", .integer(1))], Localized("", "")) != Refusal(.busy, Localized("", "")))
  }
}
