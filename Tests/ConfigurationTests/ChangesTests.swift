import LineProtocol
import Rules
import Testing

@testable import Configuration

@Suite("Reading a configuration again")
struct ChangesTests {
  private func read(_ text: String) throws -> Configuration { try Configuration.read(text, file: "t.toml") }

  @Test func `every key of the file is known to a reload, once`() throws {
    let names = ConfigurationKey.all.map(\.name)
    #expect(Set(names) == Set(try Configuration.knownKeys()))
    #expect(Set(names).count == names.count)
  }

  @Test func `each changed key is told under what becomes of it`() throws {
    let changes = ConfigurationChanges(
      from: Configuration(),
      to: try read(
        """
        [bank]
        name = "x"
        language = "en"
        [listen]
        socket = "/tmp/x.sock"
        idle_seconds = 5
        [storage.backup_keep]
        daily = 9
        [roles]
        admin_groups = [7]
        [service]
        granularity = 30
        [log]
        level = "debug"
        """))
    #expect(
      changes.applied == [
        "bank.language", "storage.backup_keep.daily", "listen.idle_seconds", "roles.admin_groups", "log.level",
      ])
    #expect(changes.needRestart == ["listen.socket"])
    #expect(changes.keptByBank == ["bank.name", "service.granularity"])
  }

  @Test func `what takes effect is no change any more, what needs a restart stays one`() throws {
    let new = try read(
      "[listen]\nsocket = \"/tmp/x.sock\"\nconnections = 7\n[storage]\ndatabase = \"/x\"\n[log]\nlevel = \"error\"")
    let running = Configuration().takingOver(new)
    #expect(running.listen.connections == 7)
    #expect(running.logLevel == .error)
    #expect(running.listen.socket == Configuration().listen.socket)
    let again = ConfigurationChanges(from: running, to: new)
    #expect(again.applied.isEmpty)
    #expect(again.needRestart == ["storage.database", "listen.socket"])
    #expect(ConfigurationChanges(from: new, to: new) == ConfigurationChanges(from: running, to: running))
  }
}
