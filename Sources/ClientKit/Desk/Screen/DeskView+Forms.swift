import Ledger
import LineProtocol

extension DeskView {
  func formBody(_ form: DeskForm) -> DeskBody {
    var body = DeskBody()
    body.add(personLine(form.kind == .record ? text("记录服务", "Record a service") : text("签到", "Check in")))
    body.add()
    for (index, field) in form.fields.enumerated() {
      add(field, isFocused: index == form.focus, to: &body)
      body.add()
    }
    let send = form.kind == .record ? text("[ 记上 ]", "[ Record it ]") : text("[ 签到 ]", "[ Check in ]")
    let isFocused = form.focused == nil
    if isFocused { body.focus = body.lines.count }
    body.add((isFocused ? " > " : "   ") + send, isFocused ? .strong : .plain)
    if form.kind == .checkIn, !desk.isOpen {
      body.add()
      text(
        "现在没有连接:时间会从连上的时候算起。时长不对的,请改为记录服务。",
        "There is no connection: the time will count from when it is back. If that is wrong, record the service instead."
      )
      .wrapped(to: columns - 6).forEach { body.add("   " + $0, .care) }
    }
    if let trouble = form.trouble {
      body.add()
      trouble[desk.language].wrapped(to: columns - 6).forEach { body.add("   " + $0, .bad) }
    }
    return body
  }

  private func add(_ field: DeskForm.Field, isFocused: Bool, to body: inout DeskBody) {
    var line = DeskLine((isFocused ? " > " : "   ") + title(of: field.name).inColumn(12), isFocused ? .strong : .plain)
    if isFocused { body.focus = body.lines.count }
    guard field.choices.isEmpty else {
      line.append(field.choices[min(field.chosen, field.choices.count - 1)].name, .strong)
      line.append("   " + hint(field), .plain)
      body.add(line)
      return
    }
    let hint = hint(field)
    let isLong = field.name == .activity
    let room = max(4, columns - line.width - 2 - (isLong ? 0 : DisplayWidth.of(hint) + 2))
    let view = FieldView(field.buffer, columnCount: room)
    if isFocused { body.cursor = DeskFrame.Cursor(row: body.lines.count, column: line.width + view.cursorColumn) }
    line.append(view.shown, .strong)
    if !isLong || field.buffer.characters.isEmpty {
      line.pad(to: max(line.width + 3, min(32, columns / 2)))
      line.append(hint)
    }
    body.add(line)
  }

  private func title(of name: DeskForm.FieldName) -> String {
    switch name {
    case .date: text("日期", "Date")
    case .minutes: text("时长", "How long")
    case .activity: text("活动", "Activity")
    case .team: text("服务队", "Team")
    case .end: text("计划结束", "Planned end")
    }
  }

  /// How it is written, and for a day which one is meant.
  private func hint(_ field: DeskForm.Field) -> String {
    switch field.name {
    case .date:
      guard let day = desk.day(field.buffer.text) else { return text("今天、昨天 或 5-20", "today, yesterday or 5-20") }
      return day == "today" ? "" : text("即 \(day)", "that is \(day)")
    case .minutes:
      guard let minutes = TypedByHand.duration(field.buffer.text) else {
        return text("2:30、2小时30分 或 90分", "2:30, 2h30m or 90m")
      }
      return text("即 \(minutes)", "that is \(minutes)")
    case .activity: return text("可不填", "may be left empty")
    case .end: return text("可不填,如 11:00", "may be left empty, as 11:00")
    case .team:
      return text("(\(field.chosen + 1)/\(field.choices.count))", "(\(field.chosen + 1)/\(field.choices.count))")
    }
  }

  var checkOutBody: DeskBody {
    let since = desk.presence.map { presence in
      let minutes = presence.minutes(at: desk.clock).map { text(",已 \($0)", ", for \($0)") } ?? ""
      return text("从 \(presence.start) 起在岗", "Checked in since \(presence.start)") + minutes
        + text("。", ".") + (presence.activity.isEmpty ? "" : text("活动:", " Activity: ") + presence.activity)
    }
    let record = text("签退后按这段时间记一次服务。", "The time becomes a service record.")
    // The daemon counts to the moment that it hears of it.
    let late = text(
      "现在没有连接:时间会算到连上的时候。时长不对的,请改为记录服务。",
      "There is no connection: the time will count until it is back. If that is wrong, record the service instead.")
    return question(
      text("签退", "Check out"),
      [since ?? text("现在没有签到。", "Not checked in now."), record] + (desk.isOpen ? [] : [late]),
      asking: text("现在签退吗?", "Check out now?"))
  }

  func offersBody(_ selected: Int, _ rows: Int) -> DeskBody {
    var body = DeskBody()
    body.add(personLine(text("兑换", "Redeem")))
    if let available = desk.person?.available, !available.isEmpty {
      body.add(text("   可用时长 ", "   Available ") + available)
    }
    body.add()
    let offers = desk.shownOffers
    if offers.isEmpty { body.add(text("   本站现在没有可兑换的项目。", "   Nothing can be redeemed here now.")) }
    for index in visible(offers.count, selected: selected, room: max(1, rows - body.lines.count)) {
      if index == selected { body.focus = body.lines.count }
      body.add(listLine(line(offers[index]), isSelected: index == selected))
    }
    return body
  }

  private func line(_ offer: DeskOffer) -> String {
    let free = desk.stock[offer.code] ?? 0
    let kind =
      offer.isGift
      ? (free > 0 ? text("礼品,存 \(free) 件", "gift, \(free) on the shelf") : text("礼品,无货", "gift, none left"))
      : text("服务", "service")
    let stars = offer.minStars > 0 ? text("须 \(offer.minStars) 星", "needs \(offer.minStars.counted("star"))") : ""
    return [offer.name.inColumn(max(8, columns / 3)), offer.price.indented(to: 7), " " + kind.inColumn(20), stars]
      .joined(separator: " ")
  }

  func redeemBody(_ offer: DeskOffer, _ trial: DeskTrial) -> DeskBody {
    let heading = text("兑换", "Redeem")
    switch trial {
    case .asked: return question(heading, [offer.name], asking: checking)
    case .refused(let reason):
      return question(heading, [offer.name, reason], asking: text("现在不能兑换。", "It cannot be redeemed now."))
    case .good(let price, let available, let until):
      return question(
        heading,
        [
          text("用 \(price) 兑换 \(offer.name)。", "\(offer.name) for \(price)."),
          text(
            "冻结 \(price),之后可用 \(available);最迟 \(until) 领取。",
            "\(price) are held, \(available) stay available; to be collected by \(until)."),
        ], asking: text("确定兑换吗?", "Redeem it?"))
    }
  }

  func receiptBody(_ receipt: DeskReceipt) -> DeskBody {
    var body = DeskBody()
    body.add(personLine(text("兑换好了", "Redeemed")))
    body.add()
    body.add("   \(receipt.offer)   \(receipt.price)")
    body.add()
    body.add(text("   领取码    ", "   Collection code    ") + receipt.code, .strong)
    body.add()
    text("请把领取码告诉本人,最迟 \(receipt.until) 来领取。", "Please tell the member the code; to be collected by \(receipt.until).")
      .wrapped(to: columns - 6).forEach { body.add("   " + $0) }
    body.add(text("   可用时长 \(receipt.available)", "   Available: \(receipt.available)"))
    return body
  }

  func handOutBody(_ handOut: DeskHandOut) -> DeskBody {
    choice(
      text("发放礼品", "Hand out a gift"), of: desk.giftsToHandOut, selected: handOut.redemption,
      none: text("没有可发放的礼品。", "There is nothing to hand out."), typed: text("领取码:", "Collection code: "), handOut.code,
      advice: text("没有带领取码的,请先核对本人,留空也可以发放。", "Without the code: make sure who it is, and leave it empty."))
  }

  func handOutQuestion(_ gift: DeskGift, _ code: String, _ check: DeskCheck) -> DeskBody {
    let heading = text("发放礼品", "Hand out a gift")
    let name = desk.person?.name ?? ""
    let what = text("把 \(gift.name) 发放给 \(name)。", "\(gift.name) goes to \(name).")
    switch check {
    case .asked: return question(heading, [what], asking: checking)
    case .refused(let reason):
      return question(heading, [what, reason], asking: text("现在不能发放。", "It cannot be handed out now."))
    case .good:
      let proof =
        code.isEmpty
        ? text("没有领取码,请先核对是不是本人。", "There is no code: make sure first who it is.")
        : text("领取码 \(code) 对。", "The code \(code) is right.")
      return question(
        heading,
        [
          what, proof,
          text("发放以后时长就用掉了,不能撤销,只能退货。", "The hours are spent then; it cannot be undone, only returned."),
        ], asking: text("现在发放吗?", "Hand it out now?"))
    }
  }

  func cancelBody(_ cancel: DeskCancel) -> DeskBody {
    let usual = DeskCancel.usualReason[desk.language]
    return choice(
      text("取消兑换", "Cancel a redemption"), of: desk.person?.redemptions ?? [], selected: cancel.redemption,
      none: text("没有未结的兑换。", "There are no open redemptions."), typed: text("原因:", "Reason: "), cancel.reason,
      advice: text("不写原因的,记作“\(usual)”。", "Without one, \"\(usual)\" is noted."))
  }

  /// A list of redemptions with one chosen, and below it a line to type into.
  private func choice(
    _ heading: String, of redemptions: [DeskRedemption], selected: Int64, none: String, typed label: String,
    _ buffer: LineBuffer, advice: String
  ) -> DeskBody {
    var body = DeskBody()
    body.add(personLine(heading))
    body.add()
    guard !redemptions.isEmpty else {
      body.add("   " + none)
      return body
    }
    for redemption in redemptions {
      let isSelected = redemption.number == selected
      if isSelected { body.focus = body.lines.count }
      body.add(listLine(line(redemption), isSelected: isSelected))
    }
    body.add()
    var line = DeskLine("   " + label, .strong)
    let view = FieldView(buffer, columnCount: max(4, columns - line.width - 2))
    body.cursor = DeskFrame.Cursor(row: body.lines.count, column: line.width + view.cursorColumn)
    line.append(view.shown, .strong)
    body.add(line)
    body.add()
    body.add("   " + advice)
    return body
  }

  func cancelQuestion(_ gift: DeskGift, _ reason: String, _ trial: DeskTrial) -> DeskBody {
    let heading = text("取消兑换", "Cancel a redemption")
    let what = text(
      "取消第 \(gift.redemption) 号兑换:\(gift.name)。原因:\(reason)。",
      "Cancel redemption \(gift.redemption), \(gift.name). Reason: \(reason).")
    switch trial {
    case .asked: return question(heading, [what], asking: checking)
    case .refused(let reason):
      return question(heading, [what, reason], asking: text("现在不能取消。", "It cannot be cancelled now."))
    case .good(let price, let available, _):
      return question(
        heading,
        [
          what, text("\(price) 解冻,之后可用 \(available)。", "\(price) are released, \(available) available then."),
          text("取消以后领取码作废,不能恢复,只能重新兑换。", "Its code is void then; it cannot be brought back, only requested anew."),
        ], asking: text("确定取消吗?", "Cancel it?"))
    }
  }

  /// What stands in the place of a question while the daemon is still asked.
  private var checking: String {
    desk.isOpen
      ? text("正在核对...", "Checking...") : text("连上以后再核对。", "Will be checked when the connection is back.")
  }

  var leavingBody: DeskBody {
    var sentences: [String] = []
    for errand in desk.errands {
      sentences.append(
        errand.isInDoubt
          ? text("还不知道办成没有:\(errand.title.chinese)", "Not known whether it was done: \(errand.title.english)")
          : text("还没有办:\(errand.title.chinese)", "Not done yet: \(errand.title.english)"))
    }
    let drafts = desk.drafts.values.reduce(0) { $0 + $1.count }
    if drafts > 0 {
      sentences.append(
        text(
          "还有 \(drafts) 份记录没有记上,退出就没有了。",
          "\(drafts.counted("record")) not finished; leaving drops what is not finished."))
    }
    if sentences.isEmpty { sentences = [text("都办好了。", "Everything is done.")] }
    var body = question(text("退出", "Leave"), sentences, asking: text("退出吗?", "Leave?"))
    body.lines[0] = DeskLine(text(" 退出办事台", " Leave the desk"), .strong)
    return body
  }
}
