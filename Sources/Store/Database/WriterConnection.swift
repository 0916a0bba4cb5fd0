import GRDB

/// Keeps the writer's connection together with its statements from one commit to the next.
///
/// SQLite compiles a statement anew by itself where the schema has changed since; a connection with statements cannot be
/// closed.
// Unchecked: GRDB gives out the writer's connection on one serial queue, and only what runs there touches this.
final class WriterConnection: @unchecked Sendable {
  private let initial: KnownRows
  private var kept: Connection?

  /// Has no connection yet.
  ///
  /// - Parameter known: What one begins with, and so how much it keeps in mind.
  init(known: KnownRows = KnownRows()) {
    initial = known
  }

  /// The writer's connection, as GRDB gives it out.
  func connection(_ database: Database) -> Connection {
    if let kept { return kept }
    let connection = Connection(database, known: initial)
    kept = connection
    return connection
  }

  /// Forgets what is known of rows, which somebody may have changed past the connection.
  func forgetRows() {
    kept?.forgetRows()
  }

  /// Gives up all statements.
  func forget() {
    kept = nil
  }
}
