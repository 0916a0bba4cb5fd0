import Ledger
import TestSupport

/// Random values of the ledger.
extension SeededGenerator {
  mutating func number<Subject>() -> Number<Subject> {
    // Drawn from a range of positive numbers, so the second attempt never is needed.
    while true {
      if let number = Number<Subject>(pick([1, 17, .max, Int64.random(in: 1...100_000, using: &self)])) {
        return number
      }
    }
  }

  mutating func code() -> Code {
    while true {
      if let code = Code(pick(["jindu", "rice5kg", "a", "0-0", "z" + String(next() % 1000)])) { return code }
    }
  }

  mutating func account() -> Account {
    switch UInt8.random(in: 0...12, using: &self) {
    case 0: .available(number())
    case 1: .held(number())
    case 2: .donatable(number())
    case 3: .pool(code())
    case 4: .issued
    case 5: .redeemed
    case 6: .expired
    case 7: .opening
    case 8: .stock(gift: code(), station: code())
    case 9: .supplied(gift: code())
    case 10: .given(gift: code())
    case 11: .handedOver
    default: .counted(gift: code())
    }
  }

  mutating func actor() -> Actor {
    switch UInt8.random(in: 0...2, using: &self) {
    case 0: .daemon
    case 1: .user(UInt32.random(in: 0...UInt32.max, using: &self))
    default: .member(number(), atKiosk: UInt32.random(in: 0...UInt32.max, using: &self))
    }
  }

  mutating func date() -> LocalDate {
    LocalDate(dayNumber: Int64.random(in: -719_162...2_932_896, using: &self)) ?? LocalDate.range.lowerBound
  }

  mutating func header() -> EntryHeader {
    EntryHeader(
      number: number(), kind: pick(EntryKind.allCases), at: Instant(milliseconds: Int64(bitPattern: next())),
      date: date(), actor: actor(), role: pick(Role.allCases), station: Bool.random(using: &self) ? code() : nil,
      key: Bool.random(using: &self) ? pick(["a2", "A.b_c:d-e", String(repeating: "x", count: 64)]) : nil)
  }

  mutating func salt() -> [UInt8] {
    (0..<SealedText.saltByteCount).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  mutating func postings() -> Postings {
    let amount = Int64.random(in: 1...100_000, using: &self)
    return (try? Postings.move(amount, from: .issued, to: .available(number()))) ?? .none
  }
}
