/// Who lives together.
extension World {
  struct Home {
    let household: String
    var relation: String
  }

  mutating func joinHousehold(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    if try ownMember(number, ask.user).isClosed { throw Refused(code: "closed") }
    let household = ask["household"] ?? ""
    let relation = ask["relation"] ?? "other"
    if let home = homes[number] {
      if home.household != household { throw Refused(code: "wrong-state") }
      if home.relation == relation { throw Refused(code: "exists") }
    }
    let hasHead = homes.contains { $0 != number && $1.household == household && $1.relation == "head" }
    if relation == "head", hasHead { throw Refused(code: "exists") }
    homes[number] = Home(household: household, relation: relation)
    journal()
    return ["relation": relation]
  }

  mutating func leaveHousehold(_ ask: Ask) throws(Refused) -> [String: String] {
    _ = try ownMember(ask.number("member"), ask.user)
    guard let home = homes.removeValue(forKey: ask.number("member")) else { throw Refused(code: "wrong-state") }
    journal()
    return ["relation": home.relation]
  }
}
