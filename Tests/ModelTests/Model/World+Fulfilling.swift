/// Redemptions from the request to their end, and back.
extension World {
  mutating func assign(_ ask: Ask) throws(Refused) -> [String: String] {
    let provider = ask.number("provider")
    let member = try requireMember(provider)
    let index = try openRedemption(ask)
    if redemptions[index].isGift || redemptions[index].state == "disputed" { throw Refused(code: "wrong-state") }
    if member.isClosed { throw Refused(code: "closed") }
    if provider == redemptions[index].member { throw Refused(code: "same-person") }
    let agreed = day(ask, "date")
    if let agreed, agreed < today { throw Refused(code: "bad-value") }
    redemptions[index].state = "assigned"
    redemptions[index].provider = provider
    redemptions[index].agreed = agreed
    redemptions[index].said = nil
    redemptions[index].hasRequesterWord = false
    journal()
    return standing(index)
  }

  mutating func dispute(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try openRedemption(ask)
    if redemptions[index].state != "assigned" { throw Refused(code: "wrong-state") }
    redemptions[index].state = "disputed"
    journal()
    return standing(index)
  }

  mutating func fulfil(_ ask: Ask) throws(Refused) -> [String: String] {
    if ask["provider"] != nil { _ = try requireMember(ask.number("provider")) }
    let index = try openRedemption(ask)
    let redemption = redemptions[index]
    if let word = ask["word"] {
      if redemption.state != "assigned" { throw Refused(code: "wrong-state") }
      if word == "requester", redemption.hasRequesterWord { throw Refused(code: "wrong-state") }
    }
    if ask["code"] == "@wrong" { throw Refused(code: "bad-value") }
    let named = ask["provider"] == nil ? redemption.provider : ask.number("provider")
    if !redemption.isGift, named == nil { throw Refused(code: "missing-parameter") }
    if (members[redemption.member]?.available ?? 0) < 0 { throw Refused(code: "in-debt") }
    if redemption.isGift {
      handOut(redemption)
      end(index, as: "fulfilled")
    } else if let provider = named {
      try serve(index, provider, ask)
    }
    touchedMembers.insert(redemption.member)
    return standing(index)
  }

  /// Completes a service, or keeps the first of the two words about it.
  private mutating func serve(_ index: Int, _ provider: Int, _ ask: Ask) throws(Refused) {
    let redemption = redemptions[index]
    guard let word = ask["word"] else {
      return try exchange(index, provider, done(ask, redemption, by: provider))
    }
    if provider != redemption.provider { throw Refused(code: "bad-value") }
    if word == "provider" {
      let done = done(ask, redemption, by: provider)
      if redemption.hasRequesterWord {
        try exchange(index, provider, done)
      } else {
        _ = try judge(done, by: provider, index)
        journal()
      }
      redemptions[index].said = done
    } else {
      if ["minutes", "date", "start", "end"].contains(where: { ask[$0] != nil }) { throw Refused(code: "bad-value") }
      if let said = redemption.said { try exchange(index, provider, said) } else { journal() }
      redemptions[index].hasRequesterWord = true
    }
  }

  private func done(_ ask: Ask, _ redemption: Redemption, by provider: Int) -> Done {
    let isSilent = ["minutes", "date", "start", "end"].allSatisfy { ask[$0] == nil }
    if isSilent, provider == redemption.provider, let said = redemption.said { return said }
    return Done(
      minutes: ask.minutes("minutes") ?? redemption.price, date: day(ask, "date") ?? today, start: ask.time("start"),
      end: ask.time("end"))
  }

  private mutating func handOut(_ redemption: Redemption) {
    let shelf = Shelf(offer: redemption.offer, station: redemption.station)
    members[redemption.member]?.held -= redemption.price
    redeemed += redemption.price
    shelves[shelf, default: 0] -= 1
    given[redemption.offer, default: 0] += 1
    post("bank/redeemed", "stock:\(redemption.offer)/given")
    journal()
  }

  private func judge(_ done: Done, by provider: Int, _ index: Int) throws(Refused) -> (draft: Draft, team: String?) {
    let redemption = redemptions[index]
    if provider == redemption.member { throw Refused(code: "same-person") }
    if done.minutes > redemption.price { throw Refused(code: "limit-reached") }
    let draft = Draft(
      member: provider, station: redemption.station, date: done.date, minutes: done.minutes, start: done.start,
      end: done.end, team: nil, activity: offers[redemption.offer]?.name, redemption: index + 1)
    return (draft, try judge(draft, except: nil, reference: today))
  }

  private mutating func exchange(_ index: Int, _ provider: Int, _ done: Done) throws(Refused) {
    let redemption = redemptions[index]
    let judged = try judge(done, by: provider, index)
    members[redemption.member]?.held -= redemption.price
    members[redemption.member]?.available += redemption.price - done.minutes
    _ = write(judged.draft, team: judged.team, starsBefore: 0)
    end(index, as: "fulfilled")
    redemptions[index].provider = provider
    redemptions[index].record = records.count - 1
  }

  mutating func giveBack(_ ask: Ask) throws(Refused) -> [String: String] {
    let index = try ownRedemption(ask)
    let redemption = redemptions[index]
    if redemption.state != "fulfilled" { throw Refused(code: "wrong-state") }
    if members[redemption.member]?.isClosed == true { throw Refused(code: "closed") }
    let isSpoiled = ask["spoiled"] == "true"
    if let record = redemption.record {
      if isSpoiled { throw Refused(code: "bad-value") }
      let minutes = records[record].minutes
      try checkShortfall(of: records[record].member, minutes, ask)
      takeBack(record, for: redemption.member)
    } else {
      try takePieceBack(redemption, isSpoiled: isSpoiled)
    }
    redemptions[index].state = "returned"
    touchedMembers.insert(redemption.member)
    return standing(index)
  }

  private mutating func takePieceBack(_ redemption: Redemption, isSpoiled: Bool) throws(Refused) {
    if isSpoiled {
      counted[redemption.offer, default: 0] += 1
      post("stock:\(redemption.offer)/counted")
    } else {
      try requireOpen(station: redemption.station)
      shelves[Shelf(offer: redemption.offer, station: redemption.station), default: 0] += 1
    }
    given[redemption.offer, default: 0] -= 1
    redeemed -= redemption.price
    members[redemption.member]?.available += redemption.price
    journal()
  }

  private func standing(_ index: Int) -> [String: String] {
    let redemption = redemptions[index]
    var answer = wallet(redemption.member)
    answer["state"] = redemption.state
    answer["words"] = redemption.words
    answer["provider"] = redemption.provider.map(String.init) ?? ""
    return answer
  }
}
