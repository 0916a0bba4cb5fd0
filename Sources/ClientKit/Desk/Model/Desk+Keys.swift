import LineProtocol

extension Desk {
  /// Takes a key on the uppermost page.
  mutating func take(_ key: Key) -> [DeskEffect] {
    if key == .escape || key == .interrupt { return goBack() }
    switch page {
    case .stations(let selected): return takeAtStations(key, selected)
    case .home: return takeAtHome(key)
    case .member: return takeAtMember(key)
    case .form(var form): return take(key, &form)
    case .checkOut: return key == .enter ? checkOut() : []
    case .offers(let selected): return takeAtOffers(key, selected)
    case .redeem(let offer, let trial): return take(key, offer, trial)
    case .redeemed(let receipt): return take(key, receipt)
    case .handOut(var handOut): return take(key, &handOut)
    case .handOutQuestion(let gift, let code, let check):
      return key == .enter && check == .good ? handOver(gift, code) : []
    case .cancel(var cancel): return take(key, &cancel)
    case .cancelQuestion(let gift, let reason, let trial):
      guard key == .enter, case .good = trial else { return [] }
      return cancel(gift, reason)
    case .leaving: return key == .enter ? [.leave] : []
    }
  }

  /// One step back; from the first page it asks whether to leave.
  private mutating func goBack() -> [DeskEffect] {
    notices = []
    switch page {
    case .home where !typed.characters.isEmpty:
      clearSearch()
      return []
    case .home, .stations:
      pages.append(.leaving)
      return []
    case .form(let form):
      if form.isBegun, form.kind == .record, let number = person?.number {
        drafts[number, default: []].append(form)
      }
    case .member:
      person = nil
      clearSearch()
    default: break
    }
    if pages.count > 1 { pages.removeLast() }
    return []
  }

  private mutating func clearSearch() {
    typed = LineBuffer()
    found = []
    foundText = ""
    hasMoreFound = false
    coded = []
    codedText = ""
    selected = 0
  }

  private mutating func takeAtStations(_ key: Key, _ selected: Int) -> [DeskEffect] {
    switch key {
    case .up: pages = [.stations(selected: max(0, selected - 1))]
    case .down: pages = [.stations(selected: min(max(0, stations.count - 1), selected + 1))]
    case .enter where stations.indices.contains(selected):
      station = stations[selected]
      pages = [.home]
      return refresh()
    default: break
    }
    return []
  }

  private mutating func takeAtHome(_ key: Key) -> [DeskEffect] {
    let count = searchText.isEmpty ? present.count : shownCoded.count + found.count
    switch key {
    case .up: selected = max(0, selected - 1)
    case .down: selected = min(max(0, count - 1), selected + 1)
    case .enter: return openSelected()
    default: return search(key)
    }
    return []
  }

  private mutating func search(_ key: Key) -> [DeskEffect] {
    let before = searchText
    guard typed.edit(key, maxCharacters: 40) else { return [] }
    notices = []
    guard searchText != before else { return [] }
    selected = 0
    guard !searchText.isEmpty else {
      clearSearch()
      return []
    }
    return lookFor()
  }

  private mutating func openSelected() -> [DeskEffect] {
    if searchText.isEmpty {
      guard present.indices.contains(selected) else { return [] }
      return open(DeskPerson(number: present[selected].number, name: present[selected].name))
    }
    // What is on the screen belongs to fewer letters than are typed.
    let place = selected - shownCoded.count
    if place < 0 { return open(shownCoded[selected]) }
    guard foundText == searchText, found.indices.contains(place) else { return [] }
    let row = found[place]
    var person = DeskPerson(number: row.number, name: row.name)
    person.phone = row.phone
    person.teams = row.teams
    person.isClosed = row.isClosed
    return open(person)
  }

  private mutating func open(_ person: DeskPerson) -> [DeskEffect] {
    self.person = person
    notices = []
    pages.append(.member)
    return ask(.member(person.number)) + askAbout(person.number)
  }

  /// Opens the member whose gift waits for the code, and the question whether to hand it out.
  private mutating func open(_ gift: DeskCoded) -> [DeskEffect] {
    let code = searchText
    let name = Localized("\(gift.member) 号", "no. \(gift.member)")[language]
    let effects = open(DeskPerson(number: gift.member, name: name))
    pages.append(.handOut(DeskHandOut(redemption: gift.redemption, code: LineBuffer(code))))
    return effects
      + askToHandOut(DeskGift(redemption: gift.redemption, name: self.name(ofOffer: gift.offer)), code: code)
  }

  private mutating func takeAtMember(_ key: Key) -> [DeskEffect] {
    guard mayChange, case .character(let typed) = key else { return [] }
    switch TypedByHand.plain(typed) {
    case "1": openRecord()
    case "2" where presence != nil: pages.append(.checkOut)
    case "2": pages.append(.form(checkInForm()))
    case "3": pages.append(.offers(selected: 0))
    case "4":
      guard let first = giftsToHandOut.first else { return [] }
      pages.append(.handOut(DeskHandOut(redemption: first.number)))
    case "5":
      guard let last = person?.redemptions?.last else { return [] }
      pages.append(.cancel(DeskCancel(redemption: last.number)))
    default: return []
    }
    notices = []
    return []
  }
}
