import Ledger

extension Desk {
  /// Whether the member that is open is checked in here.
  var presence: DeskPresence? { present.first { $0.number == person?.number } }

  /// Whether the user may do more than look.
  var mayChange: Bool { role == .admin || role == .operator }

  /// What can be asked for at this station.
  var shownOffers: [DeskOffer] {
    offers.filter { offer in
      offer.isOpen && (offer.stations.isEmpty || offer.stations.contains(station?.code ?? ""))
    }
  }

  /// The open redemptions of the member that are gifts.
  var giftsToHandOut: [DeskRedemption] {
    (person?.redemptions ?? []).filter { redemption in
      offers.first { $0.code == redemption.offer }?.isGift ?? true
    }
  }

  /// The gifts that wait for the code that is typed, as far as the answer has come.
  var shownCoded: [DeskCoded] {
    guard codedText == searchText else { return [] }
    return coded.filter { gift in offers.first { $0.code == gift.offer }?.isGift ?? false }
  }

  /// What people call an offer.
  func name(ofOffer code: String) -> String { offers.first { $0.code == code }?.name ?? code }
}
