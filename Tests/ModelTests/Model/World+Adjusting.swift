/// Adjustments with two pairs of eyes.
extension World {
  struct Adjustment {
    let member: Int
    /// Negative where it takes.
    let minutes: Int
    let isForced: Bool
    let proposer: String
    var state = "proposed"
  }

  mutating func adjust(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let member = try requireMember(number)
    if member.isClosed { throw Refused(code: "closed") }
    let minutes = try amount(ask)
    let isForced = ask["force"] == "true"
    let isTaken = ask["direction"] == "take"
    if isTaken, !isForced, member.available < minutes { throw Refused(code: "insufficient-hours") }
    adjustments.append(
      Adjustment(member: number, minutes: isTaken ? -minutes : minutes, isForced: isForced, proposer: ask.user))
    journal()
    return ["adjustment": String(adjustments.count), "state": "proposed"]
  }

  mutating func confirmAdjustment(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try openAdjustment(ask)
    let adjustment = adjustments[index]
    let member = try requireMember(adjustment.member)
    if member.isClosed { throw Refused(code: "closed") }
    if adjustment.proposer == ask.user { throw Refused(code: "same-person") }
    let after = member.available + adjustment.minutes
    if adjustment.minutes < 0, after < 0, !adjustment.isForced { throw Refused(code: "insufficient-hours") }
    adjustments[index].state = "confirmed"
    opened -= adjustment.minutes
    pay(adjustment.member, adjustment.minutes)
    post("bank/opening")
    journal()
    return ["state": "confirmed", "available": availableText(adjustment.member)]
  }

  mutating func rejectAdjustment(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try openAdjustment(ask)
    adjustments[index].state = "rejected"
    journal()
    return ["state": "rejected"]
  }

  func openAdjustment(_ ask: Ask) throws(Refused) -> Int {
    let index = ask.number("adjustment") - 1
    guard adjustments.indices.contains(index) else { throw Refused(code: "not-found") }
    if adjustments[index].state != "proposed" { throw Refused(code: "wrong-state") }
    return index
  }

  /// Whether something of a member's has to be decided before the member can go.
  func isUnsettled(_ member: Int) -> Bool {
    adjustments.contains { $0.member == member && $0.state == "proposed" }
      || openRedemptions.contains { redemptions[$0].provider == member }
      || (recordsOfMember[member] ?? []).contains { records[$0].isWaiting }
  }
}
