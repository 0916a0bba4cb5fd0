import Ledger
import LineProtocol
import Store

/// A clock that leapt: `clock confirm`; what is due by it waits until somebody vouches for it.
enum ClockDesk {
  static func confirm(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    guard let leap = bank.read.upkeep().clockLeapSeconds else {
      throw Refusal.wrongState(
        [Field("clock", .text("trusted"))],
        Localized("时钟没有跳动,无须确认", "The clock has not leapt; there is nothing to confirm"))
    }
    let entry = try bank.append(.clock(ClockConfirmed(leapSeconds: leap)))
    return Reply(fields: [Field("leap", .duration(Minutes(leap / 60))), entry])
  }
}
