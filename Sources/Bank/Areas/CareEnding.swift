import Ledger
import Rules
import Store

/// Ends what ties a member to others by needs and visits.
struct CareEnding {
  private let bank: ChangeContext

  init(_ bank: ChangeContext) {
    self.bank = bank
  }

  /// A member leaves: what was asked for is cancelled, what was claimed goes back to the others, visits end.
  func leave(_ member: MemberNumber) throws {
    for need in try bank.books.needs(NeedFilter(member: member)) where need.state.isUnmet {
      try journal(.cancelled(reason: nil), need)
    }
    for need in try bank.books.needs(NeedFilter(volunteer: member)) where need.state == .claimed {
      try journal(.released(by: member, reason: nil), need)
    }
    for pair in try pairs(of: member) { try end(pair) }
  }

  /// Two members turn out to be one, who neither claims the own needs nor visits at home, nor anybody twice.
  func unite(_ member: MemberNumber, with other: MemberNumber) throws {
    for (asker, volunteer) in [(member, other), (other, member)] {
      for need in try bank.books.needs(NeedFilter(member: asker, volunteer: volunteer)) where need.state == .claimed {
        try journal(.released(by: volunteer, reason: nil), need)
      }
    }
    let kept = try pairs(of: other)
    for pair in try pairs(of: member) {
      let isWithinOne = [pair.volunteer, pair.resident].contains(other)
      let isDouble = kept.contains { known in
        pair.volunteer == member
          ? known.volunteer == other && known.resident == pair.resident
          : known.resident == other && known.volunteer == pair.volunteer
      }
      if isWithinOne || isDouble { try end(pair) }
    }
  }

  private func pairs(of member: MemberNumber) throws -> [StoredPair] {
    let all = try bank.books.pairs(PairFilter(volunteer: member)) + bank.books.pairs(PairFilter(resident: member))
    return all.filter { $0.isActive(on: bank.today) }
  }

  private func journal(_ step: NeedStep.Step, _ need: StoredNeed) throws {
    _ = try bank.append(
      .need(NeedStep(need: need.number, member: need.member, step: step)), station: need.station)
  }

  private func end(_ pair: StoredPair) throws {
    let event = PairStep(
      pair: pair.number, volunteer: pair.volunteer, resident: pair.resident, step: .ended(reason: nil))
    _ = try bank.append(.pair(event), station: pair.station)
  }
}
