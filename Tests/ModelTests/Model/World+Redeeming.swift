extension World {
  mutating func addOffer(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["offer"] ?? ""
    guard offers[code] == nil else { throw Refused(code: "exists") }
    let offer = Offer(isGift: ask["kind"] == "gift", name: ask["name"] ?? "", price: ask.minutes("price") ?? 0)
    return try keep(offer, as: code, changedBy: ask)
  }

  mutating func setOffer(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["offer"] ?? ""
    guard let offer = offers[code] else { throw Refused(code: "not-found") }
    if offer.isClosed { throw Refused(code: "closed") }
    return try keep(offer, as: code, changedBy: ask)
  }

  mutating func closeOffer(_ ask: Ask) throws(Refused) -> [String: String] {
    let code = ask["offer"] ?? ""
    guard let offer = offers[code] else { throw Refused(code: "not-found") }
    if offer.isClosed { throw Refused(code: "closed") }
    offers[code]?.isClosed = true
    journal()
    return ["state": "closed"]
  }

  private mutating func keep(_ before: Offer, as code: String, changedBy ask: Ask) throws(Refused) -> [String: String] {
    var offer = before
    if let price = ask.minutes("price") { offer.price = price }
    if let stars = ask["min-stars"] { offer.minStars = Int(stars) ?? 0 }
    if let age = ask["min-age"] { offer.minAge = Int(age) }
    if let from = day(ask, "from") { offer.from = from }
    if let until = day(ask, "until") { offer.until = until }
    if let stations = ask.list("stations") { offer.stations = stations }
    if let limit = ask["limit"] {
      let parts = limit.split(separator: "/")
      offer.limit = parts.count == 2 ? (Int(parts[0]) ?? 0, String(parts[1])) : nil
    }
    if let prices = ask.list("star-prices") {
      offer.starPrices = prices.map { step in
        let parts = step.split(separator: ":")
        return (Int(parts[0]) ?? 0, Int(parts[1].dropLast()) ?? 0)
      }
    }
    if offer.price <= 0 { throw Refused(code: "bad-value") }
    var last = (stars: 0, price: offer.price)
    for step in offer.starPrices {
      if step.stars <= last.stars || step.price <= 0 || step.price >= last.price { throw Refused(code: "bad-value") }
      last = step
    }
    if let from = offer.from, let until = offer.until, until < from { throw Refused(code: "bad-value") }
    for station in offer.stations { try requireOpen(station: station) }
    offers[code] = offer
    journal()
    return ["offer": code, "price": World.text(offer.price)]
  }

  private func shelf(_ ask: Ask) throws(Refused) -> (offer: Offer, shelf: Shelf) {
    guard let offer = offers[ask["offer"] ?? ""] else { throw Refused(code: "not-found") }
    let station = ask["station"] ?? ""
    try requireOpen(station: station)
    if !offer.isGift { throw Refused(code: "wrong-state") }
    return (offer, Shelf(offer: ask["offer"] ?? "", station: station))
  }

  func reserved(_ shelf: Shelf) -> Int {
    openRedemptions.count { index in
      let redemption = redemptions[index]
      return redemption.isGift && redemption.offer == shelf.offer && redemption.station == shelf.station
    }
  }

  private func level(_ shelf: Shelf) -> [String: String] {
    ["pieces": String(shelves[shelf] ?? 0), "reserved": String(reserved(shelf))]
  }

  mutating func stockIn(_ ask: Ask) throws(Refused) -> [String: String] {
    let (offer, shelf) = try shelf(ask)
    if offer.isClosed { throw Refused(code: "closed") }
    let pieces = ask.number("pieces")
    shelves[shelf, default: 0] += pieces
    supplied[shelf.offer, default: 0] -= pieces
    post("stock:\(shelf.offer)@\(shelf.station)", "stock:\(shelf.offer)/supplied")
    journal()
    return level(shelf)
  }

  mutating func stockMove(_ ask: Ask) throws(Refused) -> [String: String] {
    let shelf = try shelf(ask).shelf
    let target = Shelf(offer: shelf.offer, station: ask["to"] ?? "")
    try requireOpen(station: target.station)
    if target == shelf { throw Refused(code: "bad-value") }
    let pieces = ask.number("pieces")
    if (shelves[shelf] ?? 0) - pieces < reserved(shelf) { throw Refused(code: "out-of-stock") }
    shelves[shelf, default: 0] -= pieces
    shelves[target, default: 0] += pieces
    post("stock:\(shelf.offer)@\(shelf.station)", "stock:\(shelf.offer)@\(target.station)")
    journal()
    return level(shelf)
  }

  mutating func stockCount(_ ask: Ask) throws(Refused) -> [String: String] {
    let shelf = try shelf(ask).shelf
    let pieces = ask.number("pieces")
    let difference = pieces - (shelves[shelf] ?? 0)
    guard difference != 0 else { return level(shelf) }
    if ask["reason"] == nil { throw Refused(code: "missing-parameter") }
    if pieces < reserved(shelf) { throw Refused(code: "out-of-stock") }
    shelves[shelf] = pieces
    counted[shelf.offer, default: 0] -= difference
    post("stock:\(shelf.offer)@\(shelf.station)", "stock:\(shelf.offer)/counted")
    journal()
    return level(shelf)
  }

  mutating func request(_ ask: Ask) throws(Refused) -> [String: String] {
    let number = ask.number("member")
    let code = ask["offer"] ?? ""
    let member = try requireMember(number)
    guard let offer = offers[code] else { throw Refused(code: "not-found") }
    let station = ask["station"] ?? member.station
    guard acts(ask.user, for: station) else { throw Refused(code: "denied") }
    try requireOpen(station: station)
    let own = stars(of: number)
    let price = offer.starPrices.last { $0.stars <= own }?.price ?? offer.price
    try judge(number, member, offer, code, station, price)
    redemptions.append(
      Redemption(
        member: number, offer: code, isGift: offer.isGift, price: price, station: station, date: today,
        until: today + 14))
    redemptionsOfMember[number, default: []].append(redemptions.count - 1)
    openRedemptions.append(redemptions.count - 1)
    members[number]?.available -= price
    members[number]?.held += price
    post("member:\(number)/available", "member:\(number)/held")
    touchedMembers.insert(number)
    journal()
    var answer = wallet(number)
    answer["redemption"] = String(redemptions.count)
    answer["price"] = World.text(price)
    answer["until"] = (today + 14).text
    return answer
  }

  private func judge(
    _ number: Int, _ member: Member, _ offer: Offer, _ code: String, _ station: String, _ price: Int
  ) throws(Refused) {
    if member.isClosed || offer.isClosed { throw Refused(code: "closed") }
    if let from = offer.from, today < from { throw Refused(code: "not-redeemable-now") }
    if let until = offer.until, today > until { throw Refused(code: "not-redeemable-now") }
    if !offer.stations.isEmpty, !offer.stations.contains(station) { throw Refused(code: "not-allowed") }
    if member.available < 0 { throw Refused(code: "in-debt") }
    if stars(of: number) < offer.minStars { throw Refused(code: "too-few-stars") }
    if let needed = offer.minAge, (member.birth?.age(on: today) ?? -1) < needed { throw Refused(code: "too-young") }
    if let limit = offer.limit, used(number, code, limit.period) >= limit.count { throw Refused(code: "limit-reached") }
    if offer.isGift {
      let shelf = Shelf(offer: code, station: station)
      if (shelves[shelf] ?? 0) - reserved(shelf) <= 0 { throw Refused(code: "out-of-stock") }
    }
    if member.available < price { throw Refused(code: "insufficient-hours") }
  }

  private func used(_ member: Int, _ offer: String, _ period: String) -> Int {
    let now = today.parts
    return (redemptionsOfMember[member] ?? []).count { index in
      let redemption = redemptions[index]
      guard redemption.offer == offer, redemption.isOpen || redemption.state == "fulfilled" else { return false }
      let then = redemption.date.parts
      switch period {
      case "month": return then.year == now.year && then.month == now.month
      case "year": return then.year == now.year
      default: return true
      }
    }
  }

  func ownRedemption(_ ask: Ask) throws(Refused) -> Int {
    let index = ask.number("redemption") - 1
    guard redemptions.indices.contains(index), acts(ask.user, for: redemptions[index].station) else {
      throw Refused(code: "not-found")
    }
    return index
  }

  func openRedemption(_ ask: Ask) throws(Refused) -> Int {
    let index = try ownRedemption(ask)
    guard redemptions[index].isOpen else { throw Refused(code: "wrong-state") }
    return index
  }

  /// Gives back what was held until a day that is over; the first change of a day sees to it.
  mutating func passTime() {
    endNotices()
    let due = openRedemptions.filter { redemptions[$0].state == "requested" && redemptions[$0].until < today }
    for index in due {
      let redemption = redemptions[index]
      end(index, as: "lapsed")
      members[redemption.member]?.held -= redemption.price
      members[redemption.member]?.available += redemption.price
      touchedMembers.insert(redemption.member)
      journal()
    }
  }

  /// Ends an open redemption.
  mutating func end(_ index: Int, as state: String) {
    redemptions[index].state = state
    openRedemptions.removeAll { $0 == index }
  }

  func wallet(_ number: Int) -> [String: String] {
    let member = members[number]
    return ["available": World.text(member?.available ?? 0), "held": World.text(member?.held ?? 0)]
  }

  mutating func cancel(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try openRedemption(ask)
    let redemption = redemptions[index]
    end(index, as: "cancelled")
    members[redemption.member]?.held -= redemption.price
    members[redemption.member]?.available += redemption.price
    touchedMembers.insert(redemption.member)
    journal()
    var answer = wallet(redemption.member)
    answer["state"] = "cancelled"
    return answer
  }
}
