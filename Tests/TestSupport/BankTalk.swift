public import Bank
public import LineProtocol
public import Rules

/// Something that a test relies on was refused, or was not.
public struct UnexpectedRefusal: Error, CustomStringConvertible {
  /// What happened.
  public let description: String

  /// Says what happened.
  public init(description: String) {
    self.description = description
  }
}

extension TestBank {
  /// Carries out many lines in one commit; a test's setup, so that a refusal is an error.
  @discardableResult
  public func lay(_ lines: [String], as peer: Peer = TestBank.admin) throws -> Reply {
    switch try commit(lines, as: peer) {
    case .success(let reply): return reply
    case .failure(let refusal) where refusal.code == .internal:
      // A defect fails the whole commit; line by line it shows where.
      for line in lines { try done(line, as: peer) }
      throw UnexpectedRefusal(description: refusal.text.english)
    case .failure(let refusal):
      throw UnexpectedRefusal(description: "\(refusal.code.rawValue) \(refusal.details): \(refusal.text.english)")
    }
  }

  /// Carries out a line that must succeed.
  @discardableResult
  public func done(_ line: String, as peer: Peer = TestBank.admin) throws -> Reply {
    switch ask(line, as: peer) {
    case .success(let reply): return reply
    case .failure(let refusal):
      throw UnexpectedRefusal(description: "\(line): \(refusal.code.rawValue) \(refusal.text.english)")
    }
  }

  /// The code that a line is refused with, or nil where it succeeds.
  public func refusal(_ line: String, as peer: Peer = TestBank.admin) -> ErrorCode? {
    guard case .failure(let refusal) = ask(line, as: peer) else { return nil }
    return refusal.code
  }

  /// The columns of the rows that a line gives, as they are written on the wire; the refusal's code where it is refused.
  public func table(_ line: String, _ columns: String..., as peer: Peer = TestBank.admin) -> [String] {
    switch ask(line, as: peer) {
    case .success(let reply): (reply.rows ?? []).map { $0.plain(columns) }
    case .failure(let refusal): [refusal.code.rawValue]
    }
  }

  /// Names on the `OK` line that a line ends with; the refusal's code where it is refused.
  public func end(_ line: String, _ names: String..., as peer: Peer = TestBank.admin) -> String {
    switch ask(line, as: peer) {
    case .success(let reply): reply.fields.plain(names)
    case .failure(let refusal): refusal.code.rawValue
    }
  }

  /// All that the bank shows of its books: equal before and after whatever changes nothing.
  public func picture() -> [String] {
    let teams = table("team list", "team").map { "team show team=\($0)" }
    let members = table("member list", "member").map { "statement member=\($0)" }
    let lines =
      ([
        "head", "status", "trial-balance", "station list", "operator list", "member list", "team list", "service list",
        "redeem list", "offer list", "stock list", "household list", "pool list", "stars list min=0",
        "stars list min=0 kind=team", "journal list",
      ] + teams + members).flatMap { [$0] + send($0) }
    // When the books were proved or copied is nothing that they say.
    return lines.map { line in line.replacing(/\ (verified|backup)=[^ ]*/, with: "") }
  }
}

extension Refusal {
  /// The `ERR` line as it is written in a language.
  public func written(in language: Language) -> String {
    var bytes: [UInt8] = []
    ReplyEncoder(language: language).append(self, tag: nil, to: &bytes)
    return String(String(decoding: bytes, as: UTF8.self).dropLast())
  }
}

extension [Field] {
  fileprivate func plain(_ names: [String]) -> String {
    names.map { name in first { $0.name == name }?.value.plain(in: .english) ?? "?" }.joined(separator: " ")
  }
}

extension Policy {
  /// The default rules with some settings changed, by their names in the configuration.
  public static func community(but changes: [String: String]) throws -> Policy {
    try Policy(
      version: 1,
      settings: Policy.withoutBackdating.settings.map { (name: $0.name, value: changes[$0.name] ?? $0.value) })
  }
}
