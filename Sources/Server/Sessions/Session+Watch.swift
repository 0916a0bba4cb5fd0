import Bank
import Ledger
import LineProtocol
import NIOCore

/// `watch` and `unwatch`.
///
/// The journal itself is the queue: entries are read in pages after the last position, and only while the client takes
/// what it is sent. So nothing is missing, nothing comes twice, and no reader costs memory.
extension Session {
  func startWatching(_ request: Request, tag: String?) throws(Refusal) {
    let kinds = try request.codes("kinds").map(Self.kinds)
    let since = request.integer("since") ?? environment.bank.headNumber
    lastWatchNumber += 1
    watch = Watch(number: lastWatchNumber, kinds: kinds, position: since)
    address.map { environment.connections.setWatching(true, $0.value) }
    succeed(Reply(fields: [Field("since", .integer(since))]), tag: tag)
  }

  private static func kinds(_ codes: [Code]) throws(Refusal) -> Set<EntryKind> {
    var kinds: Set<EntryKind> = []
    for code in codes {
      guard let kind = EntryKind(rawValue: code.text) else { throw .unknownKind(code) }
      kinds.insert(kind)
    }
    return kinds
  }

  func stopWatching() {
    guard watch != nil else { return }
    watch = nil
    address.map { environment.connections.setWatching(false, $0.value) }
  }

  /// Asks for the next page, where there is one and the client has taken the last.
  func readJournal() {
    releaseHeldEvents()
    guard var watch, let address, !watch.isReading, watch.heldEvents.isEmpty else { return }
    guard output.count < ServerLimits.gatheredOutputBytes, watch.position < environment.bank.headNumber else { return }
    watch.isReading = true
    self.watch = watch
    environment.bank.events(
      after: watch.position, limit: ServerLimits.watchPageEntries, kinds: watch.kinds, peer: peer
    ) { [mailbox = environment.mailbox, number = watch.number] result in
      mailbox.post(.events(watch: number, result), to: address)
    }
  }

  /// Takes a page in.
  func receive(_ result: Result<(events: [Reply.Row], through: Int64), Refusal>, watch number: UInt64) {
    guard let current = watch, current.number == number else { return }
    watch?.isReading = false
    switch result {
    case .success(let page):
      watch?.position = max(current.position, page.through)
      watch?.heldEvents = page.events
      releaseHeldEvents()
    case .failure(let refusal):
      // An event line cannot say why there will be no more, so the connection does.
      replies.write(to: &output)
      end(reason: refusal.code.rawValue)
    }
  }

  /// Writes the page that waits, unless it would come between the lines of a reply.
  private func releaseHeldEvents() {
    guard let events = watch?.heldEvents, !events.isEmpty, !replies.hasBegunReply else { return }
    for event in events { encoder.append(event: event, to: &output) }
    watch?.heldEvents = []
  }

  /// Whether a client that sends no more has been sent all that was journaled up to then.
  func hasReadWholeJournal() -> Bool {
    guard let current = watch else { return true }
    let end = current.end ?? environment.bank.headNumber
    watch?.end = end
    return !current.isReading && current.heldEvents.isEmpty && current.position >= end
  }
}
