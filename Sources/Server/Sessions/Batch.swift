import LineProtocol

/// What a connection has gathered since `begin`.
struct Batch {
  /// The first line that was refused; it spoils the batch.
  struct Fault {
    let line: Int
    let refusal: Refusal
  }

  /// The requests to be carried out; emptied when the batch is spoilt, since they never will be.
  private(set) var requests: [Request] = []
  /// The lines so far, refused ones included.
  private(set) var lineCount = 0
  /// The bytes of the lines that are kept.
  private(set) var byteCount = 0
  /// Why the batch cannot be carried out.
  private(set) var fault: Fault?
  /// Whether the time for the batch is over.
  private(set) var isOverdue = false

  /// Why another line of so many bytes cannot be taken, or nil.
  func refusal(forLineOf bytes: Int) -> Refusal? {
    if isOverdue { return Self.overdue }
    if lineCount >= LineLimits.maxBatchLines {
      return Refusal(
        .limitReached, [Field("lines", .integer(Int64(LineLimits.maxBatchLines)))],
        Localized(
          "一批最多 \(LineLimits.maxBatchLines) 行,请分几批执行",
          "a batch has at most \(LineLimits.maxBatchLines) lines; send several batches"))
    }
    if byteCount + bytes > LineLimits.maxBatchBytes {
      return Refusal(
        .limitReached, [Field("bytes", .integer(Int64(LineLimits.maxBatchBytes)))],
        Localized("一批最多 4 MiB,请分几批执行", "a batch has at most 4 MiB; send several batches"))
    }
    return nil
  }

  /// Takes a line in.
  mutating func add(_ request: Request, bytes: Int) {
    lineCount += 1
    guard fault == nil else { return }
    requests.append(request)
    byteCount += bytes
  }

  /// Counts a line that was refused; the first of them is what `commit` will answer.
  mutating func spoil(_ refusal: Refusal) {
    lineCount += 1
    if fault == nil { fault = Fault(line: lineCount, refusal: refusal) }
    requests = []
  }

  /// The bytes to be given back, once, when the lines are no longer kept.
  mutating func takeByteCount() -> Int {
    defer { byteCount = 0 }
    return byteCount
  }

  /// Gives up what was gathered, since the time is over.
  ///
  /// The batch stays open, refusing all lines, until the client says `commit` or `abort`: its next lines, meant for all
  /// or nothing, must not be carried out one by one.
  mutating func expire() {
    isOverdue = true
    if fault == nil { fault = Fault(line: lineCount + 1, refusal: Self.overdue) }
    requests = []
  }

  /// What `commit` answers for a spoilt batch.
  static func refusal(for fault: Fault) -> Refusal {
    Refusal(
      .batch,
      [Field("line", .integer(Int64(fault.line))), Field("code", .text(fault.refusal.code.rawValue))],
      fault.refusal.text)
  }

  private static let overdue = Refusal(
    .limitReached, [Field("seconds", .integer(Int64(LineLimits.maxBatchSeconds)))],
    Localized(
      "这一批超过 \(LineLimits.maxBatchSeconds) 秒未执行,已放弃,未作任何修改;请用 abort 结束后重新开始",
      "the batch was open for more than \(LineLimits.maxBatchSeconds) seconds and was given up, nothing has changed; "
        + "say abort and begin again"))
}
