import Foundation
public import LineProtocol

/// Where the bank's keys for identity numbers lie.
public struct IdentityKeyFile: Sendable {
  /// What keeps them from being used; the daemon does not start then.
  public struct Fault: Error, Sendable {
    /// What is wrong and what helps.
    public let text: Localized
  }

  private static let largestByteCount = 65_536

  private let path: String
  /// The bits of the file's mode that let others read it.
  private let foreignBits: mode_t

  /// The credential that systemd passes, sealed or plain, or else the file that the configuration names; nil without either.
  ///
  /// - Parameter folder: `$CREDENTIALS_DIRECTORY`.
  public init?(credentials folder: String?, file: String?) {
    let passed = ["identity-key", "identity-key-sealed"].compactMap { name in folder.map { "\($0)/\(name)" } }
    if let found = passed.first(where: { access($0, F_OK) == 0 }) {
      path = found
      // systemd shows its list of who may read in the group's bits.
      foreignBits = 0o007
    } else if let file {
      path = file
      foreignBits = 0o077
    } else {
      return nil
    }
  }

  /// Reads the keys.
  public func read() throws(Fault) -> IdentityKeys {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unusable(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unusable(errno) }
    guard status.st_mode & foreignBits == 0 else {
      throw Fault(
        text: Localized(
          "身份证号的密钥文件 \(path) 能被他人读取,请先运行 chmod 400 \(path);如已泄露,请另加一把新密钥",
          "the key for identity numbers, \(path), can be read by others: chmod 400 \(path); add a new key if somebody has"
        ))
    }
    guard let text = read(descriptor) else { throw unusable(errno) }
    do throws(IdentityKeys.Fault) {
      return try IdentityKeys(text)
    } catch {
      throw Fault(text: error.text(path))
    }
  }

  private func read(_ descriptor: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: Self.largestByteCount)
    var count = 0
    while count < bytes.count {
      let size = bytes.count
      let more = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
      }
      if more < 0, errno == EINTR { continue }
      if more < 0 { return nil }
      if more == 0 { break }
      count += more
    }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private func unusable(_ code: Int32) -> Fault {
    let reason = code == ENOENT ? Localized("没有这个文件", "there is no such file") : SystemReason.text(code)
    return Fault(
      text: Localized(
        "无法读取身份证号的密钥文件 \(path):\(reason.chinese);请改正,或去掉配置项 privacy.identity_key",
        "cannot read the key for identity numbers, \(path): \(reason.english); mend that, or leave "
          + "privacy.identity_key out"))
  }
}

extension IdentityKeys.Fault {
  fileprivate func text(_ path: String) -> Localized {
    let form = Localized(
      "每行一把密钥:名称、空格、64 位十六进制数,新的在后,如 echo \"k1 $(openssl rand -hex 32)\"",
      "a line for each key: its name, a blank, 64 hexadecimal digits, the newest last, as by echo \"k1 $(openssl rand -hex 32)\""
    )
    let what =
      switch self {
      case .empty: Localized("里没有密钥", "holds no key")
      case .line(let number): Localized("第 \(number) 行不是密钥", "has no key in line \(number)")
      case .twice(let id): Localized("里有两把密钥都叫 \(id)", "has two keys that are called \(id)")
      }
    return Localized(
      "身份证号的密钥文件 \(path) \(what.chinese)。\(form.chinese)",
      "the key file for identity numbers, \(path), \(what.english): \(form.english)")
  }
}
