import LineProtocol

@testable import ClientKit

/// The daemon's side of an import, in memory: staged rows, verdicts by name, totals, commit.
final class FakeImportBank {
  let daemon = FakeDaemon()
  /// The verdict on a row; good unless said otherwise.
  var verdict: (_ row: [String: String]) -> (verdict: String, text: String) = { _ in ("good", "") }
  /// Refuses the commit of an import.
  var commitRefusal: (Int) -> String? = { _ in nil }
  private(set) var staged: [Int: [[String: String]]] = [:]
  private(set) var committed: [(number: Int, skip: [String])] = []
  private(set) var aborted: [Int] = []
  private var importCount = 0
  /// The numbers of paper that imports were opened with, and of those posted.
  private var opened: [Int: String] = [:]
  private var papers: [Int: String] = [:]

  init() {
    // The daemon and its script live as long as each other.
    daemon.answer = { .lines(self.answer($0)) }
  }

  private func answer(_ line: String) -> [String] {
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { return ["ERR bad-request text=\"x\""] }
    let words = Dictionary(
      parsed.words.compactMap { word in word.name.map { ($0, word.value) } }, uniquingKeysWith: { first, _ in first })
    let number = words["import"].flatMap { Int($0) } ?? 0
    switch parsed.words.prefix(2).map(\.value) {
    case ["import", "open"]:
      if let sheet = words["sheet"], words["again"] == nil, papers.values.contains(sheet) {
        return ["ERR exists sheet=\(sheet) text=\"已导入过\""]
      }
      importCount += 1
      staged[importCount] = []
      opened[importCount] = words["sheet"]
      return ["OK import=\(importCount)"]
    case ["import", "row"]:
      if words["note"] == "拒收" { return ["ERR bad-value name=note text=\"备注太长\""] }
      staged[number, default: []].append(words)
      return ["OK staged=\(staged[number]?.count ?? 0)"]
    case ["import", "preview"]: return preview(number, totals: words["totals"])
    case ["import", "commit"]: return commit(number, words)
    case ["import", "abort"]:
      aborted.append(number)
      return ["OK import=\(number)"]
    default: return ["ERR unknown-command text=\"x\""]
    }
  }

  private func preview(_ number: Int, totals: String?) -> [String] {
    let rows = staged[number] ?? []
    if totals != nil { return ["* member=17 name=张三 team=\"\" records=2 minutes=2:45", "OK rows=1"] }
    let lines = rows.map { row in
      let (verdict, text) = self.verdict(row)
      let name = row["name"] ?? ""
      return "* line=\(row["line"] ?? "") verdict=\(verdict) code=\"\" member=\"\" name=\"\(name)\" "
        + "date=2026-05-07 minutes=1:00 team=\"\" records=\"\" text=\"\(text)\""
    }
    return lines + ["OK rows=\(rows.count) " + totalsText(rows)]
  }

  private func commit(_ number: Int, _ words: [String: String]) -> [String] {
    if let refusal = commitRefusal(number) { return [refusal] }
    let skip = words["skip"]?.split(separator: ",").map(String.init) ?? []
    committed.append((number, skip))
    papers[number] = opened[number]
    let rows = (staged[number] ?? []).filter { !skip.contains($0["line"] ?? "") && verdict($0).verdict == "good" }
    let lines = rows.enumerated().map { index, row in
      "* line=\(row["line"] ?? "") verdict=good record=\(index + 1) member=17 minutes=1:00 "
        + "stars=\(index == 0 ? 1 : 0) was=0"
    }
    return ["~ done=1 total=\(rows.count)"] + lines
      + ["OK rows=\(rows.count) " + totalsText(rows) + " entry=\(100 + rows.count)"]
  }

  private func totalsText(_ rows: [[String: String]]) -> String {
    let verdicts = rows.map { verdict($0).verdict }
    let good = verdicts.count { $0 == "good" }
    let faults = verdicts.count { $0 == "fault" }
    let already = verdicts.count { $0 == "already" }
    return "good=\(good) faults=\(faults) already=\(already) skipped=0 minutes=\(good):00"
  }
}
