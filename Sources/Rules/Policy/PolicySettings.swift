import Ledger

extension Policy {
  /// The rules as names and values, in a fixed order and one form only: so they go into the journal.
  ///
  /// Names are those of the configuration. Lengths of time are whole minutes, lists have commas between, what is absent
  /// is `none`, and all months are `all`. The version is not among them.
  public var settings: [(name: String, value: String)] {
    ServicePolicy.settings.map { ("service." + $0.name, $0.write(service)) }
      + StarPolicy.settings.map { ("stars.member." + $0.name, $0.write(memberStars)) }
      + StarPolicy.settings.map { ("stars.team." + $0.name, $0.write(teamStars)) }
      + StarPolicy.settings.map { ("stars.brigade." + $0.name, $0.write(brigadeStars)) }
      + RedemptionPolicy.settings.map { ("redemption." + $0.name, $0.write(redemption)) }
  }

  /// The names of all settings, in the order of ``settings``.
  public static let settingNames = Policy.community.settings.map(\.name)

  /// Reads a policy back from its settings, in any order.
  ///
  /// Settings that came later than the first release have defaults, so that older versions can be read.
  ///
  /// - Throws: `PolicyFault` with the full name of a setting that is unknown, missing, there twice or wrong; the first
  ///   in the order given for the unknown and the repeated ones, then the first in the order of ``settings``.
  public convenience init(version: Int, settings: [(name: String, value: String)]) throws(PolicyFault) {
    let reader = try SettingsReader(settings, known: Set(Policy.settingNames))
    try self.init(
      version: version,
      service: ServicePolicy(reader.group("service.")),
      memberStars: StarPolicy(reader.group("stars.member.")),
      teamStars: StarPolicy(reader.group("stars.team.")),
      brigadeStars: StarPolicy(reader.group("stars.brigade.")),
      redemption: RedemptionPolicy(reader.group("redemption.")))
  }
}

/// One setting of a part of the policy: its name within the part, and how its value is written.
struct Setting<Part>: Sendable {
  let name: String
  let write: @Sendable (Part) -> String
}

extension ServicePolicy {
  static let settings: [Setting<ServicePolicy>] =
    [
      Setting(name: "daily_limit") { String($0.dailyLimit.count) },
      Setting(name: "backdate_days") { String($0.backdateDays) },
      Setting(name: "granularity") { String($0.granularity.count) },
    ] + ReviewPolicy.settings.map { setting in Setting(name: setting.name) { setting.write($0.review) } }
    + DoorPolicy.settings.map { setting in Setting(name: setting.name) { setting.write($0.door) } }
    + [Setting(name: "lecture_services") { String($0.lectureServices) }]
    + CarePolicy.settings.map { setting in Setting(name: setting.name) { setting.write($0.care) } }

  init(_ reader: SettingsReader) throws(PolicyFault) {
    do {
      try self.init(
        dailyLimit: reader.minutes("daily_limit"), backdateDays: reader.integer("backdate_days"),
        granularity: reader.minutes("granularity"), review: ReviewPolicy(reader), door: DoorPolicy(reader),
        lectureServices: reader.integer("lecture_services", default: "0"), care: CarePolicy(reader))
    } catch {
      throw error.within(reader.prefix)
    }
  }
}

extension RedemptionPolicy {
  static let settings: [Setting<RedemptionPolicy>] =
    [
      Setting(name: "gifts") { String($0.giftsAllowed) },
      Setting(name: "hold_days") { String($0.holdDays) },
      Setting(name: "min_service") { String($0.minService.count) },
      Setting(name: "min_stars") { String($0.minStars) },
      Setting(name: "min_age") { $0.minAge.map(String.init) ?? "none" },
      Setting(name: "open_months") { policy in
        policy.openMonths.isEmpty ? "all" : policy.openMonths.sorted().map(String.init).joined(separator: ",")
      },
      Setting(name: "transfer") { $0.transfer.rawValue },
      Setting(name: "relatives") { policy in
        policy.relatives.isEmpty ? "none" : policy.relatives.map(\.rawValue).sorted().joined(separator: ",")
      },
    ] + WalletPolicy.settings.map { setting in Setting(name: setting.name) { setting.write($0.wallet) } }
    + [Setting(name: "expiry_years") { String($0.expiryYears) }]

  init(_ reader: SettingsReader) throws(PolicyFault) {
    do {
      try self.init(
        giftsAllowed: reader.flag("gifts"), holdDays: reader.integer("hold_days"),
        minService: reader.minutes("min_service"), minStars: reader.integer("min_stars"),
        minAge: reader.optionalInteger("min_age"), openMonths: reader.months("open_months"),
        transfer: reader.word("transfer", default: "household"),
        relatives: reader.words("relatives", default: "child,parent,spouse", empty: "none"),
        wallet: WalletPolicy(reader), expiryYears: reader.integer("expiry_years", default: "0"))
    } catch {
      throw error.within(reader.prefix)
    }
  }
}
