public import Ledger

/// What a bank answers to the file of another one: that it has taken it, or that it never will.
public struct HandoverReceipt: Hashable, Sendable {
  /// What became of a file.
  public enum Verdict: String, Sendable {
    /// Its hours are a member's of the other bank.
    case taken
    /// The other bank will never take it.
    case refused
  }

  /// The name of the file.
  public let file: Digest
  /// What became of it.
  public let verdict: Verdict
  /// The hours in it.
  public let minutes: Minutes
  /// By what the signature of the answer is known: the key that the file was addressed to.
  public let key: BankKey

  /// Describes an answer.
  public init(file: Digest, verdict: Verdict, minutes: Minutes, key: BankKey) {
    self.file = file
    self.verdict = verdict
    self.minutes = minutes
    self.key = key
  }

  private static let title = "timebank-handover-receipt"

  /// The lines that are signed.
  public var body: String {
    ["\(Self.title) 1", "file \(file)", "verdict \(verdict.rawValue)", "balance \(minutes.count)", "key \(key)"]
      .map { $0 + "\n" }.joined()
  }

  /// Reads the lines that are signed, or nil where they are not those of such an answer.
  public init?(body: String) {
    var lines = LineCursor(body)
    guard lines.take(Self.title) == "1", let file = lines.take("file").flatMap({ Digest(hex: $0) }),
      let verdict = lines.take("verdict").flatMap(Verdict.init(rawValue:)),
      let minutes = lines.take("balance").flatMap({ Int64($0) }), let key = lines.take("key").flatMap({ BankKey($0) })
    else { return nil }
    self.init(file: file, verdict: verdict, minutes: Minutes(minutes), key: key)
    guard self.body.utf8.elementsEqual(body.utf8) else { return nil }
  }
}
