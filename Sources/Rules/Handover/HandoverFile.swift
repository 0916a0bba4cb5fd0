public import Ledger

/// All that one bank tells another of a member whose account it hands over.
public struct HandoverFile: Hashable, Sendable {
  /// The service of one year.
  public struct Year: Hashable, Sendable {
    /// The calendar year.
    public let year: Int
    /// The hours of its records.
    public let minutes: Minutes
    /// How many records.
    public let records: Int64

    /// States a year.
    public init(year: Int, minutes: Minutes, records: Int64) {
      self.year = year
      self.minutes = minutes
      self.records = records
    }
  }

  /// The file's name, which no other has.
  public let file: Digest
  /// What the bank that hands over is called.
  public let from: String
  /// By what its signature is known.
  public let fromKey: BankKey
  /// The key of the one bank that may take it.
  public let toKey: BankKey
  /// The member's number there.
  public let member: MemberNumber
  /// The member's name.
  public let name: String
  /// The date of birth.
  public let birth: LocalDate?
  /// The phone number.
  public let phone: String?
  /// Who answers for a minor.
  public let guardian: String?
  /// Since when the person has been a member there.
  public let registered: LocalDate
  /// The hours that go along.
  public let balance: Minutes
  /// The stars there, which the other bank judges by its own rules.
  public let stars: Int
  /// The service, by years, oldest first.
  public let years: [Year]
  /// The newest entry of the journal that all this stands in.
  public let entry: Int64
  /// Its hash.
  public let head: Digest
  /// The day on which it was made.
  public let issued: LocalDate
  /// The last day on which it may be taken.
  public let until: LocalDate

  /// Describes what is handed over.
  public init(
    file: Digest, from: String, fromKey: BankKey, toKey: BankKey, member: MemberNumber, name: String,
    birth: LocalDate?, phone: String?, guardian: String?, registered: LocalDate, balance: Minutes, stars: Int,
    years: [Year], entry: Int64, head: Digest, issued: LocalDate, until: LocalDate
  ) {
    self.file = file
    self.from = from
    self.fromKey = fromKey
    self.toKey = toKey
    self.member = member
    self.name = name
    self.birth = birth
    self.phone = phone
    self.guardian = guardian
    self.registered = registered
    self.balance = balance
    self.stars = stars
    self.years = years
    self.entry = entry
    self.head = head
    self.issued = issued
    self.until = until
  }

  /// How many days there are to take it.
  public static let days = 90
  /// The most characters of a file, signature and all.
  public static let mostCharacters = 6000
  /// The most minutes of a balance or of all the service in a file: a million hours.
  public static let mostMinutes: Int64 = 60_000_000

  /// The hours of service in it.
  public var served: Minutes? {
    var sum: Int64 = 0
    for year in years {
      let (next, overflow) = sum.addingReportingOverflow(year.minutes.count)
      guard !overflow else { return nil }
      sum = next
    }
    return Minutes(sum)
  }
}

extension HandoverFile {
  private static let title = "timebank-handover"

  /// The lines that are signed.
  public var body: String {
    var lines = [
      "\(Self.title) 1", "file \(file)", "from \(from)", "from-key \(fromKey)", "to-key \(toKey)", "member \(member)",
      "name \(name)",
    ]
    if let birth { lines.append("birth \(birth)") }
    if let phone { lines.append("phone \(phone)") }
    if let guardian { lines.append("guardian \(guardian)") }
    lines += ["registered \(registered)", "balance \(balance.count)", "stars \(stars)"]
    lines += years.map { "year \($0.year) \($0.minutes.count) \($0.records)" }
    lines += ["head \(entry) \(head)", "issued \(issued)", "until \(until)"]
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads the lines that are signed, or nil where they are not those of such a file.
  public init?(body: String) {
    var lines = LineCursor(body)
    guard lines.take(Self.title) == "1", let file = lines.take("file").flatMap({ Digest(hex: $0) }),
      let from = lines.take("from"), let fromKey = lines.take("from-key").flatMap({ BankKey($0) }),
      let toKey = lines.take("to-key").flatMap({ BankKey($0) }),
      let member = lines.take("member").flatMap({ Int64($0) }).flatMap({ MemberNumber($0) }),
      let name = lines.take("name")
    else { return nil }
    let birth = lines.take("birth").flatMap { LocalDate($0) }
    let phone = lines.take("phone")
    let guardian = lines.take("guardian")
    guard let registered = lines.take("registered").flatMap({ LocalDate($0) }),
      let balance = lines.take("balance").flatMap({ Int64($0) }), balance >= 0,
      let stars = lines.take("stars").flatMap({ Int($0) })
    else { return nil }
    var years: [Year] = []
    while let line = lines.take("year") {
      guard let year = Year(line), year.year > years.last?.year ?? 0 else { return nil }
      years.append(year)
    }
    let head = lines.take("head")?.split(separator: " ") ?? []
    guard head.count == 2, let entry = Int64(head[0]), let hash = Digest(hex: head[1]),
      let issued = lines.take("issued").flatMap({ LocalDate($0) }),
      let until = lines.take("until").flatMap({ LocalDate($0) })
    else { return nil }
    self.init(
      file: file, from: from, fromKey: fromKey, toKey: toKey, member: member, name: name, birth: birth, phone: phone,
      guardian: guardian, registered: registered, balance: Minutes(balance), stars: stars, years: years, entry: entry,
      head: hash, issued: issued, until: until)
    guard self.body.utf8.elementsEqual(body.utf8), balance <= Self.mostMinutes, hasFitTexts,
      let served, served.count <= Self.mostMinutes
    else { return nil }
  }

  /// Whether the texts are such as this bank would take from its own people.
  private var hasFitTexts: Bool {
    let texts = [(from, 200), (name, 60), (phone ?? "", 30), (guardian ?? "", 60)]
    return texts.allSatisfy { text, most in
      (text.utf8.count <= most || text.count <= most) && text.unicodeScalars.allSatisfy(Self.isPlain)
    }
  }

  /// Whether a sign only stands where it is written: it ends no line, and turns no other around.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
    }
  }
}

extension HandoverFile.Year {
  fileprivate init?(_ line: String) {
    let parts = line.split(separator: " ").compactMap { Int64($0) }
    guard parts.count == 3, (1900...9999).contains(parts[0]), parts[1] > 0,
      parts[1] <= HandoverFile.mostMinutes, parts[2] > 0
    else { return nil }
    self.init(year: Int(parts[0]), minutes: Minutes(parts[1]), records: parts[2])
  }
}
