import Bank
import Foundation
import LineProtocol
import Store
import TestSupport
import Testing

@Suite struct BookChecksTests {
  /// A bank whose file another program changes behind its back: one character of an activity.
  private func tamperedBank() throws -> TestBank {
    let folder = TemporaryFolder()
    do {
      let bank = try TestBank(folder: folder)
      try BusyStation.build(bank)
      try bank.bank.close()
    }
    let path = folder.path("bank.sqlite")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let right = Data("养老中心包水饺".utf8)
    let wrong = Data("养老中心包水饼".utf8)
    while let range = bytes.range(of: right) { bytes.replaceSubrange(range, with: wrong) }
    try bytes.write(to: URL(fileURLWithPath: path))
    return try TestBank(folder: folder)
  }

  @Test func `a changed file makes the bank read-only and verify names the first bad entry`() throws {
    let bank = try tamperedBank()
    let verify = bank.send("verify")
    #expect(verify[0].hasPrefix("ERR corrupt entry=26 place="))
    #expect(verify[0].contains("text=\"第 26 号分录有误("))
    #expect(bank.refusal("verify") == .corrupt)
    guard case .failure(let refusal) = bank.ask("member add name=钱一 station=jindu") else {
      Issue.record("damaged books took a member")
      return
    }
    #expect(refusal.written(in: .chinese).hasPrefix("ERR read-only entry=26 place="))
    #expect(refusal.written(in: .chinese).hasSuffix(#"text="账本受损,现在只读。请管理员运行 verify 查看,再用 rebuild 修复或恢复备份""#))
    #expect(
      refusal.written(in: .english).hasSuffix(
        #"text="The books are damaged and read-only. The administrator runs verify, then rebuild, or restores a backup""#
      ))
    #expect(bank.table("balance member=17", "available") == ["11:00"])
    #expect(bank.end("status", "read-only") == "true")
    #expect(bank.refusal("rebuild") == .corrupt)
  }

  @Test func `a rebuild cannot be tried, and says so in place of making all anew`() throws {
    let bank = try TestBank()
    guard case .failure(let refusal) = bank.ask("rebuild dry=true") else {
      Issue.record("a trial made all anew")
      return
    }
    #expect(
      refusal.written(in: .chinese) == #"ERR bad-value name=dry value=true text="“rebuild”不能试算,请去掉 dry=true""#)
    #expect(
      refusal.written(in: .english)
        == #"ERR bad-value name=dry value=true text="\"rebuild\" cannot be tried; leave dry=true out""#)
  }

  @Test func `a full disk is said plainly, reading goes on and nothing is lost`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    let before = bank.picture()
    try bank.database.limitSize(pages: bank.database.pageCount())
    var refusal: Refusal?
    for day in 1...28 where refusal == nil {
      let note = String(repeating: "长", count: 450)
      let date = "2025-0\(day % 9 + 1)-\(day < 10 ? "0" : "")\(day)"
      let line = "service record member=17 station=jindu date=\(date) minutes=1:00 team=none note=\(note)"
      if case .failure(let found) = bank.ask(line) { refusal = found }
    }
    let found = try #require(refusal)
    #expect(found.written(in: .chinese) == #"ERR disk-full text="磁盘已满,这一笔没有入账。请管理员清理磁盘后重试""#)
    #expect(
      found.written(in: .english)
        == #"ERR disk-full text="The disk is full; nothing was journaled. Free space and try again""#)
    #expect(bank.end("verify", "verdict") == "clean")
    #expect(bank.picture().count >= before.count)
    try bank.database.limitSize(pages: 0)
    #expect(bank.refusal("member add name=钱一 station=jindu") == nil)
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
