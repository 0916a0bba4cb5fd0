import Foundation
import TestSupport

/// The scripted day under a disk that fails, and what must hold afterwards.
struct FaultTrial {
  /// What became of one trial.
  struct Outcome {
    /// What was expected and did not hold; empty where all did.
    var faults: [String] = []
    /// How many calls the shim counted.
    var calls: Int64 = 0
    /// What the first call that failed was.
    var failure = ""
    /// How the daemon ended by itself, or when it was asked to.
    var status: Int32 = 0
    /// How many steps were answered.
    var answered = 0
    /// Whether the daemon ended before it served.
    var refusedToStart = false
    /// Whether the daemon stopped by itself since nobody knew what had become of a commit.
    var stoppedItself = false
    /// What the books say in the end.
    var books: [String] = []
  }

  /// Refusals that a failing disk may cause; whoever gets one asks again.
  private static let causedByDisk = ["disk-full", "internal", "shutting-down"]
  /// What `backup` says of a folder that cannot be written.
  private static let noBackup = "wrong-state folder="
  /// How often somebody who was refused because of the disk asks again.
  private static let attempts = 3

  var plan = FaultDisk.Plan()
  /// A program and its arguments that the daemon is started by, to have less of something.
  var wrapper: [String] = []
  /// Whether the disk may look damaged for a while: what cannot be read cannot be told from what is not there.
  var mayLookDamaged = false

  private var accepted: [String] {
    FaultTrial.causedByDisk + [FaultTrial.noBackup] + (mayLookDamaged ? ["corrupt", "read-only"] : [])
  }

  /// Carries out the trial.
  ///
  /// - Parameter reference: What the books say after a day on which nothing failed; nil where this is that day.
  func run(reference: [String]?) throws -> Outcome {
    let place = try TriedDaemon.Place()
    let disk = try place.disk(plan)
    var outcome = Outcome()
    var answers: [Int: [String]] = [:]
    do {
      let daemon = try TriedDaemon(in: place, disk: disk, wrapper: wrapper)
      if daemon.served { answers = day(daemon, &outcome) }
      outcome.status = daemon.terminate()
      try judgeEnd(of: daemon, disk, &outcome)
    }
    outcome.answered = answers.count
    try judgeBooks(place, answers, reference, &outcome)
    return outcome
  }

  /// Asks step after step; gives up where the connection ends, or where the disk does not mend.
  private func day(_ daemon: TriedDaemon, _ outcome: inout Outcome) -> [Int: [String]] {
    var answers: [Int: [String]] = [:]
    do {
      let client = try daemon.connect()
      for (index, step) in ScriptedDay.steps.enumerated() {
        for _ in 1...(step.isChange ? FaultTrial.attempts : 1) where answers[index] == nil {
          let reply = try ScriptedDay.carryOut(step, client, daemon)
          guard let last = reply.last else { continue }
          if last.hasPrefix("OK") {
            answers[index] = reply
          } else if !accepted.contains(where: { last.contains("ERR \($0)") || last.contains("code=\($0)") }) {
            outcome.faults.append("\(step) was refused: \(last)")
          }
        }
        if step.isChange, answers[index] == nil { break }
      }
    } catch let failure as LiveClient.Failure where failure.code == EAGAIN {
      outcome.faults.append("no answer came in time")
    } catch {
      // The daemon has ended the connection: whoever was not answered asks again after the restart.
    }
    return answers
  }

  private func judgeEnd(of daemon: TriedDaemon, _ disk: FaultDisk, _ outcome: inout Outcome) throws {
    outcome.calls = try disk.callCount
    outcome.failure = try disk.failure
    outcome.refusedToStart = !daemon.served
    outcome.stoppedItself = daemon.served && outcome.status == 74
    if let hung = daemon.hung { outcome.faults.append("the daemon \(hung)") }
    if outcome.status == 0 { return }
    if wrapper.isEmpty, try disk.failureCount == 0 {
      outcome.faults.append("status \(outcome.status) though nothing failed")
    }
    if ![65, 71, 74].contains(outcome.status) { outcome.faults.append("status \(outcome.status): \(daemon.text)") }
    // Why, and what helps: what stands after a semicolon.
    if daemon.complaint?.contains(";") != true, daemon.complaint?.contains(", so ") != true {
      outcome.faults.append("no remedy was told: \(daemon.complaint ?? daemon.text)")
    }
  }

  /// Starts again on a sound disk and repeats the whole day under its keys.
  private func judgeBooks(
    _ place: TriedDaemon.Place, _ answers: [Int: [String]], _ reference: [String]?, _ outcome: inout Outcome
  ) throws {
    let reborn = try TriedDaemon(in: place)
    guard reborn.served else {
      outcome.faults.append("the books cannot be used again: \(reborn.text)")
      return
    }
    let client = try reborn.connect()
    // A bank that looked damaged is read-only until all is proved.
    if mayLookDamaged { _ = try ScriptedDay.carryOut(.ask("verify"), client, reborn) }
    for (index, step) in ScriptedDay.steps.enumerated() where step.isChange {
      let reply = try ScriptedDay.carryOut(step, client, reborn)
      guard let last = reply.last, last.hasPrefix("OK") else {
        outcome.faults.append("\(step) is refused after the restart: \(reply)")
        return
      }
      guard let before = answers[index], let end = before.last else { continue }
      let promised = end.hasSuffix(" replayed=true") ? end : end + " replayed=true"
      if reply.dropLast() != before.dropLast() || last != promised {
        outcome.faults.append("\(step) was answered \(before), and is now \(reply)")
      }
    }
    outcome.books = try ScriptedDay.books(client)
    if let reference, outcome.books != reference {
      let differing = zip(outcome.books, reference).first { $0 != $1 }
      outcome.faults.append(
        "the books differ: \(differing.map { "\($0.0) in place of \($0.1)" } ?? "lines are missing")")
    }
    try client.send("verify\n")
    let verdict = try client.readReply().last ?? ""
    if !verdict.hasPrefix("OK verdict=clean") { outcome.faults.append("verify says \(verdict)") }
    if !mayLookDamaged, reborn.text.contains("damaged") { outcome.faults.append("damage was found: \(reborn.text)") }
    if reborn.terminate() != 0 { outcome.faults.append("the stop after the restart failed: \(reborn.text)") }
  }
}
