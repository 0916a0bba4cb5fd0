import DaemonLog
import Ledger
import LineProtocol
import Logging
import Store

/// Turns whatever goes wrong into a refusal; what is no refusal by itself is logged under a reference that the reply
/// carries too.
struct Defects {
  /// The request that something went wrong with, as far as it may be logged.
  struct Subject: Sendable {
    let command: String?
    let user: UInt32?
    var station: Code?
    var member: Int64?

    init(command: String?, user: UInt32? = nil) {
      self.command = command
      self.user = user
    }

    init(_ request: Request, _ peer: Peer) {
      self.init(command: request.command.name, user: peer.user)
      station = request.code("station")
      member = request.integer("member")
    }

    fileprivate var fields: [LogField: String] {
      var fields: [LogField: String] = [:]
      if let command { fields[.command] = command }
      if let user { fields[.user] = "\(user)" }
      if let station { fields[.station] = station.text }
      if let member { fields[.member] = "\(member)" }
      return fields
    }
  }

  private let environment: BankEnvironment

  init(_ environment: BankEnvironment) {
    self.environment = environment
  }

  func refusal(for error: any Error, of subject: Subject) -> Refusal {
    switch error {
    case let refusal as Refusal where refusal.code != .internal: return refusal
    case let late as LateRefusal: return late.refusal
    case StoreError.diskFull:
      noteFullDisk(subject)
      return .diskFull
    case StoreError.damaged(let damage): return .corrupt(damage)
    default:
      let reference = environment.randomness.bytes(4).map { String($0, radix: 36) }.joined()
      environment.logger.report(
        .internalDefect,
        subject.fields.merging(
          [.reference: reference, .code: ErrorCode.internal.rawValue, .reason: Defects.description(of: error)]
        ) { $1 })
      return .internalDefect(reference: reference)
    }
  }

  /// Every request meets a full disk; its log must not fill it further.
  private func noteFullDisk(_ subject: Subject) {
    guard let suppressed = environment.fullDiskQuota.take(seconds: environment.clock.now.milliseconds / 1000) else {
      return
    }
    environment.logger.report(.diskFull, subject.fields.merging([.suppressed: "\(suppressed)"]) { $1 })
  }

  /// What may be logged of an error: in full where its words are known to hold no texts of people, else only its type
  /// and case, since an error can carry the very value that it stumbled over.
  static func description(of error: any Error) -> String {
    switch error {
    // SQLite names tables and statements, and GRDB leaves their arguments out.
    case let error as StoreError: return String(reflecting: error)
    // Written by this program about itself.
    case let refusal as Refusal where refusal.code == .internal:
      return refusal.details.first { $0.name == "reason" }?.value.plain(in: .english) ?? refusal.text.english
    default:
      let type = String(reflecting: type(of: error))
      guard let label = Mirror(reflecting: error).children.first?.label else { return type }
      return "\(type).\(label)"
    }
  }
}
