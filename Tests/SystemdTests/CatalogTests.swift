import DaemonLog
import Foundation
import Logging
import Testing

/// What `journalctl -x` tells an administrator to do.
@Suite("The journal's catalog")
struct CatalogTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../systemd/catalog").standardized

  private func ids(in file: String) throws -> [String] {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("-- ") }.map { String($0.dropFirst(3).prefix(32)) }
  }

  @Test(arguments: ["timebank.catalog", "timebank.zh_CN.catalog"])
  func `every message that needs somebody says what to do, in both languages`(file: String) throws {
    let needed = LogMessage.allCases.filter { $0.level >= .warning }.map(\.id)
    #expect(Set(try ids(in: file)) == Set(needed))
  }

  @Test(arguments: ["timebank.catalog", "timebank.zh_CN.catalog"])
  func `a field that a text names is one that messages have`(file: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    let known = Set(LogField.allCases.map(\.journalName))
    for match in text.matches(of: /@(TIMEBANK_[A-Z_]+)@/) { #expect(known.contains(String(match.output.1))) }
  }
}
