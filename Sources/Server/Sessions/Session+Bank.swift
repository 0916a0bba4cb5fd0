import Bank
import Ledger
import LineProtocol

/// Requests that the bank answers.
extension Session {
  /// Hands a change to the bank; those that follow may be handed over before it is answered.
  func changeBank(_ request: Request, tag: String?) {
    guard let address else { return }
    // A PIN is hashed before the writer sees it; what comes later must not overtake it.
    if request.command.pin != nil { isHeldUp = true }
    let slot = replies.open(tag: tag, encoder: encoder)
    let progress = progress(of: request, slot: slot, to: address)
    environment.bank.change(request, peer: peer, progress: progress) {
      [mailbox = environment.mailbox, log = environment.requestLog, peer] outcome in
      log.note(outcome, of: request, from: peer)
      mailbox.post(.change(slot: slot, outcome), to: address)
    }
  }

  /// Asks the bank; nothing is taken up before it has answered.
  func askBank(_ request: Request, tag: String?) {
    guard let address else { return }
    if let reply = environment.bank.answerAtHand(to: request) { return succeed(reply, tag: tag) }
    isHeldUp = true
    let slot = replies.open(tag: tag, encoder: encoder)
    let progress = progress(of: request, slot: slot, to: address)
    environment.bank.read(request, peer: peer, progress: progress) { [mailbox = environment.mailbox] result in
      mailbox.post(.read(slot: slot, result), to: address)
    }
  }

  /// Has the bank check a member's PIN; nothing is taken up before it has answered.
  func logIn(_ request: Request, tag: String?) throws(Refusal) {
    if environment.namespace.hides(peer.user) { throw UserNamespace.refusal }
    guard let address else { return }
    isHeldUp = true
    let slot = replies.open(tag: tag, encoder: encoder)
    environment.bank.login(request, peer: peer) { [mailbox = environment.mailbox] result in
      mailbox.post(.login(slot: slot, result), to: address)
    }
  }

  /// Where long work tells how far it has come, if the request wants to know.
  func progress(
    of request: Request, slot: UInt64, to address: Mailbox.Address
  ) -> (@Sendable (_ done: Int, _ total: Int) -> Void)? {
    guard request.flag("progress") else { return nil }
    return { [mailbox = environment.mailbox] done, total in
      mailbox.post(.progress(slot: slot, done: done, total: total), to: address)
    }
  }

  /// Takes in what the bank sent.
  func receive(_ letter: Mailbox.Letter) {
    guard phase != .over else { return }
    switch letter {
    case .change(let slot, let outcome): receive(outcome, slot: slot)
    case .read(let slot, let result):
      isHeldUp = false
      switch result {
      case .success(let reply): replies.answer(slot, .success(reply))
      case .failure(let refusal): replies.answer(slot, .refusal(refusal))
      }
    case .login(let slot, let result):
      isHeldUp = false
      switch result {
      case .success(let reply):
        narrow(to: reply.loggedIn)
        replies.answer(slot, .success(reply))
      case .failure(let refusal): replies.answer(slot, .refusal(refusal))
      }
    case .progress(let slot, let done, let total):
      // A client that does not read its progress loses it, nothing more.
      guard output.count < ServerLimits.gatheredOutputBytes else { return }
      replies.writeProgress(of: slot, done: done, total: total, to: &output)
    case .events(let number, let result): receive(result, watch: number)
    }
  }

  private func receive(_ outcome: ChangeOutcome, slot: UInt64) {
    isHeldUp = false
    switch outcome {
    case .done(let reply): replies.answer(slot, .success(reply))
    case .refused(let refusal): replies.answer(slot, .refusal(refusal))
    case .unknown:
      replies.write(to: &output)
      environment.storageFailed()
      breakOff(reason: "storage")
    }
  }

  /// Refuses what is still under way when the daemon cannot wait for it: only reads can take that long.
  func giveUpReads() {
    guard isHeldUp, phase != .over else { return }
    replies.answerAll(.refusal(.shuttingDown))
  }
}

extension Reply {
  /// The member whom the reply to a login names.
  fileprivate var loggedIn: MemberNumber? {
    guard case .integer(let value)? = fields.first(where: { $0.name == "member" })?.value else { return nil }
    return MemberNumber(value)
  }
}
