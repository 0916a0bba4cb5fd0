import Glibc
import LineProtocol

/// What kept a connection from being opened, each case with its own remedy.
enum SocketTrouble {
  static func failure(_ path: String, _ error: TransportError) -> ClientFailure {
    guard case .system(let number) = error else { return noAnswer() }
    switch number {
    case ENOENT, ENOTDIR: return missing([path], wasNamed: true)
    case ECONNREFUSED: return refused(path)
    case EACCES, EPERM: return forbidden(path)
    case ENOTSOCK, EPROTOTYPE:
      return ClientFailure(
        "not-a-socket", .unavailable,
        Localized("\(path) 不是时间银行的套接字", "\(path) is no socket of a bank"),
        remedy: Localized("请核对 --socket 后面的路径", "check the path behind --socket"))
    case ENAMETOOLONG:
      return ClientFailure(
        "path-too-long", .usage,
        Localized("套接字路径太长,最多 107 个字节:\(path)", "The path of a socket has at most 107 bytes: \(path)"),
        remedy: Localized("请换一个较短的路径", "use a shorter path"))
    default:
      let reason = String(cString: strerror(number))
      return ClientFailure(
        "no-connection", .unavailable,
        Localized("连不上 \(path):\(reason)", "Cannot connect to \(path): \(reason)"),
        remedy: Localized("请把以上内容告诉管理员", "pass this on to the administrator"))
    }
  }

  /// Nothing is there.
  static func missing(_ paths: [String], wasNamed: Bool) -> ClientFailure {
    let places = paths.joined(separator: wasNamed ? "" : " ")
    return ClientFailure(
      "no-such-socket", .unavailable,
      Localized("找不到时间银行的套接字:\(places)", "There is no socket of a bank at: \(places)"),
      remedy: wasNamed
        ? Localized(
          "请核对路径;服务没有启动时请先启动(systemctl start timebankd)",
          "check the path; if the daemon is not running, start it (systemctl start timebankd)")
        : Localized(
          "请先启动服务(systemctl start timebankd,或自己运行 timebankd),或用 --socket 指明路径",
          "start the daemon (systemctl start timebankd, or timebankd itself), or name the path with --socket"))
  }

  /// The socket is there, and nobody behind it.
  static func refused(_ path: String) -> ClientFailure {
    ClientFailure(
      "no-daemon", .unavailable,
      Localized("\(path) 没有应答:服务没有运行", "Nobody answers at \(path): the daemon is not running"),
      remedy: Localized(
        "请启动服务(systemctl start timebankd,或自己运行 timebankd),再执行同一条命令",
        "start the daemon (systemctl start timebankd, or timebankd itself), then repeat the same command"))
  }

  /// The user may not open the socket.
  static func forbidden(_ path: String) -> ClientFailure {
    ClientFailure(
      "no-permission", .permission,
      Localized("没有权限打开 \(path)", "You may not open \(path)"),
      remedy: Localized(
        "请管理员把您加进能使用它的用户组(ls -l \(path) 可以看到是哪个组),重新登录后再试",
        "have the administrator add you to the group that may use it (ls -l \(path) shows which), then log in again"))
  }

  /// A connection was accepted, and no greeting came.
  static func noAnswer() -> ClientFailure {
    ClientFailure(
      "no-answer", .tryAgain,
      Localized("服务接受了连接,但一直没有应答", "The connection was accepted, but no greeting came"),
      remedy: Localized("请稍等片刻再试;仍不行请告诉管理员", "wait a moment and try again, then tell the administrator"))
  }
}
