import LineProtocol
import Testing

/// Which commands are acts for which the configuration can ask for two.
@Suite struct FourEyesTests {
  private func act(of name: String, isForced: Bool) throws -> FourEyesAct? {
    try #require(Catalogue.standard.command(named: name)).fourEyes.act(isForced: isForced)
  }

  @Test func `whatever is forced, and whatever undoes what two agreed on, is a reversal`() throws {
    #expect(try act(of: "service reverse", isForced: true) == .reversal)
    #expect(try act(of: "service reverse", isForced: false) == nil)
    #expect(try act(of: "journal reverse", isForced: false) == .reversal)
    for command in Catalogue.standard.commands where command.name != "adjust" {
      #expect(command.parameter("force") == nil || command.fourEyes.act(isForced: true) != nil, "\(command.name)")
    }
  }

  @Test func `an adjustment has its own second pair of eyes`() throws {
    #expect(try act(of: "adjust", isForced: true) == nil)
  }

  @Test func `what a pool pays out and new rules are acts of their own`() throws {
    #expect(try act(of: "grant", isForced: false) == .grant)
    #expect(try act(of: "pool allowance", isForced: false) == .grant)
    #expect(try act(of: "policy set", isForced: false) == .policy)
    #expect(try act(of: "station add", isForced: false) == nil)
  }
}
