import Foundation
import TestSupport
import Testing

/// `timebankd --restore` in the place of books that a kill has left with a log, while one call to the disk fails, or every
/// one from there on: afterwards the old books are there, whole, or the new ones.
///
/// `swift test` tries a few of the calls, and `TIMEBANK_FAULTS=all swift test --filter RestoreFaultTests` all of them.
@Suite(.serialized, .needsFaultShim) struct RestoreFaultTests {
  /// The files of a bank that was killed, beside a backup that is one station older.
  private struct Case {
    let place: TriedDaemon.Place
    let backup: String
    let files: [String: Data]

    init() throws {
      place = try TriedDaemon.Place()
      let daemon = try TriedDaemon(in: place)
      #expect(try daemon.ask("station add station=old name=旧").last?.hasPrefix("OK") == true)
      #expect(try daemon.ask("backup").last?.hasPrefix("OK") == true)
      #expect(try daemon.ask("station add station=new name=新").last?.hasPrefix("OK") == true)
      daemon.kill9()
      let names = try FileManager.default.contentsOfDirectory(atPath: place.backups).filter { $0.hasSuffix(".sqlite") }
      backup = "\(place.backups)/\(try #require(names.first))"
      var files: [String: Data] = [:]
      for name in ["bank.sqlite", "bank.sqlite-wal", "bank.sqlite.lock"] {
        files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(place.books)/\(name)"))
      }
      self.files = files
    }

    /// Puts the killed bank's files back.
    func lay() throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: place.books) where name.hasPrefix("bank") {
        try FileManager.default.removeItem(atPath: "\(place.books)/\(name)")
      }
      for (name, data) in files { try data.write(to: URL(fileURLWithPath: "\(place.books)/\(name)")) }
    }

    func restore(_ plan: FaultDisk.Plan) throws -> (status: Int32, errors: String, disk: FaultDisk) {
      let disk = try place.disk(plan)
      let run = try Program.timebankd.run(
        ["--restore", backup, "--replace", "--database", "\(place.books)/bank.sqlite", "--lang", "en"],
        environment: disk.environment)
      return (run.status, run.errors, disk)
    }

    /// How many stations the books have, proved, once a daemon uses them again.
    func stations() throws -> Int {
      let daemon = try TriedDaemon(in: place)
      guard daemon.served else { return -1 }
      let count = try daemon.ask("station list").count - 1
      #expect(try daemon.ask("verify").last?.hasPrefix("OK verdict=clean") == true)
      #expect(try daemon.ask("station add station=next name=下 key=n").last?.hasPrefix("OK") == true)
      return count
    }
  }

  @Test func `a restore on a failing disk leaves the old books or the new ones`() async throws {
    try await blocking {
      let bank = try Case()
      let calm = try bank.restore(FaultDisk.Plan())
      #expect(calm.status == 0)
      #expect(try bank.stations() == 1)
      let calls = try calm.disk.callCount
      let numbers = FaultSample.of(Array(1...calls), usually: 6)
      var (old, new) = (0, 0)
      for number in numbers {
        for last in [number, Int64.max] {
          try bank.lay()
          let run = try bank.restore(FaultDisk.Plan(failing: number...last))
          let found = try bank.stations()
          let name = Comment(
            rawValue: "call \(number), \(last == number ? "once" : "for good"), \(try run.disk.failure)")
          #expect(found == 1 || found == 2, name)
          #expect(run.status != 0 || found == 1, name)
          #expect(run.status == 0 || run.errors.contains(";"), "\(run.errors)")
          old += found == 2 ? 1 : 0
          new += found == 1 ? 1 : 0
        }
      }
      print("restore: \(calls) calls, \(numbers.count * 2) runs; \(old) kept the old books, \(new) have the new ones")
    }
  }

  /// What the old books had acknowledged is more than a backup has, and would be missed in it.
  @Test func `a restore that cannot forget what was acknowledged leaves the old books`() async throws {
    try await blocking {
      let bank = try Case()
      let calm = try bank.restore(FaultDisk.Plan(calls: [.truncate]))
      #expect(calm.status == 0)
      let calls = try calm.disk.callCount
      var refusals = 0
      for number in 1...calls {
        try bank.lay()
        let run = try bank.restore(FaultDisk.Plan(calls: [.truncate], failing: number...number))
        let failure = try run.disk.failure
        #expect(try bank.stations() == (run.status == 0 ? 1 : 2), "\(failure)")
        refusals += run.status == 0 ? 0 : 1
      }
      #expect(refusals > 0)
    }
  }

  /// The daemon could not write in books that belong to root.
  @Test(.enabled(if: getuid() == 0)) func `a restore that cannot give the books to their owner leaves the old ones`()
    async throws
  {
    try await blocking {
      let bank = try Case()
      let calm = try bank.restore(FaultDisk.Plan(calls: [.own]))
      #expect(calm.status == 0)
      let calls = try calm.disk.callCount
      #expect(calls >= 2)
      for number in 1...calls {
        try bank.lay()
        let run = try bank.restore(FaultDisk.Plan(calls: [.own], failing: number...number, code: EPERM))
        #expect(run.status != 0 && run.errors.contains(";"), "call \(number): \(run.errors)")
        #expect(try bank.stations() == 2, "call \(number)")
      }
    }
  }
}
