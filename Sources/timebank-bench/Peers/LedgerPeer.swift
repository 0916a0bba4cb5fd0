import Foundation

/// The command-line program `ledger`, which adds up a journal in plain text.
enum LedgerPeer {
  /// Exports a bank's journal and has `ledger` add it up.
  ///
  /// - Returns: The seconds that `ledger bal` took.
  /// - Throws: ``BenchFault`` where there is no `ledger`, or where it finds no balance.
  static func balanceSeconds(of bank: GrownBank) throws -> Double {
    let program = try Tool.find("ledger", package: "ledger")
    let file = bank.folder.appendingPathComponent("journal.ledger")
    try write(bank, to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let start = monotonicNanoseconds()
    try Tool.run(program, ["-f", file.path, "--args-only", "bal"])
    return Double(monotonicNanoseconds() - start) / 1_000_000_000
  }

  private static func write(_ bank: GrownBank, to file: URL) throws {
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw BenchFault("\(file.path) cannot be made")
    }
    let output = try FileHandle(forWritingTo: file)
    defer { try? output.close() }
    let socket = try bank.connect()
    var (through, total) = (0, 1)
    while through < total {
      try socket.write("export kind=journal\(through > 0 ? " since=\(through)" : "")\n")
      var text = ""
      var line = try socket.line()
      while line.hasPrefix("*") {
        text += transaction(of: line)
        line = try socket.line()
      }
      guard let reached = number("through=", in: line), let all = number("total=", in: line) else {
        throw BenchFault("export: \(line)")
      }
      (through, total) = (reached, all)
      try output.write(contentsOf: Data(text.utf8))
    }
  }

  /// An entry with postings as `ledger` reads it; the canonical bytes stand in the row as one quoted value.
  private static func transaction(of row: String) -> String {
    var (date, postings) = ("", "")
    for line in row.components(separatedBy: "\\n") {
      if line.hasPrefix("date ") { date = String(line.dropFirst(5)) }
      let words = line.split(separator: " ")
      if words.count == 3, words[0] == "post" { postings += "    \(words[1])  \(words[2]) MIN\n" }
    }
    return postings.isEmpty ? "" : "\(date) *\n\(postings)\n"
  }

  private static func number(_ name: String, in line: String) -> Int? {
    line.split(separator: " ").first { $0.hasPrefix(name) }.flatMap { Int($0.dropFirst(name.count)) }
  }
}
