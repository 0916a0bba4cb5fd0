package import Ledger
import LineProtocol

/// Why an exported journal was not proved.
package enum JournalFileStop: Error {
  /// The file could not be read.
  case failed(ClientFailure)
  /// An entry is wrong.
  case fault(JournalFault)
  /// A line of the file is wrong, where this entry belongs.
  case line(Int, entry: Int64, LineFlaw)

  /// What is wrong with a line.
  package enum LineFlaw {
    /// It is no line of an export.
    case unreadable
    /// It breaks off.
    case cut
    /// What the `OK` line says is not what the lines before it hold.
    case disagrees
    /// The export goes on where the file ends.
    case unfinished
  }
}

/// Proves a file of exported entries, line by line.
package struct JournalFile {
  private let published: [Int64: Digest]
  private let lines: FileLines
  private var lineNumber = 0
  private var proof: JournalProof?
  /// Data lines since the last `OK`.
  private var rowCount = 0
  private var isFinished = false

  package init(_ lines: FileLines, published: [Int64: Digest]) {
    self.lines = lines
    self.published = published
  }

  /// Proves all of it.
  package mutating func prove() throws(JournalFileStop) -> JournalProof {
    while let line = try nextLine() {
      lineNumber += 1
      guard line.isWhole else { throw flaw(.cut) }
      if line.bytes.isEmpty || line.bytes.first == UInt8(ascii: "#") { continue }
      try take(line.bytes)
    }
    guard let proof, isFinished else { throw flaw(.unfinished) }
    do throws(JournalFault) { try proof.finish() } catch { throw .fault(error) }
    return proof
  }

  private func nextLine() throws(JournalFileStop) -> FileLines.Line? {
    do throws(ClientFailure) { return try lines.next() } catch { throw .failed(error) }
  }

  private mutating func take(_ bytes: [UInt8]) throws(JournalFileStop) {
    let line: DaemonLine
    do throws(DaemonLineError) { line = try DaemonLine.parse(bytes) } catch { throw flaw(.unreadable) }
    switch line {
    case .row(let fields): try take(row: fields)
    case .ok(nil, let fields): try take(end: fields)
    // What a daemon says before and after, where the file was taken from a socket.
    case .greeting, .bye: break
    case .ok, .json, .error, .progress, .event, .gap: throw flaw(.unreadable)
    }
  }

  private mutating func take(row: DaemonFields) throws(JournalFileStop) {
    guard let entry = ExportedEntry(row) else { throw flaw(.unreadable) }
    do throws(JournalFault) {
      if proof == nil { proof = try begin(at: entry.number) }
      try proof?.take(entry)
    } catch {
      throw .fault(error)
    }
    rowCount += 1
    isFinished = false
  }

  /// A part of a journal is proved only from a published head on: its first entry says nothing of those before it.
  private func begin(at number: Int64) throws(JournalFault) -> JournalProof {
    guard number > 1, let head = published[number - 1] else {
      guard number == 1 else { throw JournalFault(1, .number(found: number)) }
      return JournalProof(published: published)
    }
    return JournalProof(after: number - 1, head: head, published: published)
  }

  private mutating func take(end: DaemonFields) throws(JournalFileStop) {
    guard
      let rows = end["rows"].flatMap({ Int($0) }), let through = end["through"].flatMap({ Int64($0) }),
      let total = end["total"].flatMap({ Int64($0) }), let head = end["head"].flatMap({ Digest(hex: $0) })
    else { throw flaw(.unreadable) }
    if proof == nil, rows == 0, published[through] == head {
      proof = JournalProof(after: through, head: head, published: published)
    }
    guard let proof, rows == rowCount, through == proof.number, head == proof.head, total >= through else {
      throw flaw(.disagrees)
    }
    rowCount = 0
    isFinished = through == total
  }

  private func flaw(_ flaw: JournalFileStop.LineFlaw) -> JournalFileStop {
    .line(lineNumber, entry: (proof?.number ?? 0) + 1, flaw)
  }
}

extension ExportedEntry {
  /// Reads a data line of an export, or nil.
  init?(_ row: DaemonFields) {
    guard
      let number = row["entry"].flatMap({ Int64($0) }), let hash = row["hash"].flatMap({ Digest(hex: $0) }),
      let canonical = row["canonical"], let texts = row["texts"].flatMap({ ExportedEntry.texts($0) })
    else { return nil }
    self.init(number: number, canonical: Array(canonical.utf8), hash: hash, texts: texts)
  }
}
