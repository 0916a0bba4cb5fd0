import Ledger
import LineProtocol
import Store

/// Which messages follow from an entry.
struct Messages {
  /// The kinds of entries of which somebody is told.
  static let kinds: Set<EntryKind> = [
    .service, .review, .credit, .reversal, .score, .merge, .assessment, .transfer, .grant, .expiry, .hold, .release,
    .redemption, .exchange, .assignment, .dispute, .return, .activity, .signup, .head,
  ]

  private(set) var all: [OutwardMessage] = []
  private let entry: ToldEntry
  private let books: BookReader

  init(of entry: ToldEntry, _ books: BookReader) throws {
    self.entry = entry
    self.books = books
    try read(entry.event)
  }

  private mutating func read(_ event: JournalEvent) throws {
    switch event {
    case .service(let event):
      addRecord(
        event.waits == nil ? .recordPosted : .recordWaiting, event.record, of: event.member, event.minutes, entry.date)
      addStars(event.stars)
    case .review(let event): try add(event)
    case .credit(let event):
      try addRecord(.recordPosted, event.record, of: event.member)
      addStars(event.stars)
    case .reversal(let event): try add(event)
    case .score(let event): addStars(event.stars)
    case .merge(let event): addStars(event.stars)
    case .assessment(let event): addStars(event.stars)
    case .transfer(let event): addHours(.transferReceived, to: event.payee)
    case .allowance(let event): addHours(.grantReceived, to: event.member)
    case .expiry(let event): addHours(.hoursExpired, to: event.member)
    case .hold(let event): addRedemption(event.kind == .gift ? .redemptionReady : .redemptionRequested, event)
    case .release(let event):
      try addRedemption(event.cause == .lapsed ? .redemptionLapsed : .redemptionCancelled, event.redemption)
    case .redemption(let event): try addRedemption(.redemptionFulfilled, event.redemption)
    case .exchange(let event):
      try addRedemption(.redemptionFulfilled, event.redemption)
      let record = event.record
      addRecord(.recordPosted, record.record, of: record.member, record.minutes, entry.date)
      addStars(record.stars)
    case .assignment(let event):
      try addRedemption(.redemptionAssigned, event.redemption)
      try addRedemption(.serviceAssigned, event.redemption, for: event.provider)
    case .dispute(let event): try addRedemption(.redemptionDisputed, event.redemption)
    case .giveBack(let event):
      try addRedemption(.redemptionReturned, event.redemption)
      if let reversal = event.reversal { try add(reversal) }
    case .activity(let event): try add(event)
    case .signup(let event):
      if event.step == .promoted { try addActivity(.activityPlace, event.activity, for: event.member) }
    case .head: add(.noticePublished, .everybody, OutwardMessage.Details(date: entry.date))
    default: break
    }
  }

  // MARK: Records

  private mutating func add(_ event: RecordReviewed) throws {
    switch event.step {
    case .noticed(let until), .dismissed(let until):
      try addRecord(.recordConfirmed, event.record, of: event.member, until: until)
    case .objected: try addRecord(.recordObjected, event.record, of: event.member)
    case .rejected: try addRecord(.recordRejected, event.record, of: event.member)
    // The next entry records the service anew, and is told of.
    case .replaced: break
    }
  }

  private mutating func add(_ event: RecordReversed) throws {
    if !event.isCorrection { try addRecord(.recordReversed, event.record, of: event.member) }
    addStars(event.stars)
  }

  private mutating func addRecord(
    _ event: OutwardMessage.Event, _ number: RecordNumber, of member: MemberNumber, until: LocalDate? = nil
  ) throws {
    guard let record = try books.record(number) else { return }
    addRecord(event, number, of: member, record.service.minutes, record.date, until: until)
  }

  private mutating func addRecord(
    _ event: OutwardMessage.Event, _ number: RecordNumber, of member: MemberNumber, _ minutes: Minutes,
    _ date: LocalDate, until: LocalDate? = nil
  ) {
    add(
      event, .member(member),
      OutwardMessage.Details(station: entry.station, record: number, date: date, minutes: minutes, until: until))
  }

  // MARK: Stars, hours, redemptions

  private mutating func addStars(_ changes: [StarChange]) {
    for change in changes {
      let addressee: OutwardMessage.Addressee =
        switch change.subject {
        case .member(let number): .member(number)
        case .team(let code): .team(code)
        }
      add(
        change.to > change.from ? .star : .starLost, addressee,
        OutwardMessage.Details(date: entry.date, stars: change.to, was: change.from))
    }
  }

  private mutating func addHours(_ event: OutwardMessage.Event, to member: MemberNumber) {
    let wallet = entry.moved(.available(member)) + entry.moved(.donatable(member))
    add(
      event, .member(member), OutwardMessage.Details(date: entry.date, minutes: Minutes(abs(wallet))))
  }

  private mutating func addRedemption(
    _ event: OutwardMessage.Event, _ number: RedemptionNumber, for other: MemberNumber? = nil
  ) throws {
    guard let redemption = try books.redemption(number) else { return }
    addRedemption(event, redemption.request, for: other)
  }

  private mutating func addRedemption(
    _ event: OutwardMessage.Event, _ request: RedemptionRequested, for other: MemberNumber? = nil
  ) {
    let until = [.redemptionReady, .redemptionRequested].contains(event) ? request.until : nil
    add(
      event, .member(other ?? request.member),
      OutwardMessage.Details(
        station: request.station, redemption: request.redemption, offer: request.offer, date: entry.date,
        minutes: request.price, until: until))
  }

  // MARK: Activities

  /// Of a reminder and of a cancellation everybody is told who is on the roster now; who has left it since is not.
  private mutating func add(_ event: ActivityStep) throws {
    let (told, states): (OutwardMessage.Event, Set<SignUpState>)
    switch event.step {
    case .reminded: (told, states) = (.activityTomorrow, [.signedUp])
    case .cancelled: (told, states) = (.activityCancelled, [.signedUp, .waiting])
    default: return
    }
    for signUp in try books.roster(of: event.activity) where states.contains(signUp.state) {
      try addActivity(told, event.activity, for: signUp.member)
    }
  }

  private mutating func addActivity(
    _ event: OutwardMessage.Event, _ number: ActivityNumber, for member: MemberNumber
  ) throws {
    guard let activity = try books.activity(number) else { return }
    add(
      event, .member(member),
      OutwardMessage.Details(station: activity.station, activity: number, date: activity.plan.date))
  }

  private mutating func add(
    _ event: OutwardMessage.Event, _ addressee: OutwardMessage.Addressee, _ details: OutwardMessage.Details
  ) {
    all.append(OutwardMessage(event, addressee, details, MessageTexts(books, details).text(event, to: addressee)))
  }
}
