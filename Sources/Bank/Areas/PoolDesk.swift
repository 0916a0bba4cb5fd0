import Ledger
import LineProtocol
import Rules
import Store

/// Public-welfare pools, whom they help and what they give by themselves: `pool add|set|allowance|list|show`.
enum PoolDesk {
  static func add(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let code = try request.neededCode("pool")
    if try bank.books.pool(code) != nil {
      throw Refusal.exists(
        "pool", .code(code), Localized("公益时间池 \(code) 已经有了。请换一个代码", "There is a pool \(code). Choose another code"))
    }
    var terms = PoolChange.Terms(name: try request.neededText("name"))
    change(&terms, by: request)
    return try journal(PoolChange(action: .add, pool: code, terms: terms), bank)
  }

  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let pool = try requirePool(request, bank.read)
    var terms = pool.terms
    if let name = request.text("name") { terms.name = name }
    change(&terms, by: request)
    return try journal(PoolChange(action: .set, pool: pool.code, terms: terms), bank)
  }

  static func allowance(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let pool = try requirePool(request, bank.read)
    let minutes = try request.neededMinutes("minutes")
    var terms = pool.terms
    if minutes == .zero {
      terms.allowance = nil
    } else {
      terms.allowance = PoolChange.Allowance(
        minutes: try request.neededAmount("minutes"), day: Int(clamping: request.integer("day") ?? 1),
        since: bank.today)
    }
    return try journal(PoolChange(action: .set, pool: pool.code, terms: terms), bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    Reply(rows: try bank.books.pools().map { try row($0, bank) })
  }

  static func show(_ request: Request, _ bank: ReadContext) throws -> Reply {
    Reply(rows: [try row(requirePool(request, bank), bank)])
  }

  static func requirePool(_ request: Request, _ bank: ReadContext) throws -> StoredPool {
    let code = try request.neededCode("pool")
    guard let pool = try bank.books.pool(code) else { throw Refusal.noPool(code) }
    return pool
  }

  private static func change(_ terms: inout PoolChange.Terms, by request: Request) {
    if let age = request.integer("min-age") { terms.minAge = age > 0 ? Int(clamping: age) : nil }
    if let tags = request.codes("tags") { terms.tags = Set(tags).sorted { $0.text < $1.text } }
    if request.emptied.contains("min-age") { terms.minAge = nil }
    if request.emptied.contains("tags") { terms.tags = [] }
  }

  private static func journal(_ change: PoolChange, _ bank: ChangeContext) throws -> Reply {
    let entry = try bank.append(.pool(change))
    guard let pool = try bank.books.pool(change.pool) else { throw Refusal.noPool(change.pool) }
    return Reply(rows: [try row(pool, bank.read)], fields: [entry])
  }

  private static func row(_ pool: StoredPool, _ bank: ReadContext) throws -> Reply.Row {
    let terms = pool.terms
    let last = try bank.books.lastAllowance(of: pool.code)
    return [
      Field("pool", .code(pool.code)), Field("name", .text(pool.name)), Field("available", .duration(pool.available)),
      Field("min-age", .optional(terms.minAge) { .integer(Int64($0)) }), Field("tags", .list(terms.tags.map(\.text))),
      Field("allowance", .optional(terms.allowance?.minutes, Value.duration)),
      Field("day", .optional(terms.allowance?.day) { .integer(Int64($0)) }),
      Field("month", .optional(last?.month, Value.text)),
      Field("given", .optional(last?.isGiven, Value.flag)),
    ]
  }
}
