import Glibc
import LineProtocol

/// Opens connections to the daemon of another machine: ssh, and `timebank pipe` at its other end.
struct RemoteConnection {
  let server: RemoteServer
  let options: GlobalOptions
  let language: Language
  /// Whether ssh may ask for a password; a screen that is in use has no place for that.
  var isAttended = true
  let start: (_ program: String, _ arguments: [String]) throws(TransportError) -> ChildProcess

  /// Starts ssh; whether it gets through shows with the first bytes.
  func open() throws(ClientFailure) -> Transport {
    let child: ChildProcess
    do throws(TransportError) {
      child = try start("ssh", server.arguments(options, language: language, isAttended: isAttended))
    } catch {
      throw error == .system(ENOENT) ? RemoteTrouble.noSSH() : RemoteTrouble.cannotStart(error)
    }
    let progress = Progress()
    var transport = child.transport
    transport.receive = { (timeout) throws(TransportError) in
      // Somebody may be typing a password: before the first bytes there is no hurry.
      let bytes = try Self.receive(child.transport, progress.hasBegun ? timeout : -1)
      if !bytes.isEmpty { progress.hasBegun = true }
      return bytes
    }
    transport.close = {
      child.transport.close()
      child.terminate()
    }
    transport.failure = { progress.hasBegun ? nil : RemoteTrouble.failure(child.wait(), server) }
    return transport
  }

  /// A child that ends without having read all that it was sent resets the connection: an end like any other.
  private static func receive(_ transport: Transport, _ timeout: Int32) throws(TransportError) -> [UInt8] {
    do throws(TransportError) {
      return try transport.receive(timeout)
    } catch {
      guard error == .system(ECONNRESET) else { throw error }
      return []
    }
  }

  /// Whether the other end has said anything yet.
  private final class Progress {
    var hasBegun = false
  }
}

/// What kept ssh from reaching a daemon, each case with its own remedy.
enum RemoteTrouble {
  /// There is no ssh on this machine.
  static func noSSH() -> ClientFailure {
    ClientFailure(
      "no-ssh", .unavailable,
      Localized("本机没有安装 ssh", "There is no ssh on this machine"),
      remedy: Localized("请安装:apt-get install openssh-client", "install it: apt-get install openssh-client"))
  }

  /// The system would not start ssh.
  static func cannotStart(_ error: TransportError) -> ClientFailure {
    ClientFailure(
      "no-ssh", .unavailable,
      Localized("无法启动 ssh:\(error.reason.chinese)", "Cannot start ssh: \(error.reason.english)"),
      remedy: Localized("请把以上内容告诉管理员", "pass this on to the administrator"))
  }

  /// What an exit status of ssh means that came before a single byte of the daemon; nil for 0.
  static func failure(_ status: Int32, _ server: RemoteServer) -> ClientFailure? {
    let place = CellText.harmless(server.destination)
    switch status {
    case 0: return nil
    case 255: return unreachable(place)
    case 126, 127: return notInstalled(place)
    case ExitStatus.permission.rawValue: return forbidden(place)
    default: return noDaemon(place, status)
    }
  }

  private static func unreachable(_ place: String) -> ClientFailure {
    ClientFailure(
      "ssh-failed", .unavailable,
      Localized("ssh 连不上 \(place)", "ssh could not connect to \(place)"),
      remedy: Localized(
        "上面是 ssh 自己的说明;请先试 ssh \(place),能登录之后再试",
        "ssh itself says why above; try ssh \(place) first, until it logs in"))
  }

  private static func notInstalled(_ place: String) -> ClientFailure {
    ClientFailure(
      "no-timebank-there", .unavailable,
      Localized("\(place) 上没有可运行的 timebank", "There is no timebank program to run on \(place)"),
      remedy: Localized(
        "请管理员在那台服务器上安装 timebank,并让它在 PATH 里(如 /usr/bin)",
        "have timebank installed on that server, in a folder of its PATH (as /usr/bin)"))
  }

  private static func forbidden(_ place: String) -> ClientFailure {
    ClientFailure(
      "no-permission", .permission,
      Localized("在 \(place) 上没有权限打开时间银行的套接字", "You may not open the bank's socket on \(place)"),
      remedy: Localized(
        "请管理员在那台服务器上把您的用户加进用户组:usermod -aG timebank 用户名",
        "have the administrator add your user there to the group: usermod -aG timebank USER"))
  }

  private static func noDaemon(_ place: String, _ status: Int32) -> ClientFailure {
    ClientFailure(
      "no-daemon-there", .unavailable,
      Localized(
        "\(place) 上的时间银行没有应答(退出状态 \(status))", "No bank answers on \(place) (exit status \(status))"),
      remedy: Localized(
        "请管理员在那台服务器上启动服务:systemctl start timebankd",
        "have the daemon started on that server: systemctl start timebankd"))
  }
}
