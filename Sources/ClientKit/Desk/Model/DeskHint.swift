import LineProtocol

/// A key that works now, and what it does: what the last line of the screen says.
struct DeskHint: Hashable {
  let key: Localized
  let meaning: Localized

  init(_ key: Localized, _ meaning: Localized) {
    self.key = key
    self.meaning = meaning
  }

  static let enter = Localized("回车", "Enter")
  static let escape = Localized("Esc", "Esc")
  static let upDown = Localized("上下键", "Up/Down")
  static let leftRight = Localized("左右键", "Left/Right")
  static let backspace = Localized("退格", "Backspace")
  static let tab = Localized("Tab", "Tab")

  static let back = DeskHint(escape, Localized("返回", "back"))
  static let choose = DeskHint(upDown, Localized("选择", "choose"))
  static let erase = DeskHint(backspace, Localized("删字", "erase"))
}
