import Ledger
import LineProtocol

/// What the desk asks the daemon; what changes nothing may be asked again at any time.
enum DeskQuestion: Hashable {
  case hello
  case clock
  case watch
  case stations
  case teams
  case offers
  case stock(station: String)
  case present(station: String)
  case find(String)
  /// The open redemption of this station that has a code.
  case coded(String, station: String)
  case member(Int64)
  case balance(Int64)
  case stars(Int64)
  case redemptions(Int64)
  /// The services of a member since a day.
  case services(Int64, since: LocalDate)
  /// What a redemption would come to.
  case trial(member: Int64, offer: String, station: String)
  /// What cancelling a redemption would come to.
  case cancelTrial(redemption: Int64, reason: String)
  /// Whether a gift may be handed out on this code.
  case check(redemption: Int64, code: String)
  /// A change, by its number at this desk.
  case errand(Int)

  /// The words of the request; none for a change, which has its own.
  func words(_ language: Language) -> [Word] {
    switch self {
    case .hello:
      .command("hello", [("lang", language.rawValue), ("client", "timebank/\(Version.current)")])
    case .clock: .command("ping", [])
    case .watch: .command("watch", [])
    case .stations: .command("station list", [])
    case .teams: .command("team list", [])
    case .offers: .command("offer list", [])
    case .stock(let station): .command("stock list", [("station", station)])
    case .present(let station): .command("service present", [("station", station)])
    case .find(let text): .command("member find", [("text", text), ("limit", String(DeskQuestion.foundLimit))])
    case .member(let number): .command("member show", [("member", String(number))])
    case .balance(let number): .command("balance", [("member", String(number))])
    case .stars(let number): .command("stars explain", [("member", String(number))])
    case .redemptions(let number): .command("redeem list", [("member", String(number)), ("state", "open")])
    case .services(let number, let since):
      .command("service list", [("member", String(number)), ("from", since.description)])
    case .trial(let member, let offer, let station):
      .command(
        "redeem request", [("member", String(member)), ("offer", offer), ("station", station), ("dry", "true")])
    case .coded(let code, let station):
      .command("redeem list", [("code", code), ("station", station), ("state", "open")])
    case .cancelTrial(let redemption, let reason):
      .cancel(redemption, reason: reason) + [Word(name: "dry", value: "true")]
    case .check(let redemption, let code):
      .handOut(redemption, code: code) + [Word(name: "dry", value: "true")]
    case .errand: []
    }
  }

  /// As many as the screen has room for.
  static let foundLimit = 9
}

extension [Word] {
  /// Handing out a gift; the code may be missing.
  static func handOut(_ redemption: Int64, code: String) -> [Word] {
    .command("redeem fulfil", [("redemption", String(redemption))] + (code.isEmpty ? [] : [("code", code)]))
  }

  /// Cancelling a redemption.
  static func cancel(_ redemption: Int64, reason: String) -> [Word] {
    .command("redeem cancel", [("redemption", String(redemption)), ("reason", reason)])
  }

  /// A command and its parameters.
  static func command(_ name: String, _ parameters: [(String, String)]) -> [Word] {
    name.split(separator: " ").map { Word(name: nil, value: String($0)) }
      + parameters.map { Word(name: $0.0, value: $0.1) }
  }
}
