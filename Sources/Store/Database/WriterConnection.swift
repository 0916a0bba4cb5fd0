import GRDB

/// Keeps the writer's connection together with its statements from one commit to the next.
///
/// SQLite compiles a statement anew by itself where the schema has changed since; a connection with statements cannot be
/// closed.
// Unchecked: GRDB gives out the writer's connection on one serial queue, and only what runs there touches this.
final class WriterConnection: @unchecked Sendable {
  private let unknown: KnownRows
  private var kept: Connection?

  /// - Parameter known: What a connection knows at first: how much it is to keep in mind.
  init(known: KnownRows = KnownRows()) {
    unknown = known
  }

  /// The writer's connection, as GRDB gives it out.
  func connection(_ database: Database) -> Connection {
    if let kept { return kept }
    let connection = Connection(database, known: unknown)
    kept = connection
    return connection
  }

  /// Forgets what is known of rows, which somebody may have changed past the connection.
  func forgetRows() {
    kept?.known = unknown
  }

  /// Gives up all statements.
  func forget() {
    kept = nil
  }
}
