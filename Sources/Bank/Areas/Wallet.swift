import Ledger
import LineProtocol

/// What a member's wallet holds, as `balance` shows it.
struct Wallet: Hashable, Sendable {
  let available: Minutes
  let held: Minutes
  let donatable: Minutes
  let earned: Minutes
  let stars: Int

  /// The reply to `balance`.
  func reply(for member: MemberNumber) -> Reply {
    Reply(rows: [
      [
        Field("member", .number(member)), Field("available", .duration(available)),
        Field("held", .duration(held)), Field("earned", .duration(earned)),
        Field("stars", .integer(Int64(stars))), Field("donatable", .duration(donatable)),
      ]
    ])
  }
}
