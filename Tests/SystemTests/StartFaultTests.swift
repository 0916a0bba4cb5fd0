import Foundation
import TestSupport
import Testing

/// What keeps the daemon from starting is said with its remedy, in the person's language, and has its exit status.
@Suite(.serialized) struct StartFaultTests {
  private func start(
    _ folder: TemporaryFolder, database: String = "bank.sqlite", socket: String = "c.sock", language: String = "en"
  ) throws -> (status: Int32, errors: String) {
    let result = try Program.timebankd.run([
      "--database", folder.path(database), "--socket", folder.path(socket), "--admin-socket", folder.path("a.sock"),
      "--lang", language,
    ])
    return (result.status, result.errors)
  }

  private func expect(
    _ folder: TemporaryFolder, database: String = "bank.sqlite", socket: String = "c.sock", status: Int32,
    says chinese: String, _ english: String, location: SourceLocation = #_sourceLocation
  ) throws {
    for (language, text) in [("zh-CN", chinese), ("en", english)] {
      let fault = try start(folder, database: database, socket: socket, language: language)
      #expect(fault.status == status, sourceLocation: location)
      #expect(fault.errors.hasPrefix("timebankd: "), sourceLocation: location)
      #expect(fault.errors.contains(text), "\(fault.errors)", sourceLocation: location)
    }
  }

  @Test func `a socket in a folder that is not there`() async throws {
    try await blocking {
      try expect(
        TemporaryFolder(), socket: "none/c.sock", status: 71, says: "文件夹不存在;请确认", "the folder does not exist; make sure"
      )
    }
  }

  @Test func `a key for identity numbers that others can read`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      let key = folder.path("identity-key")
      try Data("k1 \(String(repeating: "0f", count: 32))\n".utf8).write(to: URL(fileURLWithPath: key))
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
      let file = folder.path("timebank.toml")
      try Data("[privacy]\nidentity_key = \"\(key)\"\n".utf8).write(to: URL(fileURLWithPath: file))
      for (language, text) in [("zh-CN", "能被他人读取"), ("en", "can be read by others: chmod 400")] {
        let result = try Program.timebankd.run([
          "--config", file, "--database", folder.path("bank.sqlite"), "--socket", folder.path("c.sock"),
          "--admin-socket",
          folder.path("a.sock"), "--lang", language,
        ])
        #expect(result.status == 78 && result.errors.contains(text), "\(result.errors)")
        #expect(!result.errors.contains("0f0f"))
      }
    }
  }

  @Test func `a socket's path where a file lies`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      try Data().write(to: URL(fileURLWithPath: folder.path("c.sock")))
      try expect(folder, status: 78, says: "不是套接字,请移走它", "is no socket; move it away")
    }
  }

  @Test func `a database in a folder that is not there`() async throws {
    try await blocking {
      try expect(
        TemporaryFolder(), database: "none/bank.sqlite", status: 71, says: "文件夹不存在;请确认所在文件夹存在",
        "the folder does not exist; make sure that its folder exists")
    }
  }

  @Test func `a folder in the database's place`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      try FileManager.default.createDirectory(atPath: folder.path("bank.sqlite"), withIntermediateDirectories: false)
      try expect(folder, status: 71, says: "这是一个文件夹", "it is a folder")
    }
  }

  @Test func `a file that is no database`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: folder.path("bank.sqlite")))
      try expect(folder, status: 65, says: "不是时间银行的数据库", "is no database of a time bank")
    }
  }

  @Test func `a database of another program stays as it was`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      let url = URL(fileURLWithPath: folder.path("bank.sqlite"))
      try TestDatabase.ofAnotherProgram.write(to: url)
      try expect(folder, status: 65, says: "请用 --database", "name the right file with --database")
      #expect(try Data(contentsOf: url) == TestDatabase.ofAnotherProgram)
    }
  }

  @Test func `a second daemon on one database, by whatever name`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      let elsewhere = TemporaryFolder()
      try FileManager.default.createSymbolicLink(
        atPath: elsewhere.path("link.sqlite"), withDestinationPath: daemon.folder.path("bank.sqlite"))
      try expect(
        elsewhere, database: "link.sqlite", status: 75, says: "已被另一个 timebankd 使用,请先停止它", "stop it first")
      #expect(try daemon.ask("ping").last?.hasPrefix("OK") == true)
    }
  }

  @Test func `a database whose beginning is damaged`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      #expect(daemon.terminate() == 0)
      let url = URL(fileURLWithPath: daemon.folder.path("bank.sqlite"))
      var bytes = try Data(contentsOf: url)
      bytes.replaceSubrange(0..<100, with: Data(repeating: 255, count: 100))
      try bytes.write(to: url)
      try expect(daemon.folder, status: 65, says: "或用备份恢复", "or restore a backup")
    }
  }

  @Test func `pages that are damaged`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      #expect(daemon.terminate() == 0)
      let url = URL(fileURLWithPath: daemon.folder.path("bank.sqlite"))
      var bytes = try Data(contentsOf: url)
      bytes.replaceSubrange(100..<3000, with: Data(repeating: 255, count: 2900))
      try bytes.write(to: url)
      try expect(daemon.folder, status: 65, says: "请用备份恢复", "restore a backup")
    }
  }

  @Test func `a wrong argument`() async throws {
    try await blocking {
      let fault = try Program.timebankd.run(["--databse", "x"])
      #expect(fault.status == 64)
    }
  }
}

/// Databases that are not the bank's.
private enum TestDatabase {
  /// One page: the header of SQLite with a table count of none, user version 0 and another program's application id.
  static let ofAnotherProgram: Data = {
    var page = Data(count: 4096)
    page.replaceSubrange(0..<16, with: Data("SQLite format 3\0".utf8))
    // Page size 4096, journal mode delete, no reserved bytes, payload fractions.
    page.replaceSubrange(16..<24, with: [16, 0, 1, 1, 0, 64, 32, 32])
    page.replaceSubrange(24..<32, with: [0, 0, 0, 1, 0, 0, 0, 1])
    page.replaceSubrange(40..<48, with: [0, 0, 0, 1, 0, 0, 0, 4])
    page.replaceSubrange(56..<60, with: [0, 0, 0, 1])
    page.replaceSubrange(68..<72, with: Data("GPKG".utf8))
    page.replaceSubrange(92..<100, with: [0, 0, 0, 1, 0, 46, 110, 184])
    // An empty table of tables.
    page.replaceSubrange(100..<108, with: [13, 0, 0, 0, 0, 16, 0, 0])
    return page
  }()
}
