/// A refusal as the model foresees it.
struct Refused: Error {
  let code: String
}

/// The reference model: plain dictionaries, written from the domain reference and nothing else.
///
/// A value: a dry run or a failed batch is a copy thrown away.
struct World {
  struct Station {
    var isClosed = false
  }

  struct Member {
    var station: String
    var registered: PlainDay
    var birth: PlainDay?
    var hasGuardian: Bool
    var isClosed = false
    var available = 0 {
      didSet { if available != oldValue { flows.append(available - oldValue) } }
    }
    var held = 0
    /// What came in and went out of the wallet in the request that is being carried out.
    var flows: [Int] = []
    /// What came in and is not too old yet, with the day on which it will be; all that came in before, and all that
    /// ever went out.
    var credits: [(due: PlainDay, minutes: Int)] = []
    var matured = 0
    var debited = 0
  }

  struct Team {
    let station: String
    let parent: String?
    var isClosed = false
  }

  struct Stay {
    let member: Int
    let team: String
    let from: PlainDay
    var until: PlainDay?

    func covers(_ day: PlainDay) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
  }

  struct Record {
    var member: Int
    let date: PlainDay
    let minutes: Int
    let start: Int?
    let end: Int?
    let station: String
    let team: String?
    let brigades: [String]
    let activity: String?
    let redemption: Int?
    let entered: PlainDay
    var source = "operator"
    /// Who entered it.
    var user = ""
    /// `pending`, `notice`, `posted`, `rejected` or `reversed`.
    var state = "posted"
    /// Whether only an administrator can confirm it.
    var needsAdmin = false
    /// The public notice: the day that it begins after, and its last one or the days left where it was stopped.
    var notice: (after: PlainDay, until: PlainDay?, left: Int) = (PlainDay(0), nil, 0)

    var isAlive: Bool { state != "rejected" && state != "reversed" }
    var isWaiting: Bool { state == "pending" || state == "notice" }
  }

  struct Offer {
    let isGift: Bool
    let name: String
    var price: Int
    var starPrices: [(stars: Int, price: Int)] = []
    var minStars = 0
    var minAge: Int?
    var limit: (count: Int, period: String)?
    var from: PlainDay?
    var until: PlainDay?
    var stations: [String] = []
    var isClosed = false
  }

  struct Redemption {
    var member: Int
    let offer: String
    let isGift: Bool
    let price: Int
    let station: String
    let date: PlainDay
    let until: PlainDay
    var state = "requested"
    var provider: Int?
    var agreed: PlainDay?
    var said: Done?
    var hasRequesterWord = false
    /// Where its service stands among the records.
    var record: Int?

    var isOpen: Bool { ["requested", "assigned", "disputed"].contains(state) }

    var words: String {
      [said == nil ? nil : "provider", hasRequesterWord ? "requester" : nil].compactMap { $0 }.joined(separator: ",")
    }
  }

  /// A service as its provider tells of it.
  struct Done {
    let minutes: Int
    let date: PlainDay
    let start: Int?
    let end: Int?
  }

  struct Grant {
    var role: String
    var stations: [String]
  }

  struct MemberDay: Hashable {
    let member: Int
    let day: PlainDay
  }

  struct Shelf: Hashable {
    let offer: String
    let station: String
  }

  static let memberThresholds = [10, 20, 40, 60, 100].map { $0 * 60 }
  static let teamThresholds = [30, 60, 120, 240, 480].map { $0 * 60 }
  static let backdateDays = 60
  static let dailyLimit = 720
  static let granularity = 5
  static let reviewOver = 480
  static let reviewOverSecond = 600
  static let holiday = PlainDay(year: 2026, month: 1, day: 1)
  static let expiryYears = 1

  /// Working days that a record is in the public notice; 0 for none.
  let noticeDays: Int
  /// The wall clock in milliseconds; may run back.
  var clock: Int64
  /// The instant of the newest entry.
  var lastInstant: Int64
  var entries = 2
  var stations: [String: Station] = [:]
  var members: [Int: Member] = [:]
  var teams: [String: Team] = [:]
  /// The numbers of all members, in order.
  var memberNumbers: [Int] = []
  var stays: [Stay] = []
  var staysOfMember: [Int: [Int]] = [:]
  var records = ChunkedArray<Record>()
  var recordsOfMember: [Int: [Int]] = [:]
  var recordsOfDay: [MemberDay: [Int]] = [:]
  /// Records in the public notice.
  var noticed: [Int] = []
  var offers: [String: Offer] = [:]
  var redemptions = ChunkedArray<Redemption>()
  var redemptionsOfMember: [Int: [Int]] = [:]
  /// Those still requested, the oldest first.
  var openRedemptions: [Int] = []
  var grants: [String: Grant] = [:]
  var shelves: [Shelf: Int] = [:]
  var supplied: [String: Int] = [:]
  var given: [String: Int] = [:]
  var counted: [String: Int] = [:]
  var pools: [String: Int] = [:]
  var issued = 0
  var redeemed = 0
  var opened = 0
  var expired = 0
  /// The last day for which all that was too old has lapsed.
  var expiredThrough: PlainDay?
  /// The household of each member who has one.
  var homes: [Int: Home] = [:]
  var adjustments: [Adjustment] = []
  var accountsPosted: Set<String> = []
  /// Minutes of posted service by year.
  var memberYears: [Int: [Int: Int]] = [:]
  var teamYears: [String: [Int: Int]] = [:]
  /// Idempotency keys by user and key: the request, and its answer.
  var keys: [String: (identity: String, answer: [String: String])] = [:]
  /// Whom the last request touched.
  var touchedMembers: Set<Int> = []
  var touchedTeams: Set<String> = []

  init(clock: Int64, noticeDays: Int) {
    self.clock = clock
    self.noticeDays = noticeDays
    lastInstant = clock
  }

  var now: Int64 { max(clock, lastInstant) }
  var today: PlainDay { PlainDay(milliseconds: now) }

  mutating func journal() {
    lastInstant = now
    entries += 1
  }

  /// Counts a posting, so that the trial balance knows which accounts there are.
  mutating func post(_ accounts: String...) {
    for account in accounts { accountsPosted.insert(account) }
  }

  func stars(of member: Int) -> Int {
    World.stars(memberYears[member] ?? [:], World.memberThresholds)
  }

  func stars(ofTeam team: String) -> Int {
    World.stars(teamYears[team] ?? [:], World.teamThresholds)
  }

  private static func stars(_ years: [Int: Int], _ thresholds: [Int]) -> Int {
    var stars = 0
    for (_, minutes) in years {
      for threshold in thresholds where minutes >= threshold { stars += 1 }
    }
    return min(5, stars)
  }

  /// Every account that was ever posted to, with its balance as it is written.
  func trialBalance() -> [String: String] {
    var balances: [String: String] = [:]
    for account in accountsPosted { balances[account] = balance(of: account) }
    return balances
  }

  /// The balance of an account as it is written.
  func balance(of account: String) -> String {
    switch account {
    case "bank/issued": return World.text(issued)
    case "bank/redeemed": return World.text(redeemed)
    case "bank/opening": return World.text(opened)
    case "bank/expired": return World.text(expired)
    default: break
    }
    let parts = account.split(separator: ":")[1].split(separator: "/").map(String.init)
    if account.hasPrefix("pool:") { return World.text(pools[parts[0]] ?? 0) }
    if account.hasPrefix("member:") {
      guard let member = members[Int(parts[0]) ?? 0] else { return "?" }
      return World.text(parts[1] == "available" ? member.available : member.held)
    }
    if parts.count == 1 {
      let shelf = parts[0].split(separator: "@").map(String.init)
      return String(shelves[Shelf(offer: shelf[0], station: shelf[1])] ?? 0)
    }
    switch parts[1] {
    case "supplied": return String(supplied[parts[0]] ?? 0)
    case "given": return String(given[parts[0]] ?? 0)
    default: return String(counted[parts[0]] ?? 0)
    }
  }

  static func text(_ minutes: Int) -> String {
    let size = abs(minutes)
    return "\(minutes < 0 ? "-" : "")\(size / 60):\(size % 60 < 10 ? "0" : "")\(size % 60)"
  }
}
