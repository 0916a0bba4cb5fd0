import Ledger
import LineProtocol
import Rules

/// The rules of a new bank, read from `[service]`, `[stars.*]` and `[redemption]`.
///
/// The bounds of each value are the policy's own: every value is tried alone first, so that all that are wrong are found
/// and not only the first, then all together.
extension SettingsReader {
  mutating func policy(default fallback: Policy) -> Policy {
    let service = servicePolicy(default: fallback.service)
    let member = starPolicy("stars.member.", default: fallback.memberStars)
    let team = starPolicy("stars.team.", default: fallback.teamStars)
    let brigade = starPolicy("stars.brigade.", default: fallback.brigadeStars)
    let redemption = redemptionPolicy(default: fallback.redemption)
    return checked(
      "", default: fallback,
      attempt { () throws(PolicyFault) in
        try Policy(
          version: 1, service: service, memberStars: member, teamStars: team, brigadeStars: brigade,
          redemption: redemption)
      })
  }

  private mutating func servicePolicy(default fallback: ServicePolicy) -> ServicePolicy {
    let limit = duration("service.daily_limit", .anyDuration, default: fallback.dailyLimit)
    let days = integer("service.backdate_days", .anyInteger, default: fallback.backdateDays)
    let granularity = Minutes(
      Int64(integer("service.granularity", .anyInteger, default: Int(fallback.granularity.count))))
    let review = reviewPolicy(default: fallback.review)
    let door = doorPolicy(default: fallback.door)
    let lecture = integer("service.lecture_services", .anyInteger, default: fallback.lectureServices)
    let care = carePolicy(default: fallback.care)
    return checked(
      "service.", default: fallback,
      attempt { () throws(PolicyFault) in try ServicePolicy(dailyLimit: limit) },
      attempt { () throws(PolicyFault) in try ServicePolicy(backdateDays: days) },
      attempt { () throws(PolicyFault) in try ServicePolicy(lectureServices: lecture) },
      attempt { () throws(PolicyFault) in
        try ServicePolicy(
          dailyLimit: limit, backdateDays: days, granularity: granularity, review: review, door: door,
          lectureServices: lecture, care: care)
      })
  }

  private mutating func reviewPolicy(default fallback: ReviewPolicy) -> ReviewPolicy {
    let over = duration("service.review_over", .anyDuration, default: fallback.over)
    let second = duration("service.review_over_second", .anyDuration, default: fallback.overSecond)
    let noticeDays = integer("service.notice_days", .anyInteger, default: fallback.noticeDays)
    let holidays = dates("service.holidays", default: fallback.workingDays.holidays)
    let workdays = dates("service.workdays", default: fallback.workingDays.workdays)
    return checked(
      "service.", default: fallback,
      attempt { () throws(PolicyFault) in try ReviewPolicy(over: over) },
      attempt { () throws(PolicyFault) in try ReviewPolicy(over: over, overSecond: second) },
      attempt { () throws(PolicyFault) in try ReviewPolicy(noticeDays: noticeDays) },
      attempt { () throws(PolicyFault) in
        try ReviewPolicy(
          over: over, overSecond: second, noticeDays: noticeDays,
          workingDays: WorkingDays(holidays: holidays, workdays: workdays))
      })
  }

  private mutating func doorPolicy(default fallback: DoorPolicy) -> DoorPolicy {
    let pairs = integer("service.checkin_pairs", .anyInteger, default: fallback.pairsPerDay)
    let after = duration("service.checkout_after", .anyDuration, default: fallback.closesAfter)
    return checked(
      "service.", default: fallback,
      attempt { () throws(PolicyFault) in try DoorPolicy(pairsPerDay: pairs) },
      attempt { () throws(PolicyFault) in try DoorPolicy(pairsPerDay: pairs, closesAfter: after) })
  }

  private mutating func carePolicy(default fallback: CarePolicy) -> CarePolicy {
    let age = integer("service.volunteer_age", .anyInteger, default: fallback.volunteerAge)
    let days = integer("service.complaint_days", .anyInteger, default: fallback.complaintDays)
    return checked(
      "service.", default: fallback,
      attempt { () throws(PolicyFault) in try CarePolicy(volunteerAge: age) },
      attempt { () throws(PolicyFault) in try CarePolicy(complaintDays: days) },
      attempt { () throws(PolicyFault) in try CarePolicy(volunteerAge: age, complaintDays: days) })
  }

  private mutating func walletPolicy(default fallback: WalletPolicy) -> WalletPolicy {
    let cap = duration("redemption.wallet_cap", .anyDuration, default: fallback.cap?.minutes ?? .zero)
    let pool = code("redemption.wallet_cap_pool", default: fallback.cap?.pool)
    let teamHours: WalletPolicy.TeamHours = choice("redemption.team_hours", default: fallback.teamHours)
    return checked(
      "redemption.", default: fallback,
      attempt { () throws(PolicyFault) in try WalletPolicy(capMinutes: cap, capPool: pool, teamHours: teamHours) })
  }

  private mutating func redemptionPolicy(default fallback: RedemptionPolicy) -> RedemptionPolicy {
    let gifts = flag("redemption.gifts", default: fallback.giftsAllowed)
    let days = integer("redemption.hold_days", .anyInteger, default: fallback.holdDays)
    let service = duration("redemption.min_service", .anyDuration, default: fallback.minService)
    let stars = integer("redemption.min_stars", .anyInteger, default: fallback.minStars)
    let age = integer("redemption.min_age", .anyInteger, default: fallback.minAge ?? 0)
    let months = Set(integers("redemption.open_months", .anyInteger, default: fallback.openMonths.sorted()))
    let transfer: TransferPolicy = choice("redemption.transfer", default: fallback.transfer)
    let relatives: Set<Relation> = choices("redemption.relatives", default: fallback.relatives)
    let wallet = walletPolicy(default: fallback.wallet)
    let expiry = integer("redemption.expiry_years", .anyInteger, default: fallback.expiryYears)
    return checked(
      "redemption.", default: fallback,
      attempt { () throws(PolicyFault) in try RedemptionPolicy(holdDays: days) },
      attempt { () throws(PolicyFault) in try RedemptionPolicy(minService: service) },
      attempt { () throws(PolicyFault) in try RedemptionPolicy(minStars: stars) },
      attempt { () throws(PolicyFault) in try RedemptionPolicy(minAge: age) },
      attempt { () throws(PolicyFault) in try RedemptionPolicy(openMonths: months) },
      attempt { () throws(PolicyFault) in try RedemptionPolicy(expiryYears: expiry) },
      attempt { () throws(PolicyFault) in
        try RedemptionPolicy(
          giftsAllowed: gifts, holdDays: days, minService: service, minStars: stars, minAge: age > 0 ? age : nil,
          openMonths: months, transfer: transfer, relatives: relatives, wallet: wallet, expiryYears: expiry)
      })
  }

  /// Makes a part of the policy several times, notes the first fault of every key, and answers the last one made.
  mutating func checked<Part>(
    _ table: String, default fallback: Part, _ attempts: Result<Part, PolicyFault>...
  ) -> Part {
    var part = fallback
    var faulty: Set<String> = []
    for attempt in attempts {
      switch attempt {
      case .success(let made): part = made
      case .failure(let error):
        if faulty.insert(error.key).inserted { fault(table + error.key, error.text) }
      }
    }
    return faulty.isEmpty ? part : fallback
  }
}

func attempt<Part>(_ make: () throws(PolicyFault) -> Part) -> Result<Part, PolicyFault> {
  do throws(PolicyFault) {
    return .success(try make())
  } catch {
    return .failure(error)
  }
}

extension ClosedRange<Int> {
  /// Any number that can be turned into minutes without overflow; the policy knows the bounds.
  static let anyInteger = -1_000_000_000...1_000_000_000
}

extension ClosedRange<Minutes> {
  /// Any length of time that can be written; the policy knows the bounds.
  static let anyDuration = Minutes.zero...Minutes(60_000_000)
}
