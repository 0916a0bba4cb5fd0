/// A certificate of a member's service was issued or withdrawn.
public struct CertificateStep: Hashable, Sendable {
  /// What happened to a certificate.
  public enum Step: Hashable, Sendable {
    /// It was issued.
    case issued(Issue)
    /// It counts no more.
    case revoked(of: MemberNumber, reason: String?)
  }

  /// What a certificate says.
  public struct Issue: Hashable, Sendable {
    /// Whose service it certifies.
    public let member: MemberNumber
    /// The first day of its period.
    public let from: LocalDate
    /// The last day of its period.
    public let until: LocalDate
    /// The service records that it rests on, by date.
    public let records: [RecordNumber]
    /// Their hours.
    public let minutes: Minutes
    /// The certificate that it takes the place of.
    public let replaces: CertificateNumber?
    /// The check code printed on it; beside the chain, empty where it is gone.
    public let code: String

    /// Describes a certificate.
    public init(
      member: MemberNumber, from: LocalDate, until: LocalDate, records: [RecordNumber], minutes: Minutes,
      replaces: CertificateNumber?, code: String
    ) {
      self.member = member
      self.from = from
      self.until = until
      self.records = records
      self.minutes = minutes
      self.replaces = replaces
      self.code = code
    }
  }

  /// The certificate.
  public let certificate: CertificateNumber
  /// What happened.
  public let step: Step

  /// Describes a step.
  public init(certificate: CertificateNumber, step: Step) {
    self.certificate = certificate
    self.step = step
  }

  func write(to facts: inout FactWriter) {
    facts.put("certificate", certificate)
    switch step {
    case .issued(let issue):
      facts.put("step", "issued")
      facts.put("member", issue.member)
      facts.put("from-day", issue.from)
      facts.put("until", issue.until)
      facts.put("record", each: issue.records)
      facts.put("minutes", issue.minutes)
      facts.put("replaces-certificate", ifPresent: issue.replaces)
      facts.putText("code", ifPresent: issue.code)
    case .revoked(let member, let reason):
      facts.put("step", "revoked")
      facts.put("member", member)
      facts.putText("reason", ifPresent: reason)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    certificate = try facts.number("certificate")
    switch try facts.string("step") {
    case "issued":
      step = .issued(
        Issue(
          member: try facts.number("member"), from: try facts.date("from-day"), until: try facts.date("until"),
          records: try facts.values("record") { Int64($0).flatMap { RecordNumber($0) } },
          minutes: try facts.minutes("minutes"), replaces: try facts.number(ifPresent: "replaces-certificate"),
          code: facts.text("code") ?? ""))
    case "revoked":
      step = .revoked(of: try facts.number("member"), reason: facts.text("reason"))
    case let other:
      throw .malformed(reason: "a certificate has the step \(other)")
    }
  }
}
