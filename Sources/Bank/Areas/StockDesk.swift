import Ledger
import LineProtocol
import Store

/// Gifts on the shelves of stations, in double entry: `stock in|move|count|list`.
enum StockDesk {
  static func arrive(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (offer, station) = try shelf(request, bank)
    guard offer.closed == nil else { throw Refusal.offerClosed(offer.code) }
    let pieces = try request.neededInteger("pieces")
    return try journal(
      .stockIn, offer.code, station, note: request.text("note"),
      .move(pieces, from: .supplied(gift: offer.code), to: .stock(gift: offer.code, station: station)), bank)
  }

  static func move(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (offer, station) = try shelf(request, bank)
    let target = try request.neededCode("to")
    try bank.read.requireOpenStation(target)
    guard target != station else {
      throw Refusal.badValue("to", target.text, Localized("调出与调入是同一个站", "The pieces would stay where they are"))
    }
    let pieces = try request.neededInteger("pieces")
    try checkReserved(offer.code, station, after: -pieces, bank)
    return try journal(
      .stockMove, offer.code, station, note: request.text("note"),
      .move(
        pieces, from: .stock(gift: offer.code, station: station), to: .stock(gift: offer.code, station: target)),
      bank)
  }

  static func count(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let (offer, station) = try shelf(request, bank)
    let level = try bank.books.stock(of: offer.code, at: station)
    let difference = try request.neededInteger("pieces") - level.pieces
    // A count that finds what the books say explains itself.
    guard difference != 0 else { return Reply(rows: [row(level)]) }
    guard let reason = request.text("reason") else { throw Refusal.unexplainedCount(level, difference: difference) }
    try checkReserved(offer.code, station, after: difference, bank)
    return try journal(
      .stockCount, offer.code, station, note: reason,
      .move(difference, from: .counted(gift: offer.code), to: .stock(gift: offer.code, station: station)), bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let offer = request.code("offer")
    let station = request.code("station")
    if let offer, try bank.books.offer(offer) == nil { throw Refusal.noOffer(offer) }
    if let station { try bank.requireStation(station) }
    return Reply(rows: try bank.books.stock(offer: offer, station: station).map(row))
  }

  /// The gift and the station that a change of stock names.
  private static func shelf(_ request: Request, _ bank: ChangeContext) throws -> (offer: StoredOffer, station: Code) {
    let code = try request.neededCode("offer")
    let station = try request.neededCode("station")
    guard let offer = try bank.books.offer(code) else { throw Refusal.noOffer(code) }
    try bank.read.requireOpenStation(station)
    guard offer.terms.kind == .gift else {
      throw Refusal.wrongState(
        [Field("offer", .code(code)), Field("kind", .text("service"))],
        Localized("\(code) 是服务,没有库存", "\(code) is a service and has no stock"))
    }
    return (offer, station)
  }

  /// Moves and counts may not go below what is reserved, and name the redemptions that stand in the way.
  static func checkReserved(_ offer: Code, _ station: Code, after change: Int64, _ bank: ChangeContext) throws {
    let level = try bank.books.stock(of: offer, at: station)
    guard level.pieces + change < level.reserved || level.pieces + change < 0 else { return }
    let open = try bank.books.openRedemptions(offer: offer, station: station).map(\.description)
    throw Refusal(
      .outOfStock,
      [
        Field("pieces", .integer(level.pieces)), Field("reserved", .integer(level.reserved)),
        Field("redemptions", .list(open)),
      ],
      Localized(
        "\(station) 有 \(offer) \(level.pieces) 件,其中 \(level.reserved) 件已预留\(open.isEmpty ? "" : "(兑换号 \(open.joined(separator: "、")))")",
        """
        \(station) has \(level.pieces) of \(offer), \(level.reserved) of them \
        reserved\(open.isEmpty ? "" : " (redemptions \(open.joined(separator: ", ")))")
        """))
  }

  private static func journal(
    _ kind: EntryKind, _ offer: Code, _ station: Code, note: String?, _ postings: Postings, _ bank: ChangeContext
  ) throws -> Reply {
    guard let change = StockChange(kind: kind, offer: offer, note: note) else {
      throw Refusal.internalDefect("\(kind.rawValue) is no change of stock")
    }
    let entry = try bank.append(.stock(change), station: station, postings: postings)
    return Reply(rows: [row(try bank.books.stock(of: offer, at: station))], fields: [entry])
  }

  private static func row(_ level: StockLevel) -> Reply.Row {
    [
      Field("offer", .code(level.offer)), Field("station", .code(level.station)),
      Field("pieces", .integer(level.pieces)), Field("reserved", .integer(level.reserved)),
    ]
  }
}
