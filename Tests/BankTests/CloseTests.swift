import Bank
import Foundation
import LineProtocol
import TestSupport
import Testing

@Suite struct CloseTests {
  @Test func `a bank that was closed leaves one file that holds everything`() throws {
    let folder = TemporaryFolder()
    let bank = try TestBank(folder: folder)
    try bank.lay(["station add station=jindu name=金都"] + (1...50).map { "member add name=M\($0) station=jindu" })
    _ = bank.picture()
    #expect(bank.refusal("verify") == nil)
    let head = bank.end("head", "entry", "hash")
    try bank.bank.close()
    try bank.bank.close()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(""))
    #expect(files.sorted() == ["bank.sqlite", "bank.sqlite.lock"])
    // What the one file holds is the whole bank, wherever it is carried.
    let other = TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder.path("bank.sqlite"), toPath: other.path("bank.sqlite"))
    #expect(try TestBank(folder: other).end("head", "entry", "hash") == head)
  }

  @Test func `a bank that is closed answers instead of failing`() throws {
    let bank = try TestBank()
    try bank.bank.close()
    #expect(bank.refusal("station add station=jindu name=金都") == .shuttingDown)
  }
}
