import LineProtocol

/// What the screen shows; pages lie on each other, Esc takes the uppermost away.
enum DeskPage: Hashable {
  /// Which station this desk is at.
  case stations(selected: Int)
  /// Find somebody, and who is checked in.
  case home
  /// The member that is open.
  case member
  case form(DeskForm)
  case checkOut
  case offers(selected: Int)
  case redeem(DeskOffer, DeskTrial)
  case redeemed(DeskReceipt)
  case handOut(DeskHandOut)
  case handOutQuestion(DeskGift, code: String, DeskCheck)
  case cancel(DeskCancel)
  case cancelQuestion(DeskGift, reason: String, DeskTrial)
  case leaving
}

/// What the daemon says to a redemption, or to its end, that is only tried.
enum DeskTrial: Hashable {
  case asked
  case good(price: String, available: String, until: String)
  case refused(String)
}

/// What the daemon says to a hand-out that is only tried: nothing leaves the shelf on a wrong code.
enum DeskCheck: Hashable {
  case asked
  case good
  case refused(String)
}

/// What a redemption has come to.
struct DeskReceipt: Hashable {
  let redemption: Int64
  let offer: String
  let isGift: Bool
  let price: String
  let available: String
  let code: String
  let until: String
}

/// What a redemption is of: a gift that waits to be handed out, or anything that is to be cancelled.
struct DeskGift: Hashable {
  let redemption: Int64
  let name: String
}

/// Which of a member's gifts is to be handed out, by its redemption since lists move, and the code that was typed.
struct DeskHandOut: Hashable {
  var redemption: Int64
  var code = LineBuffer()
}

/// Which of a member's redemptions is to be cancelled, by its number since lists move, and why.
struct DeskCancel: Hashable {
  var redemption: Int64
  var reason = LineBuffer()

  /// What is noted where nothing is typed.
  static let usualReason = Localized("误兑换", "requested by mistake")
}

/// What the desk says: good news, a refusal, or something to know.
struct DeskNotice: Hashable {
  enum Tone: Hashable {
    case good
    case bad
    case plain
  }

  let tone: Tone
  let text: Localized
}
