import Ledger
import LineProtocol
import Store

/// Taking back what was fulfilled: `redeem return`.
extension RedemptionDesk {
  static func giveBack(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let redemption = try ownRedemption(request, bank)
    guard redemption.state == .fulfilled else { throw Refusal.notReturnable(redemption) }
    let member = try bank.read.requireMember(redemption.request.member)
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    return switch redemption.request.kind {
    case .gift: try giveBackGift(redemption.request, request, bank)
    case .service: try giveBackService(redemption, request, bank)
    }
  }

  /// The price goes back to the member, the piece to the shelf that it came from; a spoiled one is booked as lost.
  private static func giveBackGift(
    _ redemption: RedemptionRequested, _ request: Request, _ bank: ChangeContext
  ) throws -> Reply {
    let isSpoiled = request.flag("spoiled")
    if !isSpoiled { try bank.read.requireOpenStation(redemption.station) }
    let place: Account =
      isSpoiled
      ? .counted(gift: redemption.offer) : .stock(gift: redemption.offer, station: redemption.station)
    let event = RedemptionReturned(
      redemption: redemption.redemption, member: redemption.member, isSpoiled: isSpoiled,
      reason: try request.neededText("reason"))
    let entry = try bank.append(
      .giveBack(event), station: redemption.station,
      postings: try Postings([
        Posting(.redeemed, -redemption.price.count), Posting(.available(redemption.member), redemption.price.count),
        Posting(.given(gift: redemption.offer), -1), Posting(place, 1),
      ]))
    return try changed(redemption, entry, bank)
  }

  /// What was paid goes back from the provider to the requester, and the provider's record counts no longer.
  private static func giveBackService(
    _ redemption: StoredRedemption, _ request: Request, _ bank: ChangeContext
  ) throws -> Reply {
    let ordered = redemption.request
    guard !request.flag("spoiled") else { throw Refusal.neverSpoils(ordered.redemption) }
    guard let number = redemption.record, let record = try bank.books.record(number) else {
      throw Refusal.internalDefect("redemption \(ordered.redemption) was fulfilled without a record")
    }
    let back = try bank.takeBack(record, to: .available(ordered.member), isForced: request.flag("force"))
    let reversal = try ServiceLedger(bank).reversal(
      of: record, reason: try request.neededText("reason"), debt: back.debt)
    let entry = try bank.append(
      .giveBack(RedemptionReturned(redemption: ordered.redemption, reversal: reversal)), date: record.date,
      station: ordered.station,
      postings: try Postings(back.postings))
    return try changed(ordered, entry, bank)
  }
}
