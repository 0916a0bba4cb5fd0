import Glibc
import NIOCore
import TestSupport
import Testing

@testable import Server

@Suite("Peers")
struct SurroundingsTests {
  @Test
  func `a namespace hides peers unless it maps every user`() {
    #expect(!UserNamespace(uidMap: "         0          0 4294967295\n").hidesPeers)
    #expect(UserNamespace(uidMap: "         0     100000      65536\n").hidesPeers)
    #expect(UserNamespace(uidMap: "0 0 1\n65534 65534 1\n").hides(65534))
    #expect(!UserNamespace(uidMap: "0 0 1\n").hides(0))
    #expect(!UserNamespace(uidMap: "0 0 2147483648\n2147483648 2147483648 2147483647\n").hidesPeers)
  }

  @Test
  func `the kernel tells user, primary and supplementary groups of a peer`() throws {
    var pair: [CInt] = [0, 0]
    try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair) == 0)
    defer { for descriptor in pair { close(descriptor) } }
    var groups = [gid_t](repeating: 0, count: 65_536)
    let count = getgroups(CInt(groups.count), &groups)
    let credentials = try PeerCredentials(of: pair[0])
    #expect(credentials.user == geteuid())
    #expect(credentials.groups == Set(groups.prefix(Int(count))).union([getegid()]))
  }

  @Test
  func `a user without a name is called by the number`() {
    var names = UserNameCache()
    #expect(names.name(of: 0, now: .now()) == "root")
    #expect(names.name(of: 3_999_999_999, now: .now()) == "3999999999")
  }
}
