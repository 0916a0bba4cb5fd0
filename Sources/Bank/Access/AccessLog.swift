import Ledger
import LineProtocol
import Rules
import Store
import Synchronization

/// Who looked at whose data: gathered beside the readers, written by the writer with its next commit.
///
/// A reader waits for nothing; looks that come while a commit is under way go into the next one together. Where none can
/// be written, as on a full disk, so many are kept and then nobody is shown anything unnoted.
final class AccessLog: Sendable {
  /// The most looks that wait to be written.
  static let capacity = 10_000

  private struct State {
    var looks: [Look] = []
    var isAnnounced = false
  }

  private let state = Mutex(State())

  /// Takes a look in, unless too many wait already; then nothing may be shown.
  ///
  /// - Returns: Whether it was taken, and whether the writer has yet to be told that there is something to write.
  func add(_ look: Look) -> (isTaken: Bool, mustAnnounce: Bool) {
    state.withLock { state in
      defer { state.isAnnounced = true }
      let isTaken = state.looks.count < Self.capacity
      if isTaken { state.looks.append(look) }
      return (isTaken, !state.isAnnounced)
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
  /// Whom a reply showed, where that is to be noted: reads by operators, auditors and administrators.
  init?(_ request: Request, _ reply: Reply, _ caller: Caller, at now: Instant) {
    guard [.admin, .operator, .auditor].contains(caller.role), let shows = request.command.peopleShown else {
      return nil
    }
    var member: MemberNumber?
    let shown: Int
    switch shows {
    case .named:
      member = request.number("member")
      shown = member == nil ? 0 : 1
    case .rows: shown = ([reply.fields] + (reply.rows ?? [])).count { $0.isOfMember }
    case .texts: shown = request.flag("texts") ? reply.rows?.count ?? 0 : 0
    }
    self.init(
      at: now, user: caller.user, role: caller.role, command: request.command.name, member: member, shown: Int64(shown))
  }
}

extension Reply.Row {
  /// Whether a row tells of a member, by number or as `subject=member:17`.
  fileprivate var isOfMember: Bool {
    contains { field in
      switch (field.name, field.value) {
      case ("member", .absent): false
      case ("member", _): true
      case ("subject", .text(let subject)): subject.hasPrefix("member:")
      default: false
      }
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
