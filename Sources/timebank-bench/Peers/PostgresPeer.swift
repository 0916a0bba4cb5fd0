import Foundation

/// A PostgreSQL cluster of its own in a temporary folder, reached over a Unix socket, with a stored function that writes the
/// rows of a record: durable at each commit, tuned, and without a row that everybody writes.
///
/// It does none of the bank's other duties: no hash chain, no kept answers, no permissions, no stars.
final class PostgresPeer {
  private let folder: URL
  private let members: Int
  private let control: URL

  private static let settings = """
    listen_addresses = ''
    fsync = on
    synchronous_commit = on
    full_page_writes = on
    shared_buffers = 512MB
    wal_buffers = 16MB
    max_wal_size = 4GB
    checkpoint_timeout = 30min
    max_connections = 200
    autovacuum = off
    jit = off

    """

  private static let schema = """
    CREATE TABLE entry (number bigserial PRIMARY KEY, kind text NOT NULL, at timestamptz NOT NULL, actor int NOT NULL,
      station int NOT NULL);
    CREATE TABLE account (id int PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0)) WITH (fillfactor = 50);
    CREATE TABLE posting (entry bigint NOT NULL, account int NOT NULL, amount bigint NOT NULL,
      PRIMARY KEY (account, entry));
    CREATE TABLE service (number bigint PRIMARY KEY, member int NOT NULL, date date NOT NULL, minutes int NOT NULL,
      station int NOT NULL);
    CREATE INDEX ON service (member, date);
    CREATE TABLE year_total (member int NOT NULL, year int NOT NULL, minutes bigint NOT NULL,
      PRIMARY KEY (member, year)) WITH (fillfactor = 50);
    CREATE FUNCTION record(member int, day date, minutes int) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE e bigint;
    BEGIN
      INSERT INTO entry (kind, at, actor, station) VALUES ('service', clock_timestamp(), 0, 1) RETURNING number INTO e;
      INSERT INTO posting VALUES (e, 0, -minutes), (e, member, minutes);
      UPDATE account SET balance = balance + minutes WHERE id = member;
      INSERT INTO service VALUES (e, member, day, minutes, 1);
      INSERT INTO year_total AS t VALUES (member, 2026, minutes)
        ON CONFLICT ON CONSTRAINT year_total_pkey DO UPDATE SET minutes = t.minutes + excluded.minutes;
      RETURN e;
    END $$;

    """

  /// Makes and starts the cluster.
  ///
  /// - Throws: ``BenchFault`` where PostgreSQL is not installed.
  init(in folder: URL, members: Int) throws {
    self.folder = folder.appendingPathComponent("postgres")
    self.members = members
    control = try Tool.find("pg_ctl", package: "postgresql")
    try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    if getuid() == 0 {
      try Tool.run(try Tool.find("chown", package: "coreutils"), ["-R", "postgres", folder.path])
    }
    try run("initdb", ["-D", data, "-A", "trust", "-U", "bench", "--no-sync"])
    let file = "\(data)/postgresql.conf"
    try (String(contentsOfFile: file, encoding: .utf8) + PostgresPeer.settings)
      .write(toFile: file, atomically: false, encoding: .utf8)
    try run(
      "pg_ctl", ["-D", data, "-w", "-s", "-l", "\(self.folder.path)/log", "-o", "-k \(self.folder.path)", "start"])
    try run(
      "psql", ["-h", self.folder.path, "-U", "bench", "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1"],
      input: PostgresPeer.schema
        + "INSERT INTO account SELECT g, 0 FROM generate_series(1, \(members)) g; VACUUM ANALYZE;\n")
  }

  deinit {
    _ = try? run("pg_ctl", ["-D", data, "-w", "-s", "-m", "immediate", "stop"])
  }

  /// Records a second through so many connections, one in flight each, as pgbench measures it.
  func recordsPerSecond(connections: Int, seconds: Double) throws -> (rate: Double, averageMilliseconds: Double) {
    let script = folder.appendingPathComponent("record.sql")
    try """
    \\set member random(1, \(members))
    \\set day random(0, 300)
    SELECT record(:member, date '2026-01-01' + :day::int, 3);

    """.write(to: script, atomically: false, encoding: .utf8)
    let output = try run(
      "pgbench",
      [
        "-h", folder.path, "-U", "bench", "-n", "-M", "prepared", "-c", String(connections), "-j", "1", "-T",
        String(Int(seconds.rounded(.up))), "-f", script.path, "postgres",
      ])
    guard let rate = figure("tps = ", in: output), let latency = figure("latency average = ", in: output) else {
      throw BenchFault("pgbench says: \(output)")
    }
    return (rate, latency)
  }

  private var data: String { "\(folder.path)/data" }

  private func figure(_ name: String, in text: String) -> Double? {
    guard let range = text.range(of: name) else { return nil }
    return Double(text[range.upperBound...].prefix { $0.isNumber || $0 == "." })
  }

  /// Root may not run a cluster: the user of the package does it then.
  @discardableResult
  private func run(_ name: String, _ arguments: [String], input: String? = nil) throws -> String {
    let program = try Tool.find(name, package: "postgresql")
    guard getuid() == 0 else { return try Tool.run(program, arguments, input: input) }
    return try Tool.run(
      try Tool.find("runuser", package: "util-linux"), ["-u", "postgres", "--", program.path] + arguments, input: input)
  }
}
