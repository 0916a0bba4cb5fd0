import LineProtocol
import Rules

extension Desk {
  /// Takes a key on the list of what hours buy.
  mutating func takeAtOffers(_ key: Key, _ selected: Int) -> [DeskEffect] {
    let offers = shownOffers
    switch key {
    case .up: pages[pages.count - 1] = .offers(selected: max(0, selected - 1))
    case .down: pages[pages.count - 1] = .offers(selected: min(max(0, offers.count - 1), selected + 1))
    case .enter where offers.indices.contains(selected):
      pages.append(.redeem(offers[selected], .asked))
      return askTrial(offers[selected])
    default: break
    }
    return []
  }

  /// Takes a key on the question whether to redeem.
  mutating func take(_ key: Key, _ offer: DeskOffer, _ trial: DeskTrial) -> [DeskEffect] {
    guard key == .enter, case .good = trial, let person, let station else { return [] }
    pages.removeAll { if case .offers = $0 { true } else { false } }
    pages.removeLast()
    return submit(
      .redeem(offer: offer.name),
      .command(
        "redeem request", [("member", String(person.number)), ("offer", offer.code), ("station", station.code)]))
  }

  /// Takes a key on what a redemption has come to.
  mutating func take(_ key: Key, _ receipt: DeskReceipt) -> [DeskEffect] {
    switch key {
    case .enter: pages.removeLast()
    case .character(let typed) where TypedByHand.plain(typed) == "4" && receipt.isGift:
      pages.removeLast()
      var handOut = DeskHandOut(redemption: receipt.redemption)
      handOut.code = LineBuffer(receipt.code)
      pages.append(.handOut(handOut))
      return askToHandOut(DeskGift(redemption: receipt.redemption, name: receipt.offer), code: receipt.code)
    default: break
    }
    return []
  }

  /// Takes a key where a gift and its code are asked for.
  mutating func take(_ key: Key, _ handOut: inout DeskHandOut) -> [DeskEffect] {
    let gifts = giftsToHandOut
    let place = gifts.firstIndex { $0.number == handOut.redemption }
    switch key {
    case .up, .down:
      guard let first = gifts.first else { return [] }
      let next = place.map { min(max(0, $0 + (key == .up ? -1 : 1)), gifts.count - 1) }
      handOut.redemption = next.map { gifts[$0].number } ?? first.number
    case .enter:
      guard let place else { return [] }
      let gift = DeskGift(redemption: gifts[place].number, name: name(ofOffer: gifts[place].offer))
      return askToHandOut(gift, code: TypedByHand.plain(handOut.code.text))
    default:
      if handOut.code.edit(key, maxCharacters: 16) { notices = [] }
    }
    pages[pages.count - 1] = .handOut(handOut)
    return []
  }

  /// Has the code checked; what is asked then is only whether to hand it out.
  mutating func askToHandOut(_ gift: DeskGift, code: String) -> [DeskEffect] {
    pages.append(.handOutQuestion(gift, code: code, .asked))
    return ask(.check(redemption: gift.redemption, code: code))
  }

  /// Takes a key where a redemption to be cancelled, and the reason, are asked for.
  mutating func take(_ key: Key, _ cancel: inout DeskCancel) -> [DeskEffect] {
    let open = person?.redemptions ?? []
    let place = open.firstIndex { $0.number == cancel.redemption }
    switch key {
    case .up, .down:
      guard let first = open.first else { return [] }
      let next = place.map { min(max(0, $0 + (key == .up ? -1 : 1)), open.count - 1) }
      cancel.redemption = next.map { open[$0].number } ?? first.number
    case .enter:
      guard let place else { return [] }
      let typed = SheetText.trimmed(cancel.reason.text)
      let reason = typed.isEmpty ? DeskCancel.usualReason[language] : typed
      let gift = DeskGift(redemption: open[place].number, name: name(ofOffer: open[place].offer))
      pages.append(.cancelQuestion(gift, reason: reason, .asked))
      return ask(.cancelTrial(redemption: gift.redemption, reason: reason))
    default:
      if cancel.reason.edit(key, maxCharacters: 100) { notices = [] }
    }
    pages[pages.count - 1] = .cancel(cancel)
    return []
  }

  /// Cancels a redemption, as was asked and confirmed.
  mutating func cancel(_ gift: DeskGift, _ reason: String) -> [DeskEffect] {
    pages.removeLast(2)
    return submit(.cancel(offer: gift.name), .cancel(gift.redemption, reason: reason))
  }

  /// Hands out a gift whose code is right.
  mutating func handOver(_ gift: DeskGift, _ code: String) -> [DeskEffect] {
    pages.removeLast(2)
    return submit(
      .handOut(redemption: gift.redemption, offer: gift.name), .handOut(gift.redemption, code: code))
  }
}
