import Bank
import DaemonLog
import Ledger
import LineProtocol
import Logging
import NIOCore

/// Logs what became of changes: who, what and why not, never with a name or text of a person.
///
/// Refusals are part of a station's day and logged at `debug`, what was denied at `info`, a few in a minute; a defect is
/// logged by the bank, which knows the cause.
struct RequestLog: Sendable {
  private static let deniedPerMinute = 20

  private let logger: Logger
  private let bank: any BankService
  private let quota = LogQuota(perMinute: RequestLog.deniedPerMinute)

  init(logger: Logger, bank: any BankService) {
    self.logger = logger
    self.bank = bank
  }

  /// Logs how a change or a batch ended; nil stands for a batch.
  func note(_ outcome: ChangeOutcome, of request: Request?, from peer: Peer) {
    switch outcome {
    case .done(let reply): note(reply, of: request, from: peer)
    case .refused(let refusal): note(refusal, of: request, from: peer)
    case .unknown: break
    }
  }

  /// Logs a refusal of a change.
  func note(_ refusal: Refusal, of request: Request?, from peer: Peer) {
    if refusal.code == .internal { return }
    let code: [LogField: String] = [.code: refusal.code.rawValue]
    if refusal.code == .denied, logger.logLevel <= LogMessage.requestDenied.level {
      let now = Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000_000)
      guard let suppressed = quota.take(seconds: now) else { return }
      let count: [LogField: String] = suppressed > 0 ? [.suppressed: "\(suppressed)"] : [:]
      logger.report(.requestDenied, fields(request, peer, code.merging(count) { $1 }))
    } else {
      logger.report(.requestRefused, fields(request, peer, code))
    }
  }

  private func note(_ reply: Reply, of request: Request?, from peer: Peer) {
    guard logger.logLevel <= LogMessage.changeMade.level else { return }
    let entry = reply.fields.last { $0.name == "entry" }?.value.plain(in: .english)
    logger.report(.changeMade, fields(request, peer, entry.map { [.entry: $0] } ?? [:]))
  }

  private func fields(_ request: Request?, _ peer: Peer, _ others: [LogField: String]) -> [LogField: String] {
    var fields = others
    fields[.user] = "\(peer.user)"
    fields[.role] = bank.caller(for: peer).role.rawValue
    fields[.command] = request?.command.name ?? "commit"
    if let station = request?.code("station") { fields[.station] = station.text }
    if let member = request?.integer("member") { fields[.member] = "\(member)" }
    return fields
  }
}
