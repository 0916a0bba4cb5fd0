import Glibc
import LineProtocol

/// The user namespace that the daemon itself runs in.
///
/// A namespace that maps only some users shows all others as the overflow user, so that nobody knows who speaks. The
/// number is fixed here because a hardened daemon cannot read `/proc/sys/kernel/overflowuid`.
struct UserNamespace: Equatable {
  /// The user that hidden peers appear as.
  static let overflowUser: UInt32 = 65534

  /// Whether some users of the machine are not mapped.
  let hidesPeers: Bool

  /// Reads the text of `/proc/self/uid_map`: lines of first user inside, first user outside, how many.
  init(uidMap: String) {
    let counts = uidMap.split(whereSeparator: \.isNewline).map { line in
      line.split(whereSeparator: \.isWhitespace).last.flatMap { UInt64($0) } ?? 0
    }
    hidesPeers = counts.reduce(0, &+) < UInt64(UInt32.max)
  }

  /// The namespace of this process.
  static func current() -> UserNamespace {
    guard let file = fopen("/proc/self/uid_map", "re") else { return UserNamespace(uidMap: "0 0 4294967295") }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = fread(&bytes, 1, bytes.count, file)
    return UserNamespace(uidMap: String(decoding: bytes.prefix(count), as: UTF8.self))
  }

  /// Whether a peer may be anybody.
  func hides(_ user: UInt32) -> Bool { hidesPeers && user == Self.overflowUser }

  /// Why a hidden peer changes nothing.
  static let refusal = Refusal(
    .denied, [],
    Localized(
      "服务程序所在的用户命名空间看不到来访者是谁,因此不接受修改;请管理员去掉该服务的 PrivateUsers 等隔离设置",
      "the daemon runs in a user namespace that hides who its peers are, so it takes no changes from them; "
        + "the administrator should run it without PrivateUsers or a like isolation"))
}
