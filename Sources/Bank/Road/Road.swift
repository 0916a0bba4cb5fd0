import Ledger
import LineProtocol
import Rules
import Store

/// The table from commands to what carries them out; a test holds it together with the catalogue.
enum Road {
  typealias ReadHandler = @Sendable (Request, ReadContext) throws -> Reply
  typealias ChangeHandler = @Sendable (Request, ChangeContext) throws -> Reply

  // Looked up once for each command: a `switch` compares a request's with one name after the other.
  private static let readers = table { reader(named: $0) }
  private static let changers = table { changer(named: $0) }

  private static func table<Handler>(_ handler: (String) -> Handler?) -> [String: Handler] {
    let found = Catalogue.standard.commands.compactMap { command in handler(command.name).map { (command.name, $0) } }
    return Dictionary(uniqueKeysWithValues: found)
  }

  /// What carries out a reading command, or nil where the command is none.
  static func reader(of command: String) -> ReadHandler? { readers[command] }

  /// What carries out a changing command, or nil where the command is none.
  static func changer(of command: String) -> ChangeHandler? { changers[command] }

  private static func reader(named command: String) -> ReadHandler? {
    switch command {
    case "ping": BookDesk.ping
    case "status": BookDesk.status
    case "health": BookDesk.health
    case "station list": StationDesk.list
    case "station show": StationDesk.show
    case "operator list": OperatorDesk.list
    case "member show": MemberDesk.show
    case "member find": MemberDesk.find
    case "member list": MemberDesk.list
    case "member file": MemberFile.show
    case "access list": AccessDesk.list
    case "team list": TeamDesk.list
    case "team show": TeamDesk.show
    case "service show": ServiceDesk.show
    case "service list": ServiceDesk.list
    case "service present": DoorDesk.list
    case "service pending": ReviewDesk.list
    case "quality list": QualityDesk.list
    case "training list": TrainingDesk.list
    case "activity list": ActivityDesk.list
    case "activity show": ActivityDesk.show
    case "activity signups": SignUpDesk.list
    case "activity roster": RosterDesk.show
    case "activity candidates": CandidateDesk.list
    case "skill list": SkillDesk.list
    case "resource list": ResourceDesk.list
    case "station services": ResourceDesk.services
    case "need show": NeedDesk.show
    case "need list": NeedDesk.list
    case "need candidates": NeedDesk.candidates
    case "pair list": PairDesk.list
    case "complaint list": ComplaintDesk.list
    case "evaluation show": EvaluationDesk.show
    case "evaluation list": EvaluationDesk.list
    case "ballot list": BallotDesk.list
    case "ballot show": BallotDesk.show
    case "ballot electors": BallotDesk.electors
    case "ballot result": BallotDesk.result
    case "honour list": HonourDesk.list
    case "credit list": CreditDesk.list
    case "handover key": TrustDesk.key
    case "handover banks": TrustDesk.list
    case "handover show": HandoverDesk.show
    case "handover list": HandoverDesk.list
    case "stars show": StarDesk.show
    case "stars list": StarDesk.list
    case "stars explain": StarDesk.explain
    case "stars near": StarDesk.near
    case "stars changes": StarDesk.changes
    case "stars duty": DutyDesk.list
    case "policy list": PolicyDesk.list
    case "policy show": PolicyDesk.show
    case "policy preview": PolicyDesk.preview
    case "balance": HourDesk.balance
    case "statement": HourDesk.statement
    case "household list": HouseholdDesk.list
    case "pool list": PoolDesk.list
    case "pool show": PoolDesk.show
    case "adjust list": AdjustmentDesk.list
    case "offer list": OfferDesk.list
    case "offer show": OfferDesk.show
    case "stock list": StockDesk.list
    case "redeem show": RedemptionDesk.show
    case "redeem list": RedemptionDesk.list
    case "journal list": JournalDesk.list
    case "journal show": JournalDesk.show
    case "head": BookDesk.head
    case "head list": HeadDesk.list
    case "certificate check": CertificateDesk.check
    case "certificate show": CertificateDesk.show
    case "certificate list": CertificateDesk.list
    case "notice": NoticeDesk.show
    case "report hours": ReportDesk.hours
    case "report inactive": ReportDesk.inactive
    case "report limits": ReportDesk.limits
    case "report unusual": ReportDesk.unusual
    case "report month": MonthDesk.show
    case "report best": BestDesk.show
    case "approval list": ApprovalDesk.list
    case "export": ExportDesk.export
    case "trial-balance": TrialBalance.show
    case "import preview": ImportDesk.preview
    case "message list": MessageDesk.list
    default: nil
    }
  }

  private static func changer(named command: String) -> ChangeHandler? {
    switch command {
    case "station add": StationDesk.add
    case "station set": StationDesk.set
    case "station close": StationDesk.close
    case "operator add": OperatorDesk.add
    case "operator set": OperatorDesk.set
    case "operator remove": OperatorDesk.remove
    case "member add": MemberDesk.add
    case "member set": MemberDesk.set
    case "member close": MemberClosing.close
    case "member pin": PINDesk.set
    case "member unlock": PINDesk.unlock
    case "member merge": MemberMerge.merge
    case "member erase": ErasureDesk.erase
    case "member freeze": ErasureDesk.freeze
    case "member unfreeze": ErasureDesk.unfreeze
    case "team add": TeamDesk.add
    case "team set": TeamDesk.set
    case "team close": TeamDesk.close
    case "team join": TeamDesk.join
    case "team leave": TeamDesk.leave
    case "service record": ServiceDesk.record
    case "service correct": ServiceDesk.correct
    case "service reverse": ServiceDesk.reverse
    case "checkin": DoorDesk.enter
    case "checkout": DoorDesk.leave
    case "service confirm": ReviewDesk.confirm
    case "service reject": ReviewDesk.reject
    case "service object": ReviewDesk.object
    case "service dismiss": ReviewDesk.dismiss
    case "quality score": QualityDesk.score
    case "training record": TrainingDesk.record
    case "training withdraw": TrainingDesk.withdraw
    case "activity add": ActivityDesk.add
    case "activity set": ActivityDesk.set
    case "activity publish": ActivityDesk.publish
    case "activity cancel": ActivityDesk.cancel
    case "activity signup": SignUpDesk.enter
    case "activity withdraw": SignUpDesk.withdraw
    case "activity attend": RosterDesk.attend
    case "activity close": ActivityClosing.close
    case "skill add": SkillDesk.add
    case "skill remove": SkillDesk.remove
    case "resource add": ResourceDesk.add
    case "resource set": ResourceDesk.set
    case "resource remove": ResourceDesk.remove
    case "need add": NeedDesk.add
    case "need claim": NeedDesk.claim
    case "need unclaim": NeedDesk.unclaim
    case "need done": NeedDesk.done
    case "need confirm": NeedDesk.confirm
    case "need cancel": NeedDesk.cancel
    case "pair add": PairDesk.add
    case "pair group": PairDesk.group
    case "pair visit": PairDesk.visit
    case "pair unvisit": PairDesk.unvisit
    case "pair end": PairDesk.end
    case "complaint add": ComplaintDesk.add
    case "complaint answer": ComplaintDesk.answer
    case "complaint withdraw": ComplaintDesk.withdraw
    case "evaluation word": EvaluationDesk.word
    case "evaluation close": EvaluationDesk.close
    case "ballot open": BallotDesk.open
    case "ballot nominate": BallotDesk.nominate
    case "ballot withdraw": BallotDesk.withdraw
    case "ballot admit": BallotDesk.admit
    case "ballot exclude": BallotDesk.exclude
    case "ballot start": BallotDesk.start
    case "ballot vote": BallotDesk.vote
    case "ballot close": BallotDesk.close
    case "ballot void": BallotDesk.void
    case "honour add": HonourDesk.add
    case "honour decide": HonourDesk.decide
    case "honour withdraw": HonourDesk.withdraw
    case "credit allow": CreditDesk.allow
    case "credit refuse": CreditDesk.refuse
    case "handover trust": TrustDesk.trust
    case "handover distrust": TrustDesk.distrust
    case "handover issue": HandoverDesk.issue
    case "handover take": HandoverDesk.take
    case "handover refuse": HandoverDesk.refuse
    case "handover settle": HandoverDesk.settle
    case "policy set": PolicyDesk.set
    case "stars assess": PolicyDesk.assess
    case "opening": HourDesk.opening
    case "household join": HouseholdDesk.join
    case "household leave": HouseholdDesk.leave
    case "transfer": GivingDesk.transfer
    case "donate": GivingDesk.donate
    case "grant": GivingDesk.grant
    case "pool add": PoolDesk.add
    case "pool set": PoolDesk.set
    case "pool allowance": PoolDesk.allowance
    case "adjust": AdjustmentDesk.propose
    case "adjust confirm": AdjustmentDesk.confirm
    case "adjust reject": AdjustmentDesk.reject
    case "expire": ExpiryDesk.expire
    case "offer add": OfferDesk.add
    case "offer set": OfferDesk.set
    case "offer close": OfferDesk.close
    case "stock in": StockDesk.arrive
    case "stock move": StockDesk.move
    case "stock count": StockDesk.count
    case "redeem request": RedemptionDesk.request
    case "redeem fulfil": RedemptionDesk.fulfil
    case "redeem cancel": RedemptionDesk.cancel
    case "redeem assign": RedemptionDesk.assign
    case "redeem dispute": RedemptionDesk.dispute
    case "redeem return": RedemptionDesk.giveBack
    case "journal reverse": UndoDesk.reverse
    case "clock confirm": ClockDesk.confirm
    case "head publish": HeadDesk.publish
    case "certificate issue": CertificateDesk.issue
    case "certificate revoke": CertificateDesk.revoke
    case "approval confirm": ApprovalDesk.confirm
    case "approval reject": ApprovalDesk.reject
    case "restore confirm": RestoreDesk.confirm
    case "import open": ImportDesk.open
    case "import row": ImportDesk.row
    case "import commit": ImportDesk.commit
    case "import abort": ImportDesk.abort
    default: nil
    }
  }

  /// Whether a command is carried out within a commit; work on the database as a whole is not.
  static func leads(_ command: String) -> Bool { reader(of: command) != nil || changer(of: command) != nil }

  /// Refuses with `denied` where a role may not use a command, or an operator not for a station that it changes.
  static func checkPermission(_ request: Request, caller: Caller) throws(Refusal) {
    guard request.command.roles.contains(caller.role) else {
      if caller.role == .kiosk, request.command.roles.contains(.member) { throw .loginRequired(request.command.name) }
      throw .denied(command: request.command.name, caller: caller)
    }
    try OwnAccess.check(request, caller: caller)
    guard request.command.effect == .change, caller.role == .operator else { return }
    if let station = request.code("station"), !caller.stations.contains(station) {
      throw .denied(station: station, caller: caller)
    }
    if request.flag("force") { throw .forceDenied }
  }

  /// Carries out one changing request within a commit: permission, idempotency, rules, journal.
  ///
  /// Where a member is closed because it was taken into another, the refusal names that one.
  static func perform(_ request: Request, in context: ChangeContext) throws -> Reply {
    do {
      return try performAsAsked(request, in: context)
    } catch let refusal as Refusal where refusal.code == .closed {
      guard
        case .integer(let value)? = refusal.details.first(where: { $0.name == "member" })?.value,
        let number = MemberNumber(value), let other = try context.books.member(number)?.mergedInto
      else { throw refusal }
      throw Refusal.merged(number, into: other)
    }
  }

  private static func performAsAsked(_ request: Request, in context: ChangeContext) throws -> Reply {
    try checkPermission(request, caller: context.read.caller)
    let handler = try handler(of: request, in: context)
    if request.isDry {
      guard !request.command.standsAlone else { throw Refusal.neverDry(request.command.name) }
      var reply = try context.transaction.tentatively { try handler(request, context) }
      reply.fields.append(Field("dry", .flag(true)))
      return reply
    }
    guard let key = request.key else { return try handler(request, context) }
    return try KeyRing(context).once(key, try request.canonicals(in: context)) { try handler(request, context) }
  }

  /// What carries out a change, or asks a second administrator for it where the configuration wants one.
  private static func handler(of request: Request, in context: ChangeContext) throws -> ChangeHandler {
    guard let handler = changer(of: request.command.name) else {
      throw Refusal.internalDefect("no handler for \(request.command.name)")
    }
    guard let act = request.command.fourEyes.act(isForced: request.flag("force")),
      context.read.configured.fourEyes.contains(act)
    else { return handler }
    return { try ApprovalDesk.propose($0, act, handler, $1) }
  }

  /// Carries out one reading request.
  static func perform(_ request: Request, in context: ReadContext) throws -> Reply {
    try checkPermission(request, caller: context.caller)
    guard let handler = reader(of: request.command.name) else {
      throw Refusal.internalDefect("no handler for \(request.command.name)")
    }
    return try handler(request, context)
  }
}
