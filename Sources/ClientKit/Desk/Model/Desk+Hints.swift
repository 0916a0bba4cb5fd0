import LineProtocol

extension Desk {
  /// What works on the uppermost page, in the order in which it is wanted.
  var hints: [DeskHint] {
    switch page {
    case .stations:
      return [
        DeskHint(DeskHint.enter, Localized("选定", "choose this")), .choose,
        DeskHint(DeskHint.escape, Localized("退出", "leave")),
      ]
    case .home: return homeHints
    case .member: return memberHints
    case .form(let form): return hints(of: form)
    case .checkOut: return [DeskHint(DeskHint.enter, Localized("签退", "check out")), .back]
    case .offers:
      return shownOffers.isEmpty ? [.back] : [DeskHint(DeskHint.enter, Localized("兑换", "redeem")), .choose, .back]
    case .redeem(_, let trial):
      guard case .good = trial else { return [.back] }
      return [DeskHint(DeskHint.enter, Localized("确定兑换", "redeem it")), .back]
    case .redeemed(let receipt):
      let now = DeskHint(Localized("4", "4"), Localized("现在就发放", "hand it out now"))
      return (receipt.isGift ? [now] : []) + [DeskHint(DeskHint.enter, Localized("好了", "done")), .back]
    case .handOut(let handOut): return hints(of: handOut)
    case .handOutQuestion(_, _, let check):
      return (check == .good ? [DeskHint(DeskHint.enter, Localized("确定发放", "hand it out"))] : []) + [.back]
    case .cancel(let cancel): return hints(of: cancel)
    case .cancelQuestion(_, _, let trial):
      guard case .good = trial else { return [.back] }
      return [DeskHint(DeskHint.enter, Localized("确定取消", "cancel it")), .back]
    case .leaving:
      return [DeskHint(DeskHint.enter, Localized("退出", "leave")), DeskHint(DeskHint.escape, Localized("留下", "stay"))]
    }
  }

  private var homeHints: [DeskHint] {
    let hasList = searchText.isEmpty ? !present.isEmpty : !found.isEmpty || !shownCoded.isEmpty
    let open = hasList ? [DeskHint(DeskHint.enter, Localized("打开", "open")), .choose] : []
    guard !typed.characters.isEmpty else {
      return open + [DeskHint(DeskHint.escape, Localized("退出", "leave"))]
    }
    return open + [
      DeskHint(DeskHint.leftRight, Localized("移动", "move")), .erase,
      DeskHint(DeskHint.escape, Localized("清空", "clear")),
    ]
  }

  private var memberHints: [DeskHint] {
    guard mayChange else { return [.back] }
    let door = presence == nil ? Localized("签到", "check in") : Localized("签退", "check out")
    let handOut =
      giftsToHandOut.isEmpty
      ? [] : [DeskHint(Localized("4", "4"), Localized("发放", "hand out"))]
    return [
      DeskHint(Localized("1", "1"), Localized("记录服务", "record")), DeskHint(Localized("2", "2"), door),
      DeskHint(Localized("3", "3"), Localized("兑换", "redeem")),
    ] + handOut
      + ((person?.redemptions ?? []).isEmpty ? [] : [DeskHint(Localized("5", "5"), Localized("取消兑换", "cancel"))])
      + [.back]
  }

  private func hints(of form: DeskForm) -> [DeskHint] {
    let move = DeskHint(DeskHint.upDown, Localized("换项", "other line"))
    guard let field = form.focused else {
      let send = form.kind == .record ? Localized("记上", "record it") : Localized("签到", "check in")
      return [DeskHint(DeskHint.enter, send), move, .back]
    }
    let next = DeskHint(DeskHint.enter, Localized("下一项", "next"))
    guard field.choices.isEmpty else {
      return [next, move, DeskHint(DeskHint.leftRight, Localized("选择", "choose")), .back]
    }
    let same = field.name == .activity && !lastActivity.isEmpty && field.buffer.characters.isEmpty
    return [next, move]
      + (same ? [DeskHint(DeskHint.tab, Localized("同上次", "as before"))] : [])
      + (field.buffer.characters.isEmpty
        ? [] : [DeskHint(DeskHint.leftRight, Localized("移动", "move")), .erase])
      + [.back]
  }

  private func hints(of cancel: DeskCancel) -> [DeskHint] {
    let open = person?.redemptions ?? []
    guard !open.isEmpty else { return [.back] }
    return [DeskHint(DeskHint.enter, Localized("取消这一笔", "cancel this one"))]
      + (open.count > 1 ? [.choose] : [])
      + (cancel.reason.characters.isEmpty
        ? [] : [DeskHint(DeskHint.leftRight, Localized("移动", "move")), .erase])
      + [.back]
  }

  private func hints(of handOut: DeskHandOut) -> [DeskHint] {
    guard !giftsToHandOut.isEmpty else { return [.back] }
    return [DeskHint(DeskHint.enter, Localized("发放", "hand out"))]
      + (giftsToHandOut.count > 1 ? [.choose] : [])
      + (handOut.code.characters.isEmpty
        ? [] : [DeskHint(DeskHint.leftRight, Localized("移动", "move")), .erase])
      + [.back]
  }
}
