import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import ClientKit

@Suite struct `An exported journal` {
  /// A client beside a bank whose journal has a published head, and the number of that head.
  private func bench() throws -> ClientBench {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.done("head publish note=公示栏")
    let bench = ClientBench(FakeDaemon { line in .lines(bank.send(line)) })
    bench.environment = ["LANG": "en_US.UTF-8"]
    return bench
  }

  private func stop(_ bytes: [UInt8], published: [Int64: Digest] = [:]) -> JournalFileStop? {
    var isRead = false
    let lines = FileLines { () throws(ClientFailure) in
      defer { isRead = true }
      return isRead ? [] : bytes
    }
    var file = JournalFile(lines, published: published)
    do throws(JournalFileStop) {
      _ = try file.prove()
      return nil
    } catch {
      return error
    }
  }

  @Test func `is written to a file and proved from it without a daemon`() throws {
    let bench = try bench()
    #expect(bench.run("export", "journal", "--file", "journal") == 0)
    #expect(bench.errors.isEmpty)
    let file = try #require(bench.files["journal"])
    #expect(file.starts(with: "* entry=1 hash=".utf8))
    let asked = bench.daemon.requests.count
    #expect(bench.run("verify", "--file", "journal") == 0)
    #expect(bench.daemon.requests.count == asked)
    #expect(bench.output.contains("member:17/available"))
    #expect(bench.output.contains("clean"))
    #expect(bench.run("--lines", "verify", "file=journal") == 0)
    let last = try #require(bench.output.split(separator: "\n").last)
    #expect(last.hasPrefix("OK rows="))
    #expect(last.hasSuffix(" heads=1"))
    #expect(bench.run("--json", "verify", "file", "journal") == 0)
    #expect(bench.output.contains(#""verdict":"clean""#))
  }

  @Test(arguments: AccountingDialect.allCases)
  func `is written for a program for accounts in plain text`(dialect: AccountingDialect) throws {
    let bench = try bench()
    #expect(bench.run("export", "journal", "--file", "books", "--as", dialect.rawValue) == 0)
    let text = String(decoding: try #require(bench.files["books"]), as: UTF8.self)
    #expect(text.contains(dialect == .beancount ? "Liabilities:Member:17:Available  " : "member:17:available  "))
    #expect(bench.run("--lines", "head") == 0)
    let head = try #require(bench.output.split(separator: "head=").last?.split(whereSeparator: \.isWhitespace).first)
    #expect(text.contains("\n; head: \(head)\n"))
    #expect(bench.run("export", "journal", "--file", "books", "--as", dialect.rawValue, "--since", "3") == 64)
    #expect(bench.run("export", "journal", "--file", "books", "--as", "gnucash") == 64)
  }

  @Test func `shows the balances of the daemon's own trial balance`() throws {
    let bench = try bench()
    #expect(bench.run("export", "journal", "--file", "journal") == 0)
    #expect(bench.run("--csv", "trial-balance") == 0)
    let expected = bench.output.split(separator: "\r\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: ",")
    }
    #expect(bench.run("--csv", "verify", "--file", "journal") == 0)
    #expect(bench.output.split(separator: "\r\n").dropFirst().map(String.init) == expected)
  }

  @Test func `is compared with the hashes on a notice board`() throws {
    let bench = try bench()
    #expect(bench.run("export", "journal", "--file", "journal") == 0)
    #expect(bench.run("--lines", "head") == 0)
    let words = bench.output.split(separator: " ")
    let hash = try #require(words.first { $0.hasPrefix("head=") }).dropFirst(5).prefix(64)
    let number = try #require(words.first { $0.hasPrefix("entry=") }).dropFirst(6)
    #expect(bench.run("verify", "--file", "journal", "--head", "\(hash)@\(number)") == 0)
    #expect(bench.run("verify", "--file", "journal", "--head", "\(hash)@5") == 70)
    #expect(bench.errors.contains("entry 5 (head)"))
    #expect(bench.run("verify", "--file", "journal", "--head", "\(hash)@9999") == 70)
    #expect(bench.errors.contains("the file ends with entry \(number)"))
    #expect(bench.run("verify", "--file", "journal", "--head", "\(hash)") == 64)
    #expect(bench.run("verify", "--file", "nowhere") == 66)
  }

  @Test func `is proved in part from the hash before that part`() throws {
    let bench = try bench()
    #expect(bench.run("export", "journal", "--file", "all") == 0)
    #expect(bench.run("export", "journal", "--file", "part", "--since", "20") == 0)
    let all = String(decoding: try #require(bench.files["all"]), as: UTF8.self).split(separator: "\n")
    let hash = try #require(all[19].split(separator: " ").first { $0.hasPrefix("hash=") }).dropFirst(5)
    #expect(bench.run("verify", "--file", "part") == 70)
    #expect(bench.errors.contains("--head"))
    #expect(bench.run("--lines", "verify", "--file", "part", "--head", "\(hash)@20") == 0)
    #expect(bench.output.contains(" since=20 "))
    #expect(bench.run("verify", "--file", "all", "--head", "\(hash)@20") == 0)
  }

  @Test func `is found damaged wherever a byte of the file is another, is gone or is repeated`() throws {
    let bench = try bench()
    #expect(bench.run("export", "journal", "--file", "journal", "--texts") == 0)
    let whole = try #require(bench.files["journal"])
    #expect(stop(whole) == nil)
    var random = SeededGenerator(seed: 5)
    for round in 0..<600 {
      let place = Int.random(in: whole.indices, using: &random)
      var bytes = whole
      switch round % 3 {
      case 0: bytes[place] ^= [1, 2, 4, 16, 32, 64][round / 3 % 6]
      case 1: bytes.remove(at: place)
      default: bytes.removeSubrange(place...)
      }
      // What stands between words may be a blank or two, and the digits of a number may have a zero before them.
      guard meaning(bytes) != meaning(whole) else { continue }
      let isFound = stop(bytes) != nil
      #expect(isFound, "round \(round), byte \(place)")
    }
  }

  /// The lines as a program reads them; nil where it cannot.
  private func meaning(_ bytes: [UInt8]) -> [DaemonLine]? {
    guard bytes.last == UInt8(ascii: "\n") else { return nil }
    var lines: [DaemonLine] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let read = try? DaemonLine.parse(line) else { return nil }
      lines.append(read)
    }
    return lines
  }

  @Test func `says in both languages what is wrong, with the daemon's code and status`() throws {
    let bench = try bench()
    #expect(bench.run("export", "journal", "--file", "journal") == 0)
    let whole = String(decoding: try #require(bench.files["journal"]), as: UTF8.self)
    bench.files["changed"] = Array(whole.replacing("kind station", with: "kind statiom", maxReplacements: 1).utf8)
    #expect(bench.run("--lines", "verify", "--file", "changed") == 70)
    #expect(bench.output.contains(#"ERR corrupt entry=3 place=chain text="Damage at entry 3 (chain): "#))
    bench.environment = ["LANG": "zh_CN.UTF-8"]
    #expect(bench.run("verify", "--file", "changed") == 70)
    #expect(bench.errors.contains("第 3 号分录有误(chain):哈希与原文对不上"))
    bench.files["cut"] = Array(whole.split(separator: "\n").dropLast().joined(separator: "\n").utf8) + [0x0A]
    #expect(bench.run("verify", "--file", "cut") == 70)
    #expect(bench.errors.contains("没有导出的结尾"))
  }

  @Test func `is not left half written where the daemon refuses`() throws {
    let bench = ClientBench(FakeDaemon { _ in .lines([#"ERR denied command=export role=operator text="no""#]) })
    #expect(bench.run("export", "journal", "--file", "journal") == 77)
    #expect(bench.files["journal"] == nil)
  }
}
