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
    return WalletRules.shares(of: minutes, inTeam: inTeam, wallet: try wallet(of: member), policy: rules)
  }

  /// What a wallet has, available and held together.
  func wallet(of member: MemberNumber) throws -> Minutes {
    try available(member).adding(Minutes(books.balance(of: .held(member))))
  }

  /// Whether a wallet has room for hours.
  func hasRoom(for minutes: Minutes, in member: MemberNumber) throws -> Bool {
    guard let cap = try policy.redemption.wallet.cap else { return true }
    return minutes <= WalletRules.room(in: try wallet(of: member), under: cap)
  }

  /// Refuses hours that the wallet has no room for.
  func requireRoom(for minutes: Minutes, in member: MemberNumber) throws {
    guard let cap = try policy.redemption.wallet.cap, try !hasRoom(for: minutes, in: member) else { return }
    let wallet = try wallet(of: member)
    throw Refusal.walletFull(member, wallet: wallet, adding: minutes, cap: cap.minutes)
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
  func takeBack(_ record: StoredRecord, isForced: Bool) throws -> (postings: [Posting], debt: Minutes) {
    let taken = try takeShares(record, isForced: isForced)
    return ([Posting(.issued, record.service.minutes.count)] + taken.postings, taken.debt)
  }

  /// The same without the posting that says to whom the hours go.
  ///
  /// The entry of an exchange may also give a rest of the hold back to the requester, which stays there.
  func takeShares(_ record: StoredRecord, isForced: Bool) throws -> (postings: [Posting], debt: Minutes) {
    guard let posted = record.posted, let entry = try books.entry(posted) else {
      throw Refusal.internalDefect("record \(record.service.record) has no hours to take back")
    }
    var postings: [Posting] = []
    var debt = Minutes.zero
    var missing = Minutes.zero
    // The member of the record, who may have taken over that of the entry in a merge.
    let member = record.service.member
    func takeShare(_ share: Minutes, from account: Account) throws {
      let there = min(share, Minutes(try books.balance(of: account)))
      if there < share, !isForced { throw Refusal.shareGone(account, available: there, needed: share) }
      if there.isPositive { postings.append(Posting(account, -there.count)) }
      missing = try missing.adding(share.subtracting(there))
    }
    let shared = entry.postings.filter { credit in
      guard credit.amount > 0 else { return false }
      return switch credit.account {
      case .donatable, .pool: true
      default: false
      }
    }
    let spendable = try shared.reduce(record.service.minutes) { try $0.subtracting(Minutes($1.amount)) }
    if spendable.isPositive {
      debt = try debtNeeded(of: member, for: spendable, isForced: isForced)
      postings.append(Posting(.available(member), -spendable.count))
    }
    for credit in shared {
      // What was the member's own is looked for with the member of the record.
      var account = credit.account
      if case .donatable = account { account = .donatable(member) }
      try takeShare(Minutes(credit.amount), from: account)
    }
    if missing.isPositive { postings.append(Posting(.opening, -missing.count)) }
    return (postings, debt)
  }
}
