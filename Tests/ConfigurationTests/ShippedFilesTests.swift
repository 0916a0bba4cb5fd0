import Foundation
import LineProtocol
import Rules
import Testing

@testable import Configuration

@Suite("Configuration files that come with the program")
struct ShippedFilesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "config")

  private func load(_ name: String) throws -> Configuration {
    try Configuration.load(file: Self.folder.appending(path: name).path)
  }

  @Test
  func `the documented values are the defaults`() throws {
    #expect(try load("timebank.toml") == Configuration())
  }

  @Test
  func `every key of the program stands in the file, and none besides`() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "timebank.toml"), encoding: .utf8)
    var table = ""
    var keys: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") { table = String(line.dropFirst().prefix { $0 != "]" }) }
      if let first = line.first, first.isLetter { keys.append(table + "." + line.prefix { $0 != " " }) }
    }
    #expect(try keys == Configuration.knownKeys())
  }

  @Test
  func `every key is explained in Chinese and English`() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "timebank.toml"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var table = ""
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("[") { table = String(line) }
      guard let first = line.first, first.isLetter, !["[stars.team]", "[stars.brigade]"].contains(table) else {
        continue
      }
      let comments = lines[..<index].reversed().prefix { $0.hasPrefix("# ") }
      #expect(comments.count >= 2, "\(line)")
      #expect(comments.contains { $0.contains { $0 > "\u{4E00}" } }, "\(line)")
      #expect(comments.contains { $0.allSatisfy(\.isASCII) }, "\(line)")
    }
  }

  @Test
  func `every key is described, in both languages, as the file has it`() throws {
    #expect(try KeyDescription.all.map(\.name) == Configuration.knownKeys())
    #expect(KeyDescription.all.map(\.name).sorted() == ConfigurationKey.all.map(\.name).sorted())
    for key in KeyDescription.all {
      #expect(key.text.chinese.contains { $0 > "\u{4E00}" }, "\(key.name)")
      #expect(!key.text.english.isEmpty && key.text.english.allSatisfy(\.isASCII), "\(key.name)")
      #expect(!key.defaultText.isEmpty && !key.effect.english.isEmpty, "\(key.name)")
    }
  }

  @Test(arguments: Policy.presetNames)
  func `a preset's file is the policy of that name`(name: String) throws {
    #expect(try load("presets/\(name).toml").policy == Policy.preset(named: name))
  }
}
