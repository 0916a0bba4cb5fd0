import Ledger
import LineProtocol

/// What somebody is told outside the bank of one entry.
struct OutwardMessage: Hashable {
  /// What happened, as programs outside know it; the words never change their meaning.
  enum Event: String, CaseIterable {
    case star
    case starLost = "star-lost"
    case recordWaiting = "record-waiting"
    case recordConfirmed = "record-confirmed"
    case recordObjected = "record-objected"
    case recordRejected = "record-rejected"
    case recordPosted = "record-posted"
    case recordReversed = "record-reversed"
    case redemptionReady = "redemption-ready"
    case redemptionRequested = "redemption-requested"
    case redemptionAssigned = "redemption-assigned"
    case serviceAssigned = "service-assigned"
    case redemptionDisputed = "redemption-disputed"
    case redemptionFulfilled = "redemption-fulfilled"
    case redemptionCancelled = "redemption-cancelled"
    case redemptionLapsed = "redemption-lapsed"
    case redemptionReturned = "redemption-returned"
    case transferReceived = "transfer-received"
    case grantReceived = "grant-received"
    case hoursExpired = "hours-expired"
    case activityTomorrow = "activity-tomorrow"
    case activityPlace = "activity-place"
    case activityCancelled = "activity-cancelled"
    case noticePublished = "notice-published"
  }

  /// Whom it is for.
  enum Addressee: Hashable {
    case member(MemberNumber)
    case team(Code)
    case everybody

    /// The addressee in the name of a message.
    var name: String {
      switch self {
      case .member(let number): number.description
      case .team(let code): "team-\(code)"
      case .everybody: "bank"
      }
    }
  }

  /// The figures of it, where it has them.
  struct Details: Hashable {
    var station: Code?
    var activity: ActivityNumber?
    var record: RecordNumber?
    var redemption: RedemptionNumber?
    var offer: Code?
    var date: LocalDate?
    var minutes: Minutes?
    var until: LocalDate?
    var stars: Int?
    var was: Int?
  }

  let event: Event
  let addressee: Addressee
  let details: Details
  /// What is said, ready to be sent.
  let text: Localized

  init(_ event: Event, _ addressee: Addressee, _ details: Details, _ text: Localized) {
    self.event = event
    self.addressee = addressee
    self.details = details
    self.text = text
  }

  /// Its name: the same whenever it is asked for, and another in another journal.
  func name(entry: Int64, hash: Digest) -> String {
    "\(entry)-\(event.rawValue)-\(addressee.name)-\(hash.description.prefix(8))"
  }
}
