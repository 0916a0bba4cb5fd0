import Foundation

/// Sign-in sheets on their way into the bank, row by row as the client sends them.
struct SheetLoad {
  let socket: LineSocket
  let profile: Profile

  /// Stages and posts rows in parts of 10,000.
  ///
  /// - Returns: Rows a second.
  func send(rows: Int) throws -> Double {
    let start = monotonicNanoseconds()
    for first in stride(from: 0, to: rows, by: 10_000) {
      try send(first..<min(first + 10_000, rows))
    }
    return Double(rows) * 1_000_000_000 / Double(monotonicNanoseconds() - start)
  }

  private func send(_ part: Range<Int>) throws {
    let fields = try socket.answer("import open kind=sign-in station=s0 year=2025")
    guard let number = fields.split(separator: " ").first(where: { $0.hasPrefix("import=") }) else {
      throw BenchFault("the daemon opens no sheet: \(fields)")
    }
    // Sent on before what went before is answered, as the client does it.
    var unanswered = 0
    for chunk in stride(from: part.lowerBound, to: part.upperBound, by: 200) {
      let end = min(chunk + 200, part.upperBound)
      try socket.write((chunk..<end).map { row($0, number) }.joined())
      unanswered += end - chunk
      while unanswered > 400 { unanswered -= try socket.takeReplies() }
    }
    while unanswered > 0 { unanswered -= try socket.takeReplies() }
    try socket.ask("import commit \(number)")
  }

  /// The n-th row: only members of the first station, whose sheet it is.
  private func row(_ index: Int, _ sheet: Substring) -> String {
    let ofStation = max(1, profile.members / profile.stations)
    let member = profile.stations * (index % ofStation + 1)
    let day = index / ofStation
    let date = "2025-\(two(day / 28 % 12 + 1))-\(two(day % 28 + 1))"
    let start = day / 336 % 20
    return "import row \(sheet) line=\(index % 10_000 + 2) no=\(member) date=\(date)"
      + " start=\(two(start)):00 end=\(two(start)):30\n"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
