import Testing

@testable import Configuration

@Suite("Places")
struct PlacesTests {
  private func places(
    user: UInt32 = 1000, _ environment: [String: String], systemFile: Bool = false, ownFolders: Set<String> = []
  ) -> Places {
    Places.standard(
      user: user, environment: { environment[$0] }, isFile: { systemFile && $0 == Places.systemFile },
      isOwnFolder: { ownFolders.contains($0) })
  }

  @Test
  func `root and a machine with a configured bank use the machine's places`() {
    #expect(places(user: 0, ["XDG_RUNTIME_DIR": "/run/user/0"], ownFolders: ["/run/user/0"]) == .system)
    #expect(places(["HOME": "/home/li"], systemFile: true) == .system)
  }

  @Test
  func `a person's bank is in that person's own folders`() {
    let found = places(
      ["XDG_RUNTIME_DIR": "/run/user/1000", "HOME": "/home/li"], ownFolders: ["/run/user/1000"])
    #expect(found.socket == "/run/user/1000/timebank/timebank.sock")
    #expect(found.adminSocket == "/run/user/1000/timebank/admin.sock")
    #expect(found.database == "/home/li/.local/state/timebank/bank.sqlite")
    #expect(found.backupFolder == "/home/li/.local/state/timebank/backups")
    #expect(found.isPersonal)
    #expect(places(["XDG_STATE_HOME": "/s", "HOME": "/h"]).database == "/s/timebank/bank.sqlite")
  }

  @Test
  func `a runtime folder of somebody else is not trusted`() {
    let found = places(["XDG_RUNTIME_DIR": "/run/user/1", "HOME": "/home/li"])
    #expect(found.socket == "/tmp/timebank-1000/timebank.sock")
  }

  @Test
  func `a database chosen for one run has its backups beside it, unless their folder was chosen too`() {
    func backups(of database: String, folder: String) -> String {
      var storage = Configuration.Storage(database: Places.system.database, backupFolder: folder)
      storage.choose(database: database, places: .system)
      return storage.backupFolder
    }
    #expect(backups(of: "/tmp/drill/copy.sqlite", folder: "/var/backups/timebank") == "/tmp/drill/backups")
    #expect(backups(of: "/copy.sqlite", folder: "/var/backups/timebank") == "/backups")
    #expect(backups(of: "/tmp/drill/copy.sqlite", folder: "/disk2") == "/disk2")
    #expect(backups(of: Places.system.database, folder: "/var/backups/timebank") == "/var/backups/timebank")
  }
}
