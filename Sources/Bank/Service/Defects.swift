import Ledger
import LineProtocol
import Logging
import Store

/// Turns whatever goes wrong into a refusal; what is no refusal by itself is logged under a reference that the reply
/// carries too.
struct Defects {
  private let environment: BankEnvironment

  init(_ environment: BankEnvironment) {
    self.environment = environment
  }

  func refusal(for error: any Error) -> Refusal {
    switch error {
    case let refusal as Refusal where refusal.code != .internal: return refusal
    case let late as LateRefusal: return late.refusal
    case StoreError.diskFull: return .diskFull
    case StoreError.damaged(let damage): return .corrupt(damage)
    default:
      let reference = environment.randomness.bytes(4).map { String($0, radix: 36) }.joined()
      environment.logger.error(
        "a request met a defect", metadata: ["reference": "\(reference)", "error": "\(String(reflecting: error))"])
      return .internalDefect(reference: reference)
    }
  }
}
