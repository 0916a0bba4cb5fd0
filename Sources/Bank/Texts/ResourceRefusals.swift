import Ledger
import LineProtocol
import Store

/// Refusals about stations and what they can draw on.
extension Refusal {
  static func stationInUse(_ station: Code, _ ties: StationTies) -> Refusal {
    .wrongState(
      [
        Field("station", .code(station)), Field("members", .integer(ties.members)),
        Field("teams", .integer(ties.teams)), Field("redemptions", .integer(ties.redemptions)),
        Field("pieces", .integer(ties.pieces)), Field("activities", .integer(ties.activities)),
        Field("complaints", .integer(ties.complaints)), Field("resources", .integer(ties.resources)),
      ],
      Localized(
        """
        该站还有 \(ties.members) 名成员、\(ties.teams) 支服务队、\(ties.redemptions) 笔未结兑换、\(ties.pieces) 件库存、\
        \(ties.activities) 项已发布的活动、\(ties.complaints) 件未答复的投诉、\(ties.resources) 项资源,请先转出或了结
        """,
        """
        The station still has \(ties.members.counted("member")), \(ties.teams.counted("team")), \
        \(ties.redemptions.counted("open redemption")), \(ties.pieces.counted("piece")) of stock, \
        \(ties.activities.counted("published activity", "published activities")), \
        \(ties.complaints.counted("complaint")) without an answer and \(ties.resources.counted("resource")); \
        move or settle them first
        """))
  }

  static func noResource(_ code: Code) -> Refusal {
    .notFound(
      "resource", .code(code),
      Localized("没有资源 \(code)。可用 resource list 查看", "There is no resource \(code). resource list shows all"))
  }

  static func resourceKnown(_ known: StoredResource) -> Refusal {
    Refusal(
      .exists, [Field("resource", .code(known.code)), Field("station", .code(known.station))],
      known.closed == nil
        ? Localized(
          "资源 \(known.code) 已存在。更改请用 resource set", "Resource \(known.code) exists. Change it with resource set")
        : Localized("资源代码 \(known.code) 用过。请换一个", "The code \(known.code) was used before. Take another one"))
  }

  static func resourceClosed(_ code: Code) -> Refusal {
    Refusal(
      .closed, [Field("resource", .code(code))],
      Localized("资源 \(code) 已注销。请另行登记", "Resource \(code) was struck off. Enter it under another code"))
  }
}
