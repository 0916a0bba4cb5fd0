import Ledger
import LineProtocol
import Store

/// Refusals about what stations can draw on.
extension Refusal {
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
