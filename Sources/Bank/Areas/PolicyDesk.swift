import Ledger
import LineProtocol
import Rules
import Store

/// The rules and their versions: `policy list|show|set|preview`, `stars assess`.
enum PolicyDesk {
  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let policies = try bank.books.policies()
    var before: StoredPolicy?
    var rows: [Reply.Row] = []
    for policy in policies {
      let changed = try changes(from: before?.rules().settings ?? [], to: policy.rules().settings)
      rows.append([
        Field("policy", .integer(policy.policy.version)),
        Field("at", .text(bank.profile.calendar.rfc3339(policy.setAt))), Field("entry", .number(policy.entry)),
        Field("state", .text(try state(of: policy, bank))),
        Field("assessed", .optional(policy.assessed, Value.number)),
        Field("changes", .list(before == nil ? [] : changed.map(\.name))),
      ])
      before = policy
    }
    return Reply(rows: rows)
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let policy = try named(request.integer("policy"), bank)
    return Reply(
      rows: try policy.rules().settings.map { setting in
        [
          Field("name", .text(setting.name)), Field("value", .text(SettingText.shown(setting.value, of: setting.name))),
        ]
      },
      fields: [
        Field("policy", .integer(policy.policy.version)), Field("state", .text(try state(of: policy, bank))),
        Field("at", .text(bank.profile.calendar.rfc3339(policy.setAt))),
      ])
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let newest = try named(nil, bank.read)
    let rules = try proposed(request, after: newest, bank.read)
    let settings = rules.settings.map { PolicySet.Setting(name: $0.name, value: $0.value) }
    let changed = changes(from: try newest.rules().settings, to: rules.settings)
    guard !changed.isEmpty else { throw Refusal.samePolicy(newest.policy.version) }
    if let pool = rules.redemption.wallet.cap?.pool, try bank.books.pool(pool) == nil { throw Refusal.noPool(pool) }
    let entry = try bank.append(.policy(PolicySet(version: Int64(rules.version), settings: settings)))
    return Reply(
      rows: changed.map { change in
        [
          Field("name", .text(change.name)), Field("was", .text(SettingText.shown(change.was, of: change.name))),
          Field("value", .text(SettingText.shown(change.value, of: change.name))),
        ]
      },
      fields: [Field("policy", .integer(Int64(rules.version))), entry])
  }

  static func preview(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let rules: Policy
    if request.text("rules") != nil || request.text("preset") != nil {
      if let policy = request.integer("policy") {
        let other = request.text("rules") == nil ? "preset" : "rules"
        throw Refusal.oneOnly("policy", String(policy), besides: other)
      }
      rules = try proposed(request, after: try named(nil, bank), bank)
    } else {
      rules = try named(request.integer("policy"), bank).rules()
    }
    let assessment = StarAssessment(books: bank.books, from: try bank.starPolicy, to: rules, today: bank.today)
    var sums = AssessmentSums()
    var changed: [StarAssessment.Outcome] = []
    try assessment.each { outcome in
      sums.add(outcome)
      if outcome.was != outcome.stars { changed.append(outcome) }
    }
    let fields = [Field("policy", .integer(Int64(rules.version)))] + sums.fields
    if let kind = request.text("totals") {
      return Reply(rows: sums.rows(ofTeams: kind == "team"), fields: fields)
    }
    var reply = try page(changed, request, bank)
    reply.fields = fields + reply.fields
    return reply
  }

  static func assess(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    if let period = request.text("period") {
      if let policy = request.integer("policy") { throw Refusal.oneOnly("policy", String(policy), besides: "period") }
      return try assess(period, bank)
    }
    let policy = try named(try request.neededInteger("policy"), bank.read)
    let old = try bank.read.starPolicy
    guard policy.policy.version != Int64(old.version) else { throw Refusal.policyInForce(policy.policy.version) }
    let changed = try StarAssessment(
      books: bank.books, from: old, to: try policy.rules(), today: bank.today,
      progress: { done, total in
        bank.progress?(done, total)
        // Tells the watchdog that the writer gets on; a version once taken up is carried to its end.
        _ = bank.isInterrupted()
      }
    ).changes()
    let entry = try bank.append(
      .assessment(StarsAssessed(policyVersion: policy.policy.version, stars: changed.map(\.change))))
    var sums = AssessmentSums()
    for outcome in changed { sums.add(outcome) }
    return Reply(
      rows: try changed.map { try row($0, bank.read) },
      fields: [
        Field("policy", .integer(policy.policy.version)), Field("period", .absent), Field("amends", .absent),
      ] + sums.moves + [entry])
  }

  /// A version by its number, or the newest.
  private static func named(_ version: Int64?, _ bank: ReadContext) throws -> StoredPolicy {
    if let version {
      guard let policy = try bank.books.policy(version) else { throw Refusal.noPolicy(version) }
      return policy
    }
    guard let newest = try bank.books.newestPolicy() else { throw BankFault.noFounding("the policy is missing") }
    return newest
  }

  /// The rules that a request writes down: a preset, or a text on top of the newest version.
  private static func proposed(
    _ request: Request, after newest: StoredPolicy, _ bank: ReadContext
  ) throws -> Policy {
    let version = Int(clamping: newest.policy.version + 1)
    switch (request.text("rules"), request.text("preset")) {
    case (let text?, nil):
      do {
        return try bank.ruleReader.rules(text, onTopOf: try newest.rules(), version: version)
      } catch let fault as RuleTextFault {
        throw Refusal.badRules(fault)
      }
    case (nil, let name?):
      guard let preset = Policy.preset(named: name) else { throw Refusal.internalDefect("no preset \(name)") }
      return try preset.numbered(version)
    case (.some, let name?): throw Refusal.oneOnly("preset", name, besides: "rules")
    case (nil, nil): throw Refusal.missingParameter("rules")
    }
  }

  private static func changes(
    from old: [(name: String, value: String)], to new: [(name: String, value: String)]
  ) -> [(name: String, was: String, value: String)] {
    let before = Dictionary(old.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return new.compactMap { setting in
      let was = before[setting.name] ?? ""
      return was == setting.value ? nil : (setting.name, was, setting.value)
    }
  }

  private static func state(of policy: StoredPolicy, _ bank: ReadContext) throws -> String {
    let rules = try bank.rules.current()
    switch Int(clamping: policy.policy.version) {
    case rules.stars.version where rules.stars.version == rules.newest.version: return "in-force"
    case rules.stars.version: return "stars"
    case rules.newest.version: return "not-assessed"
    default: return "past"
    }
  }

  private static func page(
    _ changed: [StarAssessment.Outcome], _ request: Request, _ bank: ReadContext
  ) throws -> Reply {
    let after = request.text("after")
    var rest = changed[...]
    if let after {
      guard let place = changed.firstIndex(where: { $0.subject.description == after }) else {
        throw Refusal.badValue("after", after, Localized("名单中没有 \(after)", "The list has no \(after)"))
      }
      rest = changed[changed.index(after: place)...]
    }
    let page = Page<String>(after: after, limit: request.integer("limit").map { Int(clamping: $0) })
    return try Reply.page(
      Array(rest), page, key: { .text($0.subject.description) }, row: { try row($0, bank) })
  }

  static func row(_ outcome: StarAssessment.Outcome, _ bank: ReadContext) throws -> Reply.Row {
    [
      Field("subject", .text(outcome.subject.description)),
      Field("name", .text(try StarDesk.name(of: outcome.subject, bank))),
      Field("was", .integer(Int64(outcome.was))), Field("stars", .integer(Int64(outcome.stars))),
      Field("text", .phrase(outcome.reason)),
    ]
  }
}

/// How many rise and fall, and how many there are at each level before and after.
struct AssessmentSums {
  private var rose = 0
  private var fell = 0
  private var same = 0
  private var members: [Int: (before: Int, now: Int)] = [:]
  private var teams: [Int: (before: Int, now: Int)] = [:]

  /// Counts a subject.
  mutating func add(_ outcome: StarAssessment.Outcome) {
    if outcome.stars > outcome.was { rose += 1 }
    if outcome.stars < outcome.was { fell += 1 }
    if outcome.stars == outcome.was { same += 1 }
    if case .member = outcome.subject {
      AssessmentSums.count(outcome, in: &members)
    } else {
      AssessmentSums.count(outcome, in: &teams)
    }
  }

  /// How many rose and fell.
  var moves: [Field] { [Field("rose", .integer(Int64(rose))), Field("fell", .integer(Int64(fell)))] }

  /// How many rose, fell and stayed.
  var fields: [Field] { moves + [Field("same", .integer(Int64(same)))] }

  /// A row for each level, the lowest first.
  func rows(ofTeams isOfTeams: Bool) -> [Reply.Row] {
    (isOfTeams ? teams : members).sorted { $0.key < $1.key }.map { level, count in
      [
        Field("stars", .integer(Int64(level))), Field("before", .integer(Int64(count.before))),
        Field("now", .integer(Int64(count.now))),
      ]
    }
  }

  private static func count(_ outcome: StarAssessment.Outcome, in levels: inout [Int: (before: Int, now: Int)]) {
    levels[outcome.was, default: (0, 0)].before += 1
    levels[outcome.stars, default: (0, 0)].now += 1
  }
}
