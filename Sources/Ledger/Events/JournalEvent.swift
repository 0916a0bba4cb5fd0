/// What an entry says happened; the payload of the journal, from which every projection can be made again.
public enum JournalEvent: Hashable, Sendable {
  /// The bank was opened.
  case bank(BankOpened)
  /// A version of the rules came into being.
  case policy(PolicySet)
  /// Everybody's stars were judged anew.
  case assessment(StarsAssessed)
  /// A station was added, changed or closed.
  case station(StationChange)
  /// A user or group of the server got, changed or lost a role.
  case grant(RoleGrant)
  /// A person was registered, changed or left.
  case member(MemberChange)
  /// A team was added, changed or closed.
  case team(TeamChange)
  /// A member joined or left a team.
  case membership(MembershipChange)
  /// A member's PIN was set, or a lock after wrong ones opened.
  case pin(PINChanged)
  /// A member's data must be kept until a day, or need not any more.
  case freeze(MemberFrozen)
  /// The texts of a member who has left went.
  case erasure(MemberErased)
  /// A member came in at the door.
  case checkin(CheckedIn)
  /// A member left and no record came of it.
  case checkout(CheckedOut)
  /// A service was recorded: posted, or to wait.
  case service(ServiceRecorded)
  /// A record that waits went a step on.
  case review(RecordReviewed)
  /// The hours of a record that had waited were issued.
  case credit(RecordCredited)
  /// A service record was undone.
  case reversal(RecordReversed)
  /// A service record was scored.
  case score(QualityScored)
  /// An entry that moved hours or pieces was undone.
  case undoing(EntryReversed)
  /// A balance was brought in.
  case opening(OpeningMade)
  /// A member joined or left a household.
  case household(HouseholdChange)
  /// An adjustment of a wallet was proposed, carried out or given up, or a debt written off.
  case adjustment(HoursAdjusted)
  /// Hours of a member lapsed.
  case expiry(HoursExpired)
  /// A member entered twice was taken into the one that stays.
  case merge(MembersMerged)
  /// A pool was founded or changed.
  case pool(PoolChange)
  /// The allowances of a month were given, or could not be.
  case allowanceMonth(AllowanceMonth)
  /// An administrator vouched for a clock that had leapt.
  case clock(ClockConfirmed)
  /// The head of the journal was made public outside the bank.
  case head(HeadPublished)
  /// An act for two administrators was asked for, carried out, given up, or waited too long for.
  case approval(ApprovalStep)
  /// A second administrator vouched for restored books.
  case restoration(RestoreConfirmed)
  /// A certificate of service was issued or withdrawn.
  case certificate(CertificateStep)
  /// A member took part in a training, or that was withdrawn.
  case training(TrainingStep)
  /// An activity was planned, changed, published, cancelled or closed.
  case activity(ActivityStep)
  /// A member signed up for an activity, moved up, withdrew, or was there.
  case signup(SignUpStep)
  /// The skills of a member changed.
  case skills(SkillsSet)
  /// Something that a station can draw on was added, changed or struck off.
  case resource(ResourceChange)
  /// A need was opened, claimed, given back, confirmed or cancelled.
  case need(NeedStep)
  /// A volunteer and a resident were paired, a visit was noted, or the pair ended.
  case pair(PairStep)
  /// Somebody complained, or a complaint was answered or withdrawn.
  case complaint(ComplaintStep)
  /// Somebody was spoken of for a period, or evaluations were closed.
  case evaluation(EvaluationStep)
  /// A ballot went a step on.
  case ballot(BallotStep)
  /// An honour was given, recommended, decided or withdrawn.
  case honour(HonourStep)
  /// A member said whether the page of credit may show them.
  case consent(CreditConsent)
  /// Another bank's key was taken for true, or is no more.
  case trust(BankTrust)
  /// A member's account went to another bank, came from one, or was refused.
  case handover(HandoverStep)
  /// A member gave hours to another.
  case transfer(HoursTransferred)
  /// A member gave hours to a pool.
  case donation(PoolMovement)
  /// A pool gave hours to a member.
  case allowance(PoolMovement)
  /// An offer was added, changed or closed.
  case offer(OfferChange)
  /// A redemption was requested.
  case hold(RedemptionRequested)
  /// A redemption was cancelled or lapsed.
  case release(RedemptionReleased)
  /// A gift was handed out.
  case redemption(GiftHandedOut)
  /// A service was done for hours.
  case exchange(ServiceExchanged)
  /// A service was given to a provider.
  case assignment(ServiceAssigned)
  /// One side said that a service was done.
  case word(ServiceWordGiven)
  /// The two sides of a service disagree.
  case dispute(ServiceDisputed)
  /// A fulfilled redemption was taken back.
  case giveBack(RedemptionReturned)
  /// Pieces arrived, moved or were counted.
  case stock(StockChange)

  /// The kind of the entry that carries this event.
  public var kind: EntryKind {
    switch self {
    case .bank: .bank
    case .policy: .policy
    case .assessment: .assessment
    case .station: .station
    case .grant: .operator
    case .member: .member
    case .team: .team
    case .membership: .membership
    case .pin: .pin
    case .freeze: .freeze
    case .erasure: .erasure
    case .checkin: .checkin
    case .checkout: .checkout
    case .service: .service
    case .review: .review
    case .credit: .credit
    case .reversal, .undoing: .reversal
    case .score: .score
    case .opening: .opening
    case .household: .household
    case .adjustment: .adjustment
    case .expiry: .expiry
    case .merge: .merge
    case .pool: .pool
    case .allowanceMonth: .allowance
    case .clock: .clock
    case .head: .head
    case .approval: .approval
    case .restoration: .restoration
    case .certificate: .certificate
    case .training: .training
    case .activity: .activity
    case .signup: .signup
    case .skills: .skills
    case .resource: .resource
    case .need: .need
    case .pair: .pair
    case .complaint: .complaint
    case .evaluation: .evaluation
    case .ballot: .ballot
    case .honour: .honour
    case .consent: .consent
    case .trust: .trust
    case .handover: .handover
    case .transfer: .transfer
    case .donation: .donation
    case .allowance: .grant
    case .offer: .offer
    case .hold: .hold
    case .release: .release
    case .redemption: .redemption
    case .exchange: .exchange
    case .assignment: .assignment
    case .word: .word
    case .dispute: .dispute
    case .giveBack: .return
    case .stock(let change): change.kind
    }
  }

  /// Writes the event's facts.
  public func write(to facts: inout FactWriter) {
    switch self {
    case .bank(let event): event.write(to: &facts)
    case .policy(let event): event.write(to: &facts)
    case .assessment(let event): event.write(to: &facts)
    case .station(let event): event.write(to: &facts)
    case .grant(let event): event.write(to: &facts)
    case .member(let event): event.write(to: &facts)
    case .team(let event): event.write(to: &facts)
    case .membership(let event): event.write(to: &facts)
    case .pin(let event): event.write(to: &facts)
    case .freeze(let event): event.write(to: &facts)
    case .erasure(let event): event.write(to: &facts)
    case .checkin(let event): event.write(to: &facts)
    case .checkout(let event): event.write(to: &facts)
    case .service(let event): event.write(to: &facts)
    case .review(let event): event.write(to: &facts)
    case .credit(let event): event.write(to: &facts)
    case .reversal(let event): event.write(to: &facts)
    case .score(let event): event.write(to: &facts)
    case .undoing(let event): event.write(to: &facts)
    case .opening(let event): event.write(to: &facts)
    case .household(let event): event.write(to: &facts)
    case .adjustment(let event): event.write(to: &facts)
    case .expiry(let event): event.write(to: &facts)
    case .merge(let event): event.write(to: &facts)
    case .pool(let event): event.write(to: &facts)
    case .allowanceMonth(let event): event.write(to: &facts)
    case .clock(let event): event.write(to: &facts)
    case .head(let event): event.write(to: &facts)
    case .approval(let event): event.write(to: &facts)
    case .restoration(let event): event.write(to: &facts)
    case .certificate(let event): event.write(to: &facts)
    case .training(let event): event.write(to: &facts)
    case .activity(let event): event.write(to: &facts)
    case .signup(let event): event.write(to: &facts)
    case .skills(let event): event.write(to: &facts)
    case .resource(let event): event.write(to: &facts)
    case .need(let event): event.write(to: &facts)
    case .pair(let event): event.write(to: &facts)
    case .complaint(let event): event.write(to: &facts)
    case .evaluation(let event): event.write(to: &facts)
    case .ballot(let event): event.write(to: &facts)
    case .honour(let event): event.write(to: &facts)
    case .consent(let event): event.write(to: &facts)
    case .trust(let event): event.write(to: &facts)
    case .handover(let event): event.write(to: &facts)
    case .transfer(let event): event.write(to: &facts)
    case .donation(let event), .allowance(let event): event.write(to: &facts)
    case .offer(let event): event.write(to: &facts)
    case .hold(let event): event.write(to: &facts)
    case .release(let event): event.write(to: &facts)
    case .redemption(let event): event.write(to: &facts)
    case .exchange(let event): event.write(to: &facts)
    case .assignment(let event): event.write(to: &facts)
    case .word(let event): event.write(to: &facts)
    case .dispute(let event): event.write(to: &facts)
    case .giveBack(let event): event.write(to: &facts)
    case .stock(let event): event.write(to: &facts)
    }
  }

  /// Reads the event of an entry.
  ///
  /// - Throws: `LedgerError.malformed` where facts are missing or not of their types.
  public init(kind: EntryKind, facts: FactReader) throws(LedgerError) {
    switch kind {
    case .bank: self = .bank(try BankOpened(facts))
    case .policy: self = .policy(try PolicySet(facts))
    case .assessment: self = .assessment(try StarsAssessed(facts))
    case .station: self = .station(try StationChange(facts))
    case .operator: self = .grant(try RoleGrant(facts))
    case .member: self = .member(try MemberChange(facts))
    case .team: self = .team(try TeamChange(facts))
    case .membership: self = .membership(try MembershipChange(facts))
    case .pin: self = .pin(try PINChanged(facts))
    case .freeze: self = .freeze(try MemberFrozen(facts))
    case .erasure: self = .erasure(try MemberErased(facts))
    case .checkin: self = .checkin(try CheckedIn(facts))
    case .checkout: self = .checkout(try CheckedOut(facts))
    case .service: self = .service(try ServiceRecorded(facts))
    case .review: self = .review(try RecordReviewed(facts))
    case .credit: self = .credit(try RecordCredited(facts))
    case .reversal:
      self =
        EntryReversed.isDescribed(by: facts)
        ? .undoing(try EntryReversed(facts)) : .reversal(try RecordReversed(facts))
    case .score: self = .score(try QualityScored(facts))
    case .opening: self = .opening(try OpeningMade(facts))
    case .household: self = .household(try HouseholdChange(facts))
    case .adjustment: self = .adjustment(try HoursAdjusted(facts))
    case .expiry: self = .expiry(try HoursExpired(facts))
    case .merge: self = .merge(try MembersMerged(facts))
    case .pool: self = .pool(try PoolChange(facts))
    case .allowance: self = .allowanceMonth(try AllowanceMonth(facts))
    case .clock: self = .clock(try ClockConfirmed(facts))
    case .head: self = .head(try HeadPublished(facts))
    case .approval: self = .approval(try ApprovalStep(facts))
    case .restoration: self = .restoration(try RestoreConfirmed(facts))
    case .certificate: self = .certificate(try CertificateStep(facts))
    case .training: self = .training(try TrainingStep(facts))
    case .activity: self = .activity(try ActivityStep(facts))
    case .signup: self = .signup(try SignUpStep(facts))
    case .skills: self = .skills(try SkillsSet(facts))
    case .resource: self = .resource(try ResourceChange(facts))
    case .need: self = .need(try NeedStep(facts))
    case .pair: self = .pair(try PairStep(facts))
    case .complaint: self = .complaint(try ComplaintStep(facts))
    case .evaluation: self = .evaluation(try EvaluationStep(facts))
    case .ballot: self = .ballot(try BallotStep(facts))
    case .honour: self = .honour(try HonourStep(facts))
    case .consent: self = .consent(try CreditConsent(facts))
    case .trust: self = .trust(try BankTrust(facts))
    case .handover: self = .handover(try HandoverStep(facts))
    case .transfer: self = .transfer(try HoursTransferred(facts))
    case .donation: self = .donation(try PoolMovement(facts))
    case .grant: self = .allowance(try PoolMovement(facts))
    case .offer: self = .offer(try OfferChange(facts))
    case .hold: self = .hold(try RedemptionRequested(facts))
    case .release: self = .release(try RedemptionReleased(facts))
    case .redemption: self = .redemption(try GiftHandedOut(facts))
    case .exchange: self = .exchange(try ServiceExchanged(facts))
    case .assignment: self = .assignment(try ServiceAssigned(facts))
    case .word: self = .word(try ServiceWordGiven(facts))
    case .dispute: self = .dispute(try ServiceDisputed(facts))
    case .return: self = .giveBack(try RedemptionReturned(facts))
    case .stockIn, .stockMove, .stockCount: self = .stock(try StockChange(kind: kind, facts))
    }
  }
}

/// What an entry does to a thing that has a state of its own; the entry carries the whole state after it.
public enum ChangeAction: String, CaseIterable, Sendable {
  /// The thing came into being.
  case add
  /// Some of its properties changed.
  case set
  /// It was closed, or a role taken back.
  case close
}
