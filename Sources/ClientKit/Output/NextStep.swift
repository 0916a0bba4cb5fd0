import LineProtocol

/// What a person can do after a refusal, beyond what its text says.
enum NextStep {
  /// - Parameters:
  ///   - code: The code of the refusal; one of a newer daemon may be unknown.
  ///   - command: The command that was refused, where one was recognised.
  ///   - isShell: Whether commands are typed without `timebank` before them.
  static func after(_ code: String, command: CommandDescription?, isShell: Bool) -> Localized? {
    guard let code = ErrorCode(rawValue: code) else { return nil }
    let program = isShell ? "" : "timebank "
    switch code {
    case .diskFull:
      return Localized("请管理员腾出磁盘空间,然后再执行同一条命令", "have disk space freed, then repeat the same command")
    case .readOnly: return Localized("请马上告诉管理员", "tell the administrator now")
    case .corrupt: return Localized("请马上告诉管理员,先不要再入账", "tell the administrator now and book nothing until then")
    case .internal:
      return Localized("请把以上内容原样告诉管理员", "pass these lines to the administrator as they are")
    case .loginRequired, .wrongPIN, .locked, .ambiguous, .batch: return nil
    default: break
    }
    switch code.class {
    case .usage:
      let topic = command.map { " " + $0.name } ?? ""
      return Localized("写法请看 \(program)help\(topic)", "see \(program)help\(topic)")
    case .permission:
      return Localized(
        "用 \(program)whoami 可以看自己的身份;要更多权限请找管理员",
        "\(program)whoami shows who you are; an administrator can give you more")
    case .object:
      return Localized("这次什么也没有改变;请核对后再办", "nothing was changed; check what is there and try again")
    case .rule:
      return Localized("这次什么也没有入账;按上面说的改好后再办", "nothing was booked; mend what it says and try again")
    case .service: return Localized("请稍等片刻,再执行同一条命令", "wait a moment, then repeat the same command")
    case .defect: return nil
    }
  }
}
