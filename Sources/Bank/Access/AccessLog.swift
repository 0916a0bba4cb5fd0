import Ledger
import LineProtocol
import Rules
import Store
import Synchronization

/// Who looked at whose data: gathered beside the readers, written by the writer with its next commit.
///
/// A reader waits for nothing; looks that come while a commit is under way go into the next one together.
final class AccessLog: Sendable {
  private struct State {
    var looks: [Look] = []
    var isAnnounced = false
  }

  private let state = Mutex(State())

  /// Takes a look in.
  ///
  /// - Returns: Whether the writer has yet to be told that there is something to write.
  func add(_ look: Look) -> Bool {
    state.withLock { state in
      state.looks.append(look)
      defer { state.isAnnounced = true }
      return !state.isAnnounced
    }
  }

  /// Gives what there is to write, and has the next look announced anew.
  func take() -> [Look] {
    state.withLock { state in
      defer { state = State() }
      return state.looks
    }
  }

  /// Puts back what a commit that failed has not written.
  func putBack(_ looks: [Look]) {
    state.withLock { $0.looks = looks + $0.looks }
  }
}

extension Look {
  /// What a reply revealed of people, where that is to be noted: reads by operators, auditors and administrators.
  init?(_ request: Request, _ reply: Reply, _ caller: Caller, at now: Instant) {
    guard [.admin, .operator, .auditor].contains(caller.role) else { return nil }
    let name = request.command.name
    let one: MemberNumber? = request.number("member")
    switch name {
    case "member show", "member file", "statement", "service list", "redeem list":
      guard let one else { return nil }
      self.init(at: now, user: caller.user, role: caller.role, command: name, member: one, shown: 1)
    case "member find", "member list", "team show", "service present", "household list":
      let shown = Int64(reply.rows?.count ?? 0)
      guard shown > 0 else { return nil }
      self.init(at: now, user: caller.user, role: caller.role, command: name, member: nil, shown: shown)
    case "export" where request.flag("texts"):
      self.init(
        at: now, user: caller.user, role: caller.role, command: name, member: nil, shown: Int64(reply.rows?.count ?? 0))
    default: return nil
    }
  }
}

/// Showing it: `access list`.
enum AccessDesk {
  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    var filter = AccessFilter()
    filter.member = request.number("member")
    filter.since = try bank.date(request, "since").map { bank.profile.calendar.startOfDay($0) }
    if let member = filter.member { _ = try bank.requireMember(member) }
    if let name = request.text("user") {
      guard let user = UInt32(name) ?? bank.userID(name) else { throw Refusal.noGrantee("user", name) }
      filter.user = user
    }
    return .page(try bank.books.looks(filter, page), page, key: { .integer($0.number) }, row: { row($0, bank) })
  }

  private static func row(_ stored: StoredLook, _ bank: ReadContext) -> Reply.Row {
    [
      Field("look", .integer(stored.number)), Field("at", .text(bank.profile.calendar.rfc3339(stored.at))),
      Field("user", .text(UserNames.name(of: stored.user))), Field("role", .text(stored.role.rawValue)),
      Field("command", .text(stored.command)), Field("member", .optional(stored.look.member, Value.number)),
      Field("shown", .integer(stored.look.shown)),
    ]
  }
}
