import Ledger
import LineProtocol
import Rules
import Store

/// The books as a whole: `ping`, `status`, `health`, `head`.
enum BookDesk {
  static func ping(_ request: Request, _ bank: ReadContext) throws -> Reply {
    Reply(fields: [Field("time", .text(bank.profile.calendar.rfc3339(bank.now)))])
  }

  static func status(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let tail = try bank.books.tail()
    let counts = try bank.books.counts()
    let upkeep = bank.upkeep()
    return Reply(
      fields: [
        Field("entries", .integer(tail.number)), Field("members", .integer(counts.members)),
        Field("stations", .integer(counts.stations)), Field("teams", .integer(counts.teams)),
        Field("records", .integer(counts.records)), Field("head", .text(tail.hash.description)),
        Field("bank", .text(bank.profile.name)), Field("read-only", .flag(bank.isReadOnly)),
        Field("version", .text(bank.serverVersion)), Field("schema", .integer(try bank.books.schemaVersion())),
        Field("timezone", .text(bank.profile.calendar.identifier)),
        Field("verified", .optional(upkeep.verified) { .text(bank.profile.calendar.rfc3339($0)) }),
        Field("backup", .optional(upkeep.backup) { .text(bank.profile.calendar.rfc3339($0)) }),
      ] + clock(upkeep) + (try identities(bank)))
  }

  /// Under which key identity numbers are kept, and how many are there.
  private static func identities(_ bank: ReadContext) throws -> [Field] {
    let (all, older) = try bank.books.identityCounts(newest: bank.identityKey)
    return [
      Field("identity-key", .optional(bank.identityKey, Value.code)), Field("identities", .integer(all)),
      Field("identities-old", .integer(older)),
    ]
  }

  /// What concerns the server and not the books, and so changes by itself.
  static func health(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let calendar = bank.profile.calendar
    let upkeep = bank.upkeep()
    return Reply(
      fields: [
        Field("now", .text(calendar.rfc3339(bank.now))),
        Field("verified", .optional(upkeep.verified) { .text(calendar.rfc3339($0)) }),
        Field("backup", .optional(upkeep.backup) { .text(calendar.rfc3339($0)) }),
        Field("disk-free", .optional(upkeep.freeBytes, Value.integer)), Field("read-only", .flag(bank.isReadOnly)),
      ] + clock(upkeep) + [Field("log-size", .integer(upkeep.logBytes))])
  }

  /// Whether the clock is trusted, and by how much it leapt where it is not.
  private static func clock(_ upkeep: Upkeep) -> [Field] {
    let leap = upkeep.clockLeapSeconds
    return [
      Field("clock", .text(leap == nil ? "trusted" : "leapt")),
      Field("clock-leap", .optional(leap) { .duration(Minutes($0 / 60)) }),
    ]
  }

  static func head(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let tail = try bank.books.tail()
    return Reply(fields: [Field("entry", .integer(tail.number)), Field("head", .text(tail.hash.description))])
  }
}
