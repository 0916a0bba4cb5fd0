public import Ledger

/// The name of a backup's file: the instant in UTC, to the second, and the number of the last entry in it, as in
/// `timebank-20261121T040000Z-000012345.sqlite`.
public struct BackupName: Hashable, Sendable {
  /// When the backup was begun; a whole second.
  public let at: Instant
  /// The number of its last entry.
  public let entries: Int64

  /// Names a backup; what is below a second is dropped.
  public init(at: Instant, entries: Int64) {
    self.at = Instant(milliseconds: at.seconds * 1000)
    self.entries = entries
  }

  /// Reads a file's name; nil where it is not exactly one that this type writes.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].utf8.count == 16, parts[2].hasSuffix(BackupName.ending) else { return nil }
    let digits = parts[1].utf8.map { Int64($0) - 48 }
    func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard
      let date = LocalDate(year: Int(number(0..<4)), month: Int(number(4..<6)), day: Int(number(6..<8))),
      let entries = Int64(parts[2].dropLast(BackupName.ending.count))
    else { return nil }
    let seconds = number(9..<11) * 3600 + number(11..<13) * 60 + number(13..<15)
    self.init(at: Instant(milliseconds: (Int64(date.dayNumber) * 86_400 + seconds) * 1000), entries: entries)
    guard self.text == text else { return nil }
  }

  /// The name.
  public var text: String {
    "\(BackupName.beginning)\(BackupName.stamp(at))-\(BackupName.padded(entries, 9))\(BackupName.ending)"
  }

  /// The same a second later.
  var aSecondLater: BackupName { BackupName(at: Instant(milliseconds: at.milliseconds + 1000), entries: entries) }

  /// An instant as names of files carry it: `20261121T040000Z`.
  static func stamp(_ at: Instant) -> String {
    let second = at.seconds >= 0 ? at.seconds % 86_400 : (at.seconds % 86_400 + 86_400) % 86_400
    let parts = LocalDate(dayNumber: (at.seconds - second) / 86_400)?.parts ?? (year: 0, month: 0, day: 0)
    let day = padded(Int64(parts.year), 4) + padded(Int64(parts.month), 2) + padded(Int64(parts.day), 2)
    return "\(day)T\(padded(second / 3600, 2))\(padded(second / 60 % 60, 2))\(padded(second % 60, 2))Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static let beginning = "timebank-"
  private static let ending = ".sqlite"
}

/// The name under which a backup is written until it is proved; never listed as a backup.
struct UnfinishedName {
  let text: String

  init(_ name: BackupName) {
    text = ".\(name.text).part"
  }

  /// Whether a file is what is left of a backup that was never finished, or a log that SQLite kept beside it.
  static func isLeftOver(_ file: String) -> Bool {
    for ending in [".part", ".part-journal", ".part-wal", ".part-shm"] where file.hasPrefix(".") {
      if file.hasSuffix(ending), BackupName(String(file.dropFirst().dropLast(ending.count))) != nil { return true }
    }
    return false
  }
}
