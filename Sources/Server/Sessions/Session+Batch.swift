import Bank
import LineProtocol
import NIOCore

/// `begin` … `commit` or `abort`.
extension Session {
  func beginBatch(tag: String?) {
    batch = Batch()
    let loop = environment.eventLoop.assumeIsolated()
    batchTimer = loop.scheduleTask(in: .seconds(Int64(LineLimits.maxBatchSeconds))) { [weak self] in
      self?.expireBatch()
    }
    succeed(Reply(), tag: tag)
  }

  /// Puts a checked request into the batch.
  func queue(_ item: Waiting) throws(Refusal) {
    if let refusal = batch?.refusal(forLineOf: item.byteCount) { throw refusal }
    if batch?.fault == nil, !environment.connections.reserveBatchBytes(item.byteCount) { throw .tooManyBatches }
    // In place: a copy of the batch would copy all its lines with every line.
    batch?.add(item.request, bytes: item.byteCount)
    let count = Int64(batch?.lineCount ?? 0)
    succeed(Reply(fields: [Field("queued", .integer(count))]), tag: item.tag)
  }

  /// Notes that a line of the batch was refused.
  func spoilBatch(_ refusal: Refusal) {
    batch?.spoil(refusal)
    releaseBatchBytes()
  }

  func commitBatch(_ request: Request, tag: String?) throws(Refusal) {
    guard let batch else { throw .noBatch }
    if let fault = batch.fault {
      if !request.isDry { dropBatch() }
      // Not by ``refuse(_:tag:)``: the batch is spoilt already, and `commit` is no line of it.
      return finish(.refusal(Batch.refusal(for: fault)), tag: tag)
    }
    if batch.requests.isEmpty {
      if !request.isDry { dropBatch() }
      let dry = request.isDry ? [Field("dry", .flag(true))] : []
      return succeed(Reply(fields: [Field("lines", .integer(0))] + dry), tag: tag)
    }
    carryOut(batch, request, tag: tag)
    if request.isDry { isHeldUp = true } else { dropBatch() }
  }

  private func carryOut(_ batch: Batch, _ request: Request, tag: String?) {
    guard let address else { return }
    let slot = replies.open(tag: tag, encoder: encoder)
    environment.bank.commit(
      batch.requests, key: request.key, isDry: request.isDry, peer: peer,
      progress: progress(of: request, slot: slot, to: address)
    ) { [mailbox = environment.mailbox, log = environment.requestLog, peer] outcome in
      log.note(outcome, of: nil, from: peer)
      mailbox.post(.change(slot: slot, outcome), to: address)
    }
  }

  func abortBatch(tag: String?) throws(Refusal) {
    guard batch != nil else { throw .noBatch }
    dropBatch()
    succeed(Reply(), tag: tag)
  }

  /// Gives a batch up, if there is one.
  func dropBatch() {
    batchTimer?.cancel()
    batchTimer = nil
    releaseBatchBytes()
    batch = nil
  }

  private func expireBatch() {
    batch?.expire()
    releaseBatchBytes()
  }

  private func releaseBatchBytes() {
    guard let count = batch?.takeByteCount(), count > 0 else { return }
    environment.connections.releaseBatchBytes(count)
  }
}
