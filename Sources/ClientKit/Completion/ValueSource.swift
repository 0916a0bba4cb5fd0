import LineProtocol

/// What the bank is asked for the values of a parameter.
enum ValueSource {
  case members
  case offers
  case stations
  case teams
  case pools
  /// Redemptions of a state, `open` for all that are.
  case redemptions(state: String)
  /// Records that wait for a second person.
  case pendingRecords
  case approvals

  /// The source of a parameter's values; nil where the bank knows none, as for a code that is being given.
  init?(_ name: String, _ type: ParameterType, of command: String) {
    if type == .code, command == "\(name) add" { return nil }
    switch (name, type) {
    case ("member", .number), ("provider", .number), ("heir", .number), ("by", .number), ("into", .number),
      ("from", .number), ("to", .number), ("volunteer", .number), ("resident", .number), ("about", .number):
      self = .members
    case ("offer", .code): self = .offers
    case ("station", .code), ("stations", .codes), ("to", .code): self = .stations
    case ("parent", .code), ("into", .code): self = command.hasPrefix("team ") ? .teams : .stations
    case ("team", .code): self = .teams
    case ("pool", .code): self = .pools
    case ("redemption", .number): self = .redemptions(state: command == "redeem return" ? "fulfilled" : "open")
    case ("record", .number) where command == "service reject", ("record", .integers): self = .pendingRecords
    case ("approval", .number): self = .approvals
    default: return nil
    }
  }

  /// The request that answers what begins as typed; nil where too little is typed to ask for people.
  func request(_ typed: String) -> ParsedLine? {
    switch self {
    case .members:
      guard !typed.isEmpty else { return nil }
      return Self.line("member find", ["text": typed, "limit": Self.mostPeople])
    case .offers: return Self.line("offer list", ["state": "open"])
    case .stations: return Self.line("station list", [:])
    case .teams: return Self.line("team list", [:])
    case .pools: return Self.line("pool list", [:])
    case .redemptions(let state): return Self.line("redeem list", ["state": state, "limit": Self.mostRows])
    case .pendingRecords: return Self.line("service pending", ["state": "pending", "limit": Self.mostRows])
    case .approvals: return Self.line("approval list", ["state": "proposed", "limit": Self.mostRows])
    }
  }

  /// The column of the value, and those that say what it is.
  var columns: (value: String, about: [String]) {
    switch self {
    case .members: ("member", ["name", "station"])
    case .offers: ("offer", ["name", "price"])
    case .stations: ("station", ["name"])
    case .teams: ("team", ["name"])
    case .pools: ("pool", ["name"])
    case .redemptions: ("redemption", ["member", "offer", "until"])
    case .pendingRecords: ("record", ["member", "date", "minutes"])
    case .approvals: ("approval", ["request"])
    }
  }

  /// Whether every row answers to what was typed, since the bank itself has looked for it.
  var isSearched: Bool { if case .members = self { true } else { false } }

  private static func line(_ command: String, _ parameters: KeyValuePairs<String, String>) -> ParsedLine {
    let words = command.split(separator: " ").map { Word(name: nil, value: String($0)) }
    return ParsedLine(tag: nil, words: words + parameters.map { Word(name: $0.key, value: $0.value) })
  }

  /// As many as a person looks through.
  private static let mostPeople = "20"
  private static let mostRows = "200"
}
