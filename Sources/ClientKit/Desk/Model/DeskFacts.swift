import Ledger
import LineProtocol

/// A station as the desk shows it.
struct DeskPlace: Hashable {
  let code: String
  let name: String
}

/// The bank's own day and time.
struct DeskClock: Hashable {
  let date: LocalDate
  let time: LocalTime

  /// Reads an instant of the daemon, `2026-06-01T09:00:35.063+08:00`, whose offset is the bank's.
  init?(_ instant: String) {
    let parts = instant.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, let date = LocalDate(parts[0]), let time = LocalTime(parts[1].prefix(5)) else { return nil }
    self.date = date
    self.time = time
  }
}

/// Somebody who was found.
struct DeskFound: Hashable {
  let number: Int64
  let name: String
  let phone: String
  let teams: [String]
  let isClosed: Bool

  init?(_ row: DaemonFields) {
    guard let number = row["member"].flatMap({ Int64($0) }) else { return nil }
    self.number = number
    name = CellText.harmless(row["name"] ?? "")
    phone = CellText.harmless(row["phone"] ?? "")
    teams = (row["teams"] ?? "").split(separator: ",").map { CellText.harmless(String($0)) }
    isClosed = row["state"] != "active"
  }
}

/// A gift that waits here for the code that was typed.
struct DeskCoded: Hashable {
  let redemption: Int64
  let member: Int64
  let offer: String

  init?(_ row: DaemonFields) {
    guard let redemption = row["redemption"].flatMap({ Int64($0) }), let member = row["member"].flatMap({ Int64($0) })
    else { return nil }
    self.redemption = redemption
    self.member = member
    offer = CellText.harmless(row["offer"] ?? "")
  }
}

/// Somebody who is checked in at this station.
struct DeskPresence: Hashable {
  let number: Int64
  let name: String
  let activity: String
  let date: String
  let start: String
  let end: String

  init?(_ row: DaemonFields) {
    guard let number = row["member"].flatMap({ Int64($0) }) else { return nil }
    self.number = number
    name = CellText.harmless(row["name"] ?? "")
    activity = CellText.harmless(row["activity"] ?? "")
    date = CellText.harmless(row["date"] ?? "")
    start = CellText.harmless(row["start"] ?? "")
    end = CellText.harmless(row["end"] ?? "")
  }

  /// How long so far, where the bank's clock is known and it began today.
  func minutes(at clock: DeskClock?) -> Minutes? {
    guard let clock, clock.date.description == date, let from = LocalTime(start), from <= clock.time else { return nil }
    return Minutes(Int64(clock.time.minuteOfDay - from.minuteOfDay))
  }
}

/// Something that hours buy.
struct DeskOffer: Hashable {
  let code: String
  let name: String
  let price: String
  let minStars: Int
  let isGift: Bool
  let isOpen: Bool
  /// The stations that have it; all where empty.
  let stations: [String]

  init?(_ row: DaemonFields) {
    guard let code = row["offer"], !code.isEmpty else { return nil }
    self.code = CellText.harmless(code)
    name = CellText.harmless(row["name"] ?? code)
    price = CellText.harmless(row["price"] ?? "")
    minStars = row["min-stars"].flatMap { Int($0) } ?? 0
    isGift = row["kind"] == "gift"
    isOpen = row["state"] == "open"
    stations = (row["stations"] ?? "").split(separator: ",").map(String.init)
  }
}

/// A redemption that is under way.
struct DeskRedemption: Hashable {
  let number: Int64
  let offer: String
  let price: String
  let station: String
  let state: String
  let until: String

  init?(_ row: DaemonFields) {
    guard let number = row["redemption"].flatMap({ Int64($0) }) else { return nil }
    self.number = number
    offer = CellText.harmless(row["offer"] ?? "")
    price = CellText.harmless(row["price"] ?? "")
    station = CellText.harmless(row["station"] ?? "")
    state = CellText.harmless(row["state"] ?? "")
    until = CellText.harmless(row["until"] ?? "")
  }
}

/// A service that was recorded.
struct DeskService: Hashable {
  let date: String
  let minutes: String
  let activity: String
  let state: String

  init(_ row: DaemonFields) {
    date = CellText.harmless(row["date"] ?? "")
    minutes = CellText.harmless(row["minutes"] ?? "")
    activity = CellText.harmless(row["activity"] ?? "")
    state = CellText.harmless(row["state"] ?? "")
  }
}

/// The member whose page is open: what is known so far.
struct DeskPerson: Hashable {
  let number: Int64
  var name: String
  var phone = ""
  var teams: [String] = []
  var isClosed = false
  var available = ""
  var held = ""
  var stars = ""
  /// The daemon's own sentence on the stars and what is missing to the next.
  var starText = ""
  var redemptions: [DeskRedemption]?
  var services: [DeskService]?

  init(number: Int64, name: String) {
    self.number = number
    self.name = name
  }
}
