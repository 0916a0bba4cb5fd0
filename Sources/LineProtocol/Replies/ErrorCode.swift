/// The stable code of a refusal; never renamed once released.
public enum ErrorCode: String, CaseIterable, Sendable {
  case badRequest = "bad-request"
  case tooLong = "too-long"
  case incompleteLine = "incomplete-line"
  case unknownCommand = "unknown-command"
  case missingParameter = "missing-parameter"
  case unknownParameter = "unknown-parameter"
  case badValue = "bad-value"
  case denied
  case loginRequired = "login-required"
  case wrongPIN = "wrong-pin"
  case locked
  case keyReused = "key-reused"
  case notFound = "not-found"
  case ambiguous
  case exists
  case closed
  case wrongState = "wrong-state"
  case futureDate = "future-date"
  case beforeRegistration = "before-registration"
  case tooOld = "too-old"
  case granularity
  case timesDisagree = "times-disagree"
  case notInTeam = "not-in-team"
  case duplicate
  case dailyLimit = "daily-limit"
  case overlap
  case samePerson = "same-person"
  case insufficientHours = "insufficient-hours"
  case inDebt = "in-debt"
  case tooFewStars = "too-few-stars"
  case tooYoung = "too-young"
  case outOfStock = "out-of-stock"
  case limitReached = "limit-reached"
  case notRedeemableNow = "not-redeemable-now"
  case notAllowed = "not-allowed"
  case alreadyReversed = "already-reversed"
  case batch
  case busy
  case readOnly = "read-only"
  case diskFull = "disk-full"
  case corrupt
  case shuttingDown = "shutting-down"
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
