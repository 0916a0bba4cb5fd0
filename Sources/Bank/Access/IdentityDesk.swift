import Ledger
import LineProtocol
import Rules
import Store

/// Identity numbers at the desk: read, compared with those of everybody, kept as marks; see "Privacy" in the domain
/// reference.
struct IdentityDesk {
  private let keys: IdentityKeys
  private let number: IdentityNumber

  /// The number that a request brings; nil where it brings none.
  init?(_ request: Request, _ bank: ChangeContext) throws {
    guard let typed = request.text("identity") else { return nil }
    guard let keys = bank.identityKeys else { throw Refusal.noIdentityKey }
    self.keys = keys
    do throws(IdentityNumber.Fault) {
      number = try IdentityNumber(typed)
    } catch {
      throw Refusal.badIdentity(error)
    }
  }

  /// The date of birth on file: the number's own, which another one must not contradict.
  func birth(agreeingWith typed: LocalDate?) throws(Refusal) -> LocalDate {
    guard typed == nil || typed == number.birth else { throw .identityContradicts }
    return number.birth
  }

  /// Refuses where another member who has not left has the same number.
  func check(for member: MemberNumber?, _ bank: ChangeContext) throws {
    guard let other = try bank.books.member(identifiedBy: keys.marks(of: number)), other != member else { return }
    let station = try bank.read.requireMember(other).person.station
    guard bank.read.actsFor(station) else { throw Refusal.identityElsewhere(station) }
    throw Refusal.identityOf(other)
  }

  /// Keeps the mark under the newest key.
  func keep(for member: MemberNumber, _ bank: ChangeContext) throws {
    guard let mark = keys.marks(of: number).first else { return }
    try bank.transaction.keep(mark, of: member)
  }
}

extension Request {
  /// The request in one order, for each of the bank's keys: what is short and secret stands in it as a hash.
  ///
  /// The first is the one to be kept; one that was kept under an older key is still the same.
  func canonicals(_ keys: IdentityKeys?) -> [String] {
    guard let typed = text("identity"), let keys else { return [canonical] }
    return keys.requestMarks(of: typed).map { "\(canonical)\nidentity \($0)" }
  }
}
