import Ledger
public import LineProtocol
import Store

/// Refusals that any request can meet on its road.
extension Refusal {
  static func denied(command: String, caller: Caller) -> Refusal {
    Refusal(
      .denied, [Field("command", .text(command)), Field("role", .text(caller.role.rawValue))],
      Localized(
        "您的身份(\(RoleNames.of(caller.role).chinese))不能使用“\(command)”。请找管理员授权,或改用有权限的账号",
        "As \(RoleNames.of(caller.role).english) you may not use \"\(command)\". Ask an administrator for the role"))
  }

  static func denied(station: Code, caller: Caller) -> Refusal {
    Refusal(
      .denied, [Field("station", .code(station))],
      Localized(
        "您无权办理服务站 \(station) 的业务。请找管理员把该站授权给您",
        "You may not act for station \(station). Ask an administrator to give it to you"))
  }

  static let forceDenied = Refusal(
    .denied, [Field("name", .text("force"))],
    Localized("只有管理员可以强制执行(force=true)", "Only an administrator may force this (force=true)"))

  static func keyReused(_ key: String) -> Refusal {
    Refusal(
      .keyReused, [Field("key", .text(key))],
      Localized(
        "幂等键 \(key) 已用于另一请求。新请求请换一个键",
        "Key \(key) belongs to another request. Take a new key for a new request"))
  }

  /// A defect of the daemon; the writer adds the reference that the log has too.
  static func internalDefect(_ reason: String) -> Refusal {
    Refusal(
      .internal, [Field("reason", .text(reason))],
      Localized("服务内部错误,账本未改动。请联系管理员", "The daemon has a defect; nothing was changed. Tell the administrator"))
  }

  /// A defect of the daemon, under a reference that its log has too.
  public static func internalDefect(reference: String) -> Refusal {
    Refusal(
      .internal, [Field("reference", .text(reference))],
      Localized(
        "服务内部错误,账本未改动。请把编号 \(reference) 告诉管理员",
        "The daemon has a defect; nothing was changed. Tell the administrator reference \(reference)"))
  }

  static let diskFull = Refusal(
    .diskFull, [],
    Localized("磁盘已满,这一笔没有入账。请管理员清理磁盘后重试", "The disk is full; nothing was journaled. Free space and try again"))

  /// The daemon stops; what was asked has not been done.
  public static let shuttingDown = Refusal(
    .shuttingDown, [],
    Localized("服务正在停止,这一笔没有入账。请稍后重试", "The bank is shutting down; nothing was journaled. Try again later"))

  static func readOnly(_ damage: Damage) -> Refusal {
    Refusal(
      .readOnly, damage.fields,
      Localized(
        "账本受损,现在只读。请管理员运行 verify 查看,再用 rebuild 修复或恢复备份",
        "The books are damaged and read-only. The administrator runs verify, then rebuild, or restores a backup"))
  }

  static func corrupt(_ damage: Damage) -> Refusal {
    let place = damage.entry.map { ("第 \($0) 号分录", "entry \($0)") } ?? ("账本", "the books")
    return Refusal(
      .corrupt, damage.fields,
      Localized(
        "\(place.0)有误(\(damage.place)):\(damage.reason)。请管理员用 rebuild 修复或恢复备份",
        "Damage at \(place.1) (\(damage.place)): \(damage.reason). The administrator runs rebuild or restores a backup")
    )
  }

  static func batch(line: Int, _ refusal: Refusal) -> Refusal {
    Refusal(
      .batch,
      [Field("line", .integer(Int64(line))), Field("code", .text(refusal.code.rawValue))] + refusal.details,
      Localized(
        "第 \(line) 行不能执行,整批未入账:\(refusal.text.chinese)",
        "Line \(line) was refused and nothing of the batch was journaled: \(refusal.text.english)"))
  }

  static func notInBatch(_ command: String) -> Refusal {
    Refusal(
      .wrongState, [Field("command", .text(command))],
      Localized("“\(command)”不能放在批处理中,请单独执行", "\"\(command)\" cannot stand in a batch; send it by itself"))
  }

  static func neverDry(_ command: String) -> Refusal {
    .badValue(
      "dry", "true",
      Localized("“\(command)”不能试算,请去掉 dry=true", "\"\(command)\" cannot be tried; leave dry=true out"))
  }

  static func missingParameter(_ name: String) -> Refusal {
    Refusal(
      .missingParameter, [Field("name", .text(name))],
      Localized("缺少 \(name)=。请补上后重试", "\(name)= is missing. Add it and try again"))
  }

  static func badValue(_ name: String, _ value: String, _ text: Localized) -> Refusal {
    Refusal(.badValue, [Field("name", .text(name)), Field("value", .text(value))], text)
  }

  static func notFound(_ name: String, _ value: Value, _ text: Localized) -> Refusal {
    Refusal(.notFound, [Field(name, value)], text)
  }
}

extension Damage {
  var fields: [Field] {
    [
      Field("entry", .integer(entry ?? 0)), Field("place", .text(place)), Field("reason", .text(reason)),
    ]
  }
}

/// What the roles are called.
enum RoleNames {
  static func of(_ role: Role) -> Localized {
    switch role {
    case .admin: Localized("管理员", "an administrator")
    case .operator: Localized("操作员", "an operator")
    case .auditor: Localized("审计员", "an auditor")
    case .kiosk: Localized("自助终端", "a kiosk")
    case .member: Localized("自助终端上的成员", "a member at a kiosk")
    case .messenger: Localized("信使", "a messenger")
    case .public: Localized("访客", "a guest")
    case .daemon: Localized("服务本身", "the daemon")
    }
  }
}
