import Ledger
import Synchronization

/// Wallets that were read since the last commit, so that a station which looks several times need not ask the database
/// each time, nor wait for another thread.
///
/// One commit, whatever it changed, and the end of a day forget them all: what is given from here is what the database
/// would give.
final class HotWallets: Sendable {
  /// Which books a wallet was read from.
  struct Mark: Hashable, Sendable {
    fileprivate let commits: UInt64
    fileprivate let day: Range<Instant>

    /// Whether an instant is within the day.
    func holds(at instant: Instant) -> Bool { day.contains(instant) }
  }

  /// The most that are kept; a few MiB.
  private static let capacity = 50_000

  private struct State {
    var commits: UInt64 = 0
    var day: Range<Instant>?
    var wallets: [MemberNumber: Wallet] = [:]
  }

  private let state = Mutex(State())

  /// What is true of books that are about to be read, within a day.
  func mark(day: Range<Instant>) -> Mark {
    Mark(commits: state.withLock { $0.commits }, day: day)
  }

  /// Keeps a wallet that was read after a mark was taken, unless something was committed meanwhile.
  func keep(_ wallet: Wallet, of member: MemberNumber, _ mark: Mark) {
    state.withLock { state in
      guard state.commits == mark.commits else { return }
      if state.day != mark.day || state.wallets.count >= HotWallets.capacity { state.wallets = [:] }
      state.day = mark.day
      state.wallets[member] = wallet
    }
  }

  /// A member's wallet, or nil where the database has to be asked.
  func wallet(of member: MemberNumber, at now: Instant) -> Wallet? {
    state.withLock { state in
      guard let day = state.day, day.contains(now) else { return nil }
      return state.wallets[member]
    }
  }

  /// Forgets all, since something was committed.
  func forget() {
    state.withLock { state in
      state.commits &+= 1
      if !state.wallets.isEmpty { state.wallets.removeAll(keepingCapacity: true) }
    }
  }
}
