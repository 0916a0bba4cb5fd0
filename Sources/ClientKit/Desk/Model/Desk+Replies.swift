import Ledger
import LineProtocol

extension Desk {
  /// Takes the whole reply to a question.
  mutating func answer(_ question: DeskQuestion, _ rows: [DaemonFields], _ outcome: Outcome) -> [DeskEffect] {
    if case .errand(let number) = question { return finish(number, rows, outcome) }
    guard case .done(let fields) = outcome else { return refused(question, outcome) }
    switch question {
    case .clock: return set(clock: fields["time"] ?? "")
    case .stations: return set(stations: rows)
    case .teams:
      teamNames = Dictionary(
        rows.map { ($0["team"] ?? "", CellText.harmless($0["name"] ?? "")) }, uniquingKeysWith: { $1 })
    case .offers: offers = rows.compactMap(DeskOffer.init)
    case .stock: set(stock: rows)
    case .present: set(present: rows.compactMap(DeskPresence.init))
    case .find(let text): return set(found: rows.compactMap(DeskFound.init), for: text, hasMore: fields["more"] != nil)
    case .coded(let text, _): return set(coded: rows.compactMap(DeskCoded.init), for: text)
    case .trial(_, let offer, _): set(trial: rows.first, offer)
    case .cancelTrial(let redemption, let reason):
      let available = CellText.harmless(rows.first?["available"] ?? "")
      let price = person?.redemptions?.first { $0.number == redemption }?.price ?? ""
      set(cancelTrial: .good(price: price, available: available, until: ""), redemption, reason)
    case .check(let redemption, let code): set(check: .good, redemption, code)
    default: set(question, rows, fields)
    }
    return []
  }

  /// What is known of the member that is open; of anybody else it comes too late.
  private mutating func set(_ question: DeskQuestion, _ rows: [DaemonFields], _ fields: DaemonFields) {
    guard var shown = person else { return }
    switch question {
    case .member(shown.number):
      guard let row = rows.first.flatMap(DeskFound.init), row.number == shown.number else { return }
      shown.name = row.name
      shown.phone = row.phone
      shown.teams = row.teams
      shown.isClosed = row.isClosed
    case .balance(shown.number):
      shown.available = CellText.harmless(rows.first?["available"] ?? "")
      shown.held = CellText.harmless(rows.first?["held"] ?? "")
    case .stars(shown.number):
      shown.stars = CellText.harmless(fields["stars"] ?? "")
      shown.starText = CellText.harmless(fields["text"] ?? "")
    case .redemptions(shown.number): shown.redemptions = rows.compactMap(DeskRedemption.init)
    case .services(shown.number, _): shown.services = rows.map(DeskService.init).sorted { $0.date < $1.date }
    default: return
    }
    person = shown
  }

  private mutating func set(clock instant: String) -> [DeskEffect] {
    let isFirst = clock == nil
    clock = DeskClock(instant) ?? clock
    guard isFirst, let person, pages.contains(.member) else { return [] }
    return askAbout(person.number)
  }

  private mutating func set(stations rows: [DaemonFields]) -> [DeskEffect] {
    let open = rows.filter { $0["state"] != "closed" }
    stations = open.compactMap { row in
      row["station"].map { DeskPlace(code: $0, name: CellText.harmless(row["name"] ?? $0)) }
    }.filter { ownStations.isEmpty || ownStations.contains($0.code) }
    if let code = station?.code, let known = stations.first(where: { $0.code == code }) { station = known }
    guard case .stations(let selected) = page else { return [] }
    guard stations.count == 1 else {
      pages = [.stations(selected: min(selected, max(0, stations.count - 1)))]
      return []
    }
    station = stations[0]
    pages = [.home]
    return refresh()
  }

  private mutating func set(stock rows: [DaemonFields]) {
    let pairs = rows.map { row in
      (row["offer"] ?? "", (row["pieces"].flatMap { Int($0) } ?? 0) - (row["reserved"].flatMap { Int($0) } ?? 0))
    }
    stock = Dictionary(pairs, uniquingKeysWith: +)
  }

  /// Keeps the same person selected where the list moves under the cursor.
  private mutating func set(present list: [DeskPresence]) {
    if searchText.isEmpty, present.indices.contains(selected) {
      let number = present[selected].number
      selected = list.firstIndex { $0.number == number } ?? min(selected, max(0, list.count - 1))
    }
    present = list
  }

  private mutating func set(found list: [DeskFound], for text: String, hasMore: Bool) -> [DeskEffect] {
    stale = stale.filter { if case .find = $0 { false } else { true } }
    guard !searchText.isEmpty else { return [] }
    // More was typed while this was looked for.
    guard text == searchText else { return ask(.find(searchText)) }
    let place = selected - shownCoded.count
    let number = found.indices.contains(place) && foundText == text ? found[place].number : nil
    found = list
    foundText = text
    hasMoreFound = hasMore
    selected = list.firstIndex { $0.number == number }.map { $0 + shownCoded.count } ?? 0
    return []
  }

  /// Puts gifts that wait for what is typed above the people, whoever of these is chosen.
  private mutating func set(coded list: [DeskCoded], for text: String) -> [DeskEffect] {
    guard text == searchText else { return [] }
    let before = shownCoded.count
    coded = list
    codedText = text
    if selected > 0 { selected = max(0, selected + shownCoded.count - before) }
    return []
  }

  private mutating func set(cancelTrial trial: DeskTrial, _ redemption: Int64, _ typed: String) {
    guard case .cancelQuestion(let gift, let reason, _) = page, gift.redemption == redemption, reason == typed else {
      return
    }
    pages[pages.count - 1] = .cancelQuestion(gift, reason: reason, trial)
  }

  private mutating func set(trial row: DaemonFields?, _ code: String) {
    guard case .redeem(let offer, _) = page, offer.code == code else { return }
    pages[pages.count - 1] = .redeem(
      offer,
      .good(
        price: CellText.harmless(row?["price"] ?? offer.price), available: CellText.harmless(row?["available"] ?? ""),
        until: CellText.harmless(row?["until"] ?? "")))
  }

  private mutating func set(check: DeskCheck, _ redemption: Int64, _ typed: String) {
    guard case .handOutQuestion(let gift, let code, _) = page, gift.redemption == redemption, code == typed else {
      return
    }
    pages[pages.count - 1] = .handOutQuestion(gift, code: code, check)
  }

  private mutating func refused(_ question: DeskQuestion, _ outcome: Outcome) -> [DeskEffect] {
    guard case .refused(let refusal) = outcome else { return [] }
    switch question {
    // A daemon that does not know our `hello` is a bank all the same.
    case .hello: return []
    case .trial(_, let code, _):
      guard case .redeem(let offer, _) = page, offer.code == code else { return [] }
      pages[pages.count - 1] = .redeem(offer, .refused(refusal.text))
    case .check(let redemption, let code): set(check: .refused(refusal.text), redemption, code)
    case .cancelTrial(let redemption, let reason):
      set(cancelTrial: .refused(refusal.text), redemption, reason)
    case .find(let text):
      if text != searchText { return ask(.find(searchText)) }
      sayInSilence(refusal.text)
    default: sayInSilence(refusal.text)
    }
    return []
  }

  /// Says why something cannot be shown, unless something is said already: what people have asked for comes first.
  private mutating func sayInSilence(_ reason: String) {
    if notices.isEmpty { say(.bad, Localized(reason, reason)) }
  }

  /// Says something besides what is said already: answers come together, and each has to be read.
  private mutating func say(_ tone: DeskNotice.Tone, _ text: Localized) {
    let notice = DeskNotice(tone: tone, text: text)
    guard tone == .bad else {
      notices.append(notice)
      return
    }
    // A form that is sent again as it was is refused in the same words.
    guard !notices.contains(notice) else { return }
    notices.insert(notice, at: notices.firstIndex { $0.tone != .bad } ?? notices.endIndex)
  }
}

extension Desk {
  /// Takes the answer to a change.
  private mutating func finish(_ number: Int, _ rows: [DaemonFields], _ outcome: Outcome) -> [DeskEffect] {
    guard let index = errands.firstIndex(where: { $0.number == number }) else { return [] }
    switch outcome {
    case .refused(let refusal):
      // Nothing was done, and nothing is wrong with it: it waits for a better moment.
      if let code = ErrorCode(rawValue: refusal.code), code == .busy || code == .shuttingDown {
        errands[index].isSent = false
        return []
      }
      giveBack(errands.remove(at: index), refusal.text)
      return []
    case .done(let fields):
      let errand = errands.remove(at: index)
      tell(errand, rows.first ?? DaemonFields([]), fields)
      return refresh()
    }
  }

  /// A refused form goes back to where it can be mended; a record that finds another page open waits for its member.
  private mutating func giveBack(_ errand: DeskErrand, _ reason: String) {
    let text = Localized(
      "没有办成:\(errand.title.chinese)。\(reason)", "Not done: \(errand.title.english). \(reason)")
    say(.bad, text)
    guard var form = errand.act.form else { return }
    form.trouble = nil
    if page == .member, person?.number == errand.member {
      pages.append(.form(form))
    } else if form.kind == .record {
      drafts[errand.member, default: []].append(form)
    }
  }

  private mutating func tell(_ errand: DeskErrand, _ row: DaemonFields, _ fields: DaemonFields) {
    if case .redeem(let offer) = errand.act, fields["approval"] == nil {
      redeemed(errand, offer, row, isReplayed: fields["replayed"] == "true")
      return
    }
    var text = done(errand, row)
    if fields["replayed"] == "true" {
      text = text.adding(
        Localized("断线前已经办成,没有办第二次。", "It had been done before the connection broke, and was not done twice."))
    }
    if let approval = fields["approval"], !approval.isEmpty {
      text = Localized(
        "尚未办理:须由另一位管理员复核(第 \(approval) 号)。",
        "Not done yet: another administrator has to agree (number \(approval)).")
    }
    say(.good, text)
  }

  private func done(_ errand: DeskErrand, _ row: DaemonFields) -> Localized {
    let minutes = CellText.harmless(row["minutes"] ?? "")
    let name = errand.name
    switch errand.act {
    case .record:
      return Localized("记上了:\(name) \(minutes)。", "Recorded: \(name), \(minutes).").adding(Self.standing(row))
    case .checkIn:
      let start = CellText.harmless(row["start"] ?? "")
      return Localized("\(name)签到了,从 \(start) 起算。", "\(name) is checked in; it counts from \(start).")
    case .checkOut:
      guard !(row["record"] ?? "").isEmpty else {
        return Localized(
          "\(name)签退了,时间太短,没有记服务。", "\(name) is checked out; it was too short to be recorded.")
      }
      return Localized("\(name)签退了,记服务 \(minutes)。", "\(name) is checked out; \(minutes) recorded.")
        .adding(Self.standing(row))
    case .handOut(_, let offer):
      return Localized("\(offer)已发放,请交给\(name)。", "\(offer) is handed out; please give it to \(name).")
    case .cancel(let offer):
      let available = CellText.harmless(row["available"] ?? "")
      return Localized(
        "已取消:\(name)兑换的\(offer)。可用时长 \(available)。", "Cancelled: \(offer) for \(name). Available: \(available).")
    case .redeem(let offer): return Localized("\(name)兑换了\(offer)。", "\(offer) is held for \(name).")
    }
  }

  /// What a record has come to: where it waits, what can be spent, a star.
  private static func standing(_ row: DaemonFields) -> Localized {
    let available = CellText.harmless(row["available"] ?? "")
    switch row["state"] {
    case "pending": return Localized("要等另一人确认后才入账。", "It waits for somebody else to confirm it.")
    case "notice": return Localized("公示期满后入账。", "It is posted when its public notice is over.")
    default: break
    }
    let hours = Localized("可用时长 \(available)。", "Available: \(available).")
    guard let stars = row["stars"].flatMap({ Int($0) }), let was = row["was"].flatMap({ Int($0) }), stars > was else {
      return hours
    }
    return hours.adding(Localized("升为 \(stars) 星!", "Now \(stars.counted("star"))!"))
  }

  private mutating func redeemed(_ errand: DeskErrand, _ offer: String, _ row: DaemonFields, isReplayed: Bool) {
    let receipt = DeskReceipt(
      redemption: row["redemption"].flatMap { Int64($0) } ?? 0, offer: offer,
      isGift: offers.first { $0.name == offer }?.isGift ?? false, price: CellText.harmless(row["price"] ?? ""),
      available: CellText.harmless(row["available"] ?? ""), code: CellText.harmless(row["code"] ?? ""),
      until: CellText.harmless(row["until"] ?? ""))
    if page == .member, person?.number == errand.member {
      pages.append(.redeemed(receipt))
      return
    }
    say(
      .good,
      Localized(
        "\(errand.name)兑换了\(offer),领取码 \(receipt.code)。", "\(offer) is held for \(errand.name), code \(receipt.code)."))
  }
}

extension Localized {
  /// This sentence, then another.
  fileprivate func adding(_ other: Localized) -> Localized {
    Localized(chinese + other.chinese, english + " " + other.english)
  }
}
