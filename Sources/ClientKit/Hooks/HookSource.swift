import LineProtocol

/// Where messages come from: the daemon, or what a test puts in its place.
struct HookSource {
  /// Opens a connection that tells of news; gives the last entry that there is.
  var open: () throws(ClientFailure) -> Int64
  /// The messages of so many entries after one.
  var messages: (_ since: Int64, _ limit: Int64) throws(ClientFailure) -> HookPage
  /// Whether news have come already that the descriptor will not tell of.
  var hasLine: () -> Bool
  /// Takes in news that have come; for a descriptor that says that there are some.
  var takeNews: () throws(ClientFailure) -> Void
  /// Whether anything was journaled since this was asked last.
  var hasNews: () -> Bool
  /// What can be waited for; nil without a connection.
  var descriptor: () -> Int32?
  /// Ends the connection.
  var close: () -> Void
}

extension HookSource {
  /// The daemon at the other end of a session, which watches the journal.
  init(_ session: BankSession) {
    let news = NewsFlag()
    self.init(
      open: { () throws(ClientFailure) in
        let reply = try Self.perform("watch", session, news)
        return reply.fields["since"].flatMap { Int64($0) } ?? 0
      },
      messages: { (since, limit) throws(ClientFailure) in
        let reply = try Self.perform("message list since=\(since) limit=\(limit)", session, news)
        guard let through = reply.fields["through"].flatMap({ Int64($0) }),
          let total = reply.fields["total"].flatMap({ Int64($0) })
        else { throw .foreignLine("message list") }
        return HookPage(
          messages: reply.rows.compactMap(HookMessage.init), through: through, total: total,
          head: reply.fields["head"] ?? "", sinceHead: reply.fields["since-head"])
      },
      hasLine: { session.hasLine },
      takeNews: { () throws(ClientFailure) in try session.readEvents { news.note($0) } },
      hasNews: { news.take() },
      descriptor: { session.descriptor },
      close: { session.close() })
  }

  private static func perform(
    _ line: String, _ session: BankSession, _ news: NewsFlag
  ) throws(ClientFailure) -> (rows: [DaemonFields], fields: DaemonFields) {
    var rows: [DaemonFields] = []
    // Never on a new connection: that one would not be watching.
    let outcome = try session.perform(Array(line.utf8), key: nil, canRepeat: false) { received in
      news.note(received)
      if case .row(let fields) = received.line { rows.append(fields) }
    }
    switch outcome {
    case .done(let fields): return (rows, fields)
    case .refused(let refusal):
      guard refusal.code != ErrorCode.denied.rawValue else { throw .noMessenger }
      throw ClientFailure(refusal.code, .tryAgain, Localized(refusal.text, refusal.text))
    }
  }

  /// Whether an event line has come.
  private final class NewsFlag {
    private var isSet = false

    func note(_ received: ReceivedLine) {
      switch received.line {
      case .event, .gap: isSet = true
      default: break
      }
    }

    func take() -> Bool {
      defer { isSet = false }
      return isSet
    }
  }
}

extension ClientFailure {
  /// The user who carries messages has not been given the right.
  fileprivate static var noMessenger: ClientFailure {
    ClientFailure(
      "denied", .permission,
      Localized("时间银行不把消息交给这个用户", "The bank gives this user no messages"),
      remedy: Localized(
        "请管理员登记:timebank operator add --user timebank-hooks --role messenger",
        "have an administrator say: timebank operator add --user timebank-hooks --role messenger"))
  }
}
