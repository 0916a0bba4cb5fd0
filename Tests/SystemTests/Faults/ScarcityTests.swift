import Foundation
import Synchronization
import TestSupport
import Testing

/// The daemon where the server has little of something: what was acknowledged is there afterwards, once.
///
/// More sizes are tried with `TIMEBANK_FAULTS=all`.
@Suite(.serialized, .needsFaultShim) struct ScarcityTests {
  /// A shell that sets a limit and becomes the daemon.
  private static func limited(_ option: String, _ limit: Int) -> [String] {
    ["/bin/sh", "-c", "ulimit \(option) \(limit) && exec \"$0\" \"$@\""]
  }

  private func calmBooks() throws -> [String] {
    let calm = try FaultTrial().run(reference: nil)
    #expect(calm.faults == [])
    return calm.books
  }

  @Test func `files that may not grow further`() async throws {
    try await blocking {
      let books = try calmBooks()
      // In blocks of 512 bytes; the log is the first file that reaches it.
      for blocks in FaultSample.isComplete ? Array(stride(from: 50, through: 3000, by: 50)) : [300, 1100] {
        let trial = try FaultTrial(wrapper: Self.limited("-f", blocks)).run(reference: books)
        #expect(trial.faults == [], "\(blocks) blocks")
        let isWhole = trial.status == 0 && trial.answered == ScriptedDay.steps.count
        #expect(
          isWhole && blocks > 1100 || trial.status == 74 || trial.status == 71, "\(blocks) blocks: \(trial.status)")
      }
    }
  }

  @Test(arguments: [("-v", "LimitAS="), ("-d", "LimitDATA=")])
  func `too little memory for the daemon itself`(option: String, setting: String) async throws {
    try await blocking {
      // In kilobytes; below some of these the program cannot even be loaded, and the loader says so.
      for size in FaultSample.isComplete ? Array(stride(from: 50_000, through: 1_000_000, by: 25_000)) : [400_000] {
        let place = try TriedDaemon.Place()
        let daemon = try TriedDaemon(in: place, wrapper: Self.limited(option, size))
        let status = daemon.terminate()
        #expect(!daemon.served && status != 0, "\(size) KB: \(daemon.text)")
        #expect(
          size < 400_000 || status == 71 && daemon.complaint?.contains(setting) == true, "\(size) KB: \(daemon.text)")
      }
      let trial = try FaultTrial(wrapper: Self.limited(option, 1_100_000)).run(reference: try calmBooks())
      #expect(trial.faults == [] && trial.status == 0 && trial.answered == ScriptedDay.steps.count)
    }
  }

  @Test func `a disk on which every fsync takes long`() async throws {
    try await blocking {
      let books = try calmBooks()
      let trial = try FaultTrial(plan: FaultDisk.Plan(syncDelayMicroseconds: 60_000)).run(reference: books)
      #expect(trial.faults == [] && trial.status == 0 && trial.answered == ScriptedDay.steps.count)
    }
  }

  @Test func `a disk that turns read-only`() async throws {
    try await blocking {
      let calls: [FaultDisk.Call] = [.write, .sync, .rename, .truncate, .unlink]
      let calm = try FaultTrial(plan: FaultDisk.Plan(calls: calls)).run(reference: nil)
      #expect(calm.faults == [])
      for first in [1, calm.calls / 3, calm.calls * 2 / 3] {
        let plan = FaultDisk.Plan(calls: calls, failing: first...Int64.max, code: EROFS)
        let trial = try FaultTrial(plan: plan).run(reference: calm.books)
        #expect(trial.faults == [] && trial.status != 0, "from call \(first), \(trial.failure)")
      }
    }
  }

  @Test(.enabled(if: getuid() == 0, "needs root, to mount"))
  func `a disk that is read-only from the start`() async throws {
    try await blocking {
      let place = try TriedDaemon.Place()
      let first = try TriedDaemon(in: place)
      #expect(try first.ask("station add station=jindu name=金都").last?.hasPrefix("OK") == true)
      #expect(first.terminate() == 0)
      let mount = "mount --bind \(place.books) \(place.books) && mount -o remount,ro,bind \(place.books)"
      let second = try TriedDaemon(
        in: place,
        wrapper: [
          "/usr/bin/unshare", "-m", "--propagation", "private", "/bin/sh", "-c", "\(mount) && exec \"$0\" \"$@\"",
        ])
      #expect(!second.served && second.terminate() == 71)
      #expect(second.complaint?.contains("read-only") == true, "\(second.text)")
      let third = try TriedDaemon(in: place)
      #expect(try third.ask("station list").count == 2)
    }
  }

  @Test func `too few descriptors for the daemon itself`() async throws {
    try await blocking {
      let place = try TriedDaemon.Place()
      let daemon = try TriedDaemon(in: place, wrapper: Self.limited("-n", 100))
      #expect(!daemon.served && daemon.terminate() == 71)
      #expect(daemon.complaint?.contains("LimitNOFILE") == true, "\(daemon.text)")
    }
  }

  @Test func `descriptors for a few clients only`() async throws {
    try await blocking {
      let place = try TriedDaemon.Place()
      let daemon = try TriedDaemon(in: place, wrapper: Self.limited("-n", 140))
      let clients = try (0..<100).map { _ in try LiveClient(path: place.folder.path("c.sock"), patienceSeconds: 30) }
      let administrators = try (0..<64).map { _ in try LiveClient(path: place.adminSocket, patienceSeconds: 30) }
      let greetings = try clients.map { try $0.read(lines: 1).first ?? "" }
      let served = zip(clients, greetings).filter { $1.hasPrefix("TIMEBANK") }
      #expect(served.count == 12)
      #expect(greetings.count { $0.hasPrefix("ERR busy") } == 88)
      for (client, _) in served {
        try client.send("ping\n")
        #expect(try client.readReply().last?.hasPrefix("OK") == true)
      }
      for (number, client) in administrators.enumerated() {
        _ = try client.read(lines: 1)
        try client.send("station add station=s\(number) name=站\(number) key=s\(number)\n")
        #expect(try client.readReply().last?.hasPrefix("OK") == true)
      }
      #expect(daemon.terminate() == 0)
      let reborn = try TriedDaemon(in: place)
      #expect(try reborn.ask("station list").count == 65)
      #expect(try reborn.ask("verify").last?.hasPrefix("OK verdict=clean") == true)
    }
  }

  @Test func `a writer that waits for the disk does not pass for one that lives`() async throws {
    try await blocking {
      let place = try TriedDaemon.Place()
      let notifications = try NotifySocket(in: place.folder)
      let disk = try place.disk(FaultDisk.Plan(syncDelayMicroseconds: 50_000))
      let daemon = try TriedDaemon(
        in: place, disk: disk, environment: ["NOTIFY_SOCKET": notifications.path, "WATCHDOG_USEC": "1000000"])
      let client = try daemon.connect()
      for number in 1...10 {
        try client.send("station add station=s\(number) name=站\(number)\n")
        #expect(try client.readReply().last?.hasPrefix("OK") == true)
      }
      // Slow, but it gets on.
      _ = try notifications.messages(upTo: "WATCHDOG=1")
      #expect(!daemon.text.contains("does not answer the watchdog"))
      let pings = Pings(notifications)
      try disk.set(FaultDisk.Plan(syncDelayMicroseconds: 8_000_000))
      let begun = Date()
      try client.send("station add station=slow name=慢\n")
      #expect(try client.readReply().last?.hasPrefix("OK") == true)
      let answered = Date()
      #expect(daemon.text.contains("does not answer the watchdog"), "\(daemon.text)")
      try disk.set(FaultDisk.Plan())
      #expect(daemon.terminate() == 0)
      // A round trip that was under way already may still come back, and the next one with the answer.
      let hung = begun.addingTimeInterval(4)..<answered.addingTimeInterval(-0.5)
      #expect(pings.untilTheStop().count { hung.contains($0) } == 0)
    }
  }

  /// When the daemon told systemd that it lives.
  private final class Pings: Sendable {
    private let instants = Mutex<[Date]>([])
    private let isOver = DispatchSemaphore(value: 0)

    init(_ notifications: NotifySocket) {
      Thread { [self] in
        while let message = try? notifications.next(), !message.hasPrefix("STOPPING=1") {
          if message.hasPrefix("WATCHDOG=1") { instants.withLock { $0.append(Date()) } }
        }
        isOver.signal()
      }.start()
    }

    func untilTheStop() -> [Date] {
      isOver.wait()
      return instants.withLock { $0 }
    }
  }
}
