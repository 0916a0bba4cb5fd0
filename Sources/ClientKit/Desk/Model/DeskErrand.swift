import LineProtocol

/// A change that was asked for and whose answer has not come: kept, under one key, until it has.
struct DeskErrand: Hashable {
  /// What is to be done.
  enum Act: Hashable {
    /// The form goes back to the desk where the daemon refuses it.
    case record(DeskForm)
    case checkIn(DeskForm)
    case checkOut
    case redeem(offer: String)
    case handOut(redemption: Int64, offer: String)
  }

  let number: Int
  let key: String
  let member: Int64
  let name: String
  let act: Act
  /// The request without its key.
  let words: [Word]
  /// Whether it was sent on the connection that is open now.
  var isSent = false
  /// Whether it was ever sent, so that it may have been carried out.
  var isInDoubt = false

  /// The request line.
  var line: String {
    LineWriter.text(ParsedLine(tag: nil, words: words + [Word(name: "key", value: key)]))
  }

  /// What it is, in a few words.
  var title: Localized {
    switch act {
    case .record(let form):
      let typed = [form.text(.date), form.text(.minutes), form.text(.activity)].filter { !$0.isEmpty }
      let what = CellText.harmless(typed.joined(separator: " "))
      return Localized("\(name)的记录(\(what))", "the record of \(name) (\(what))")
    case .checkIn: return Localized("\(name)的签到", "the check-in of \(name)")
    case .checkOut: return Localized("\(name)的签退", "the check-out of \(name)")
    case .redeem(let offer): return Localized("\(name)兑换\(offer)", "\(offer) for \(name)")
    case .handOut(_, let offer): return Localized("把\(offer)交给\(name)", "handing \(offer) to \(name)")
    }
  }
}
