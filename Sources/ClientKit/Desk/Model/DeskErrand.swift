import LineProtocol

/// A change that was asked for and whose answer has not come: kept, under one key, until it has.
struct DeskErrand: Hashable {
  /// What is to be done.
  enum Act: Hashable {
    /// The form goes back to the desk where the daemon refuses it, at once or when its member is open again.
    case record(DeskForm)
    /// The form goes back where its member is still open; elsewhere the refusal says what was typed, since at another
    /// time it would be another check-in.
    case checkIn(DeskForm)
    case checkOut
    case redeem(offer: String)
    case handOut(redemption: Int64, offer: String)
    case cancel(offer: String)

    /// The form that it was sent with.
    var form: DeskForm? {
      switch self {
      case .record(let form), .checkIn(let form): form
      case .checkOut, .redeem, .handOut, .cancel: nil
      }
    }
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
    case .record: return Localized("\(name)的记录", "the record of \(name)").adding(inBrackets: typed)
    case .checkIn: return Localized("\(name)的签到", "the check-in of \(name)").adding(inBrackets: typed)
    case .checkOut: return Localized("\(name)的签退", "the check-out of \(name)")
    case .redeem(let offer): return Localized("\(name)兑换\(offer)", "\(offer) for \(name)")
    case .handOut(_, let offer): return Localized("把\(offer)交给\(name)", "handing \(offer) to \(name)")
    case .cancel(let offer): return Localized("取消\(name)兑换的\(offer)", "cancelling \(offer) for \(name)")
    }
  }

  /// What was typed in the form.
  private var typed: String {
    let texts = [DeskForm.FieldName.date, .minutes, .activity, .end].map { act.form?.text($0) ?? "" }
    return CellText.harmless(texts.filter { !$0.isEmpty }.joined(separator: " "))
  }
}

extension Localized {
  fileprivate func adding(inBrackets text: String) -> Localized {
    text.isEmpty ? self : Localized("\(chinese)(\(text))", "\(english) (\(text))")
  }
}
