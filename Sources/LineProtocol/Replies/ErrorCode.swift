/// The stable code of a refusal; never renamed once released.
public enum ErrorCode: String, CaseIterable, Sendable {
  /// The line is not of the grammar, or has a word too many; `pos=` says where.
  case badRequest = "bad-request"
  /// The line is longer than a request may be.
  case tooLong = "too-long"
  /// The connection ended in the middle of a line, which was not carried out.
  case incompleteLine = "incomplete-line"
  /// No command has these words.
  case unknownCommand = "unknown-command"
  /// A needed parameter is not there or is empty.
  case missingParameter = "missing-parameter"
  /// The command does not take this name.
  case unknownParameter = "unknown-parameter"
  /// A value is not of its parameter's type, or not within its bounds.
  case badValue = "bad-value"
  /// The speaker's role does not allow this, or not for this station.
  case denied
  /// A kiosk must be narrowed to a member first.
  case loginRequired = "login-required"
  /// The PIN is not the member's.
  case wrongPIN = "wrong-pin"
  /// Too many wrong PINs; the lock opens by itself.
  case locked
  /// The idempotency key has named another request.
  case keyReused = "key-reused"
  /// What the request names is not there, or must not be seen.
  case notFound = "not-found"
  /// What the request says fits more than one.
  case ambiguous
  /// What is to be added is there already.
  case exists
  /// A station, team, member or offer takes no part any more.
  case closed
  /// The thing is in a state in which this cannot be done.
  case wrongState = "wrong-state"
  /// The date lies after the bank's current day.
  case futureDate = "future-date"
  /// The date lies before the member was registered.
  case beforeRegistration = "before-registration"
  /// The date is further back than services may be recorded.
  case tooOld = "too-old"
  /// The length is not positive, or no multiple of what the bank counts in.
  case granularity
  /// Start, end and length do not fit together.
  case timesDisagree = "times-disagree"
  /// The member was not in that team on that date.
  case notInTeam = "not-in-team"
  /// The same service is recorded already.
  case duplicate
  /// The member's total of the day would pass the limit.
  case dailyLimit = "daily-limit"
  /// The times overlap those of another record of the member.
  case overlap
  /// A second person is needed here.
  case samePerson = "same-person"
  /// The wallet does not hold enough hours.
  case insufficientHours = "insufficient-hours"
  /// The wallet is below zero after a forced reversal.
  case inDebt = "in-debt"
  /// The offer asks for more stars.
  case tooFewStars = "too-few-stars"
  /// The person is too young for this, or needs a guardian.
  case tooYoung = "too-young"
  /// The station has no free piece of the gift.
  case outOfStock = "out-of-stock"
  /// A limit per member, wallet or sheet is reached.
  case limitReached = "limit-reached"
  /// The offer or the bank does not redeem on this day.
  case notRedeemableNow = "not-redeemable-now"
  /// The rules of the bank do not allow this at all.
  case notAllowed = "not-allowed"
  /// The entry or record has been reversed before.
  case alreadyReversed = "already-reversed"
  /// A line of a batch or import was refused, and so nothing of it was done.
  case batch
  /// The daemon has no room at the moment.
  case busy
  /// The bank answers questions only, since its books are damaged.
  case readOnly = "read-only"
  /// There is no room on the disk for a change.
  case diskFull = "disk-full"
  /// The books do not prove right; `entry=` names the first bad one.
  case corrupt
  /// The daemon is stopping and did not do it.
  case shuttingDown = "shutting-down"
  /// A defect of the daemon; its reference is in the log too.
  case `internal`
}

extension ErrorCode {
  /// What kind of trouble a code stands for; the client's exit status depends on it.
  public enum Class: String, CaseIterable, Sendable {
    /// The request itself is wrong: mend what was typed.
    case usage
    /// The speaker may not do this.
    case permission
    /// A thing that the request names is not there, or is in another state.
    case object
    /// A rule of the bank forbids it.
    case rule
    /// The daemon cannot do it at the moment.
    case service
    /// A defect of the daemon or damage to the books.
    case defect
  }

  /// The kind of trouble.
  public var `class`: Class {
    switch self {
    case .badRequest, .tooLong, .incompleteLine, .unknownCommand, .missingParameter, .unknownParameter, .badValue,
      .batch:
      .usage
    case .denied, .loginRequired, .wrongPIN, .locked: .permission
    case .keyReused, .notFound, .ambiguous, .exists, .closed, .wrongState, .alreadyReversed: .object
    case .futureDate, .beforeRegistration, .tooOld, .granularity, .timesDisagree, .notInTeam, .duplicate, .dailyLimit,
      .overlap, .samePerson, .insufficientHours, .inDebt, .tooFewStars, .tooYoung, .outOfStock, .limitReached,
      .notRedeemableNow, .notAllowed:
      .rule
    case .busy, .readOnly, .diskFull, .shuttingDown: .service
    case .corrupt, .internal: .defect
    }
  }

  /// Whether the very same request can succeed later without anybody changing it.
  public var retryCanHelp: Bool {
    switch self {
    case .busy, .shuttingDown, .diskFull, .locked: true
    default: false
    }
  }

  /// The exit status of the client, after sysexits.h.
  public var exitStatus: Int32 {
    switch self {
    case .busy, .shuttingDown, .diskFull, .locked: 75
    case .readOnly: 69
    default:
      switch self.class {
      case .usage: 64
      case .permission: 77
      case .object, .rule: 65
      case .service: 69
      case .defect: 70
      }
    }
  }
}
