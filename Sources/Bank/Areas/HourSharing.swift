import Ledger
import LineProtocol
import Rules
import Store

/// Where the hours of services go and come back from.
extension ChangeContext {
  /// How the hours of a service are shared out as the wallet stands.
  func shares(of minutes: Minutes, for member: MemberNumber, inTeam: Bool) throws -> HourShares {
    let rules = try policy.redemption.wallet
    guard rules != .open else { return HourShares(available: minutes) }
    return WalletRules.shares(of: minutes, inTeam: inTeam, wallet: try read.wallet(of: member), policy: rules)
  }

  /// The postings that credit a service.
  func postings(crediting shares: HourShares, to member: MemberNumber) throws -> [Posting] {
    var postings: [Posting] = []
    func credit(_ account: Account, _ minutes: Minutes) {
      if minutes.isPositive { postings.append(Posting(account, minutes.count)) }
    }
    credit(.available(member), shares.available)
    credit(.donatable(member), shares.donatable)
    if let pool = try policy.redemption.wallet.cap?.pool { credit(.pool(pool), shares.pooled) }
    return postings
  }

  /// Postings that take the hours of a posted record back from where its entry put them, and how far the wallet has to
  /// sink below zero for it.
  ///
  /// What a pool or the member has given away since needs force, and is made up for from `bank/opening`.
  ///
  /// - Parameter receiver: Where they go: back to the bank, or to who had paid for the service.
  func takeBack(
    _ record: StoredRecord, to receiver: Account = .issued, isForced: Bool
  ) throws -> (postings: [Posting], debt: Minutes) {
    let service = record.service
    guard let posted = record.posted, let entry = try books.entry(posted) else {
      throw Refusal.internalDefect("record \(service.record) has no hours to take back")
    }
    // What came from another bank was never issued here.
    let isForeign = entry.postings.contains { $0.account == .handedOver }
    var postings = [Posting(isForeign ? .handedOver : receiver, service.minutes.count)]
    var available = service.minutes
    var missing = Minutes.zero
    for credit in entry.postings where credit.amount > 0 {
      let account: Account
      switch credit.account {
      case .pool: account = credit.account
      // The member of the record, who may have taken over that of the entry in a merge.
      case .donatable: account = .donatable(service.member)
      default: continue
      }
      let share = Minutes(credit.amount)
      let there = min(share, Minutes(try books.balance(of: account)))
      if there < share, !isForced { throw Refusal.shareGone(account, available: there, needed: share) }
      if there.isPositive { postings.append(Posting(account, -there.count)) }
      missing = try missing.adding(share.subtracting(there))
      available = try available.subtracting(share)
    }
    if available.isPositive { postings.append(Posting(.available(service.member), -available.count)) }
    if missing.isPositive { postings.append(Posting(.opening, -missing.count)) }
    return (postings, try debtNeeded(of: service.member, for: available, isForced: isForced))
  }
}

extension ReadContext {
  /// What a wallet has, available and held together.
  func wallet(of member: MemberNumber) throws -> Minutes {
    try Minutes(books.balance(of: .available(member))).adding(Minutes(books.balance(of: .held(member))))
  }

  /// Whether a wallet has room for hours.
  func hasRoom(for minutes: Minutes, in member: MemberNumber) throws -> Bool {
    guard let cap = try policy.redemption.wallet.cap else { return true }
    return minutes <= WalletRules.room(in: try wallet(of: member), under: cap)
  }

  /// Refuses hours that the wallet has no room for.
  ///
  /// - Parameter planned: What is to come into it before.
  func requireRoom(for minutes: Minutes, in member: MemberNumber, after planned: Minutes = .zero) throws {
    let all = try planned.adding(minutes)
    guard let cap = try policy.redemption.wallet.cap, try !hasRoom(for: all, in: member) else { return }
    let wallet = try wallet(of: member)
    throw Refusal.walletFull(member, wallet: wallet, adding: minutes, cap: cap.minutes)
  }
}
