import LineProtocol

/// The exit statuses of the client, after sysexits.h but for 1; a refusal of the daemon has the status of its code.
enum ExitStatus: Int32, CaseIterable {
  case success = 0
  case fault = 1
  case usage = 64
  case data = 65
  case noInput = 66
  case unavailable = 69
  case defect = 70
  case inputOutput = 74
  case tryAgain = 75
  case protocolFault = 76
  case permission = 77

  /// What a status means, for `timebank help exit-statuses`.
  var meaning: Localized {
    switch self {
    case .success: Localized("办成了", "Done")
    case .fault: Localized("timebank doctor 查出故障", "timebank doctor found a fault")
    case .usage: Localized("命令或参数写错了", "The command or a parameter was typed wrong")
    case .data:
      Localized("表格或数据有误,或本行规则不允许", "The data or sheet is at fault, or a rule of the bank forbids it")
    case .noInput: Localized("读不到表格文件", "The sheet's file cannot be read")
    case .unavailable: Localized("连不上时间银行,或账本现在只读", "The bank cannot be reached, or is read-only")
    case .defect: Localized("服务端程序出错,或账本有损", "A defect of the daemon, or damaged books")
    case .inputOutput: Localized("结果写不出去", "The output cannot be written")
    case .tryAgain: Localized("现在办不了,稍后再执行同一条命令", "Not now; the same command may succeed later")
    case .protocolFault: Localized("对方不是时间银行,或版本不合", "The other end is no bank of this version")
    case .permission: Localized("没有权限", "Permission is missing")
    }
  }
}
