extension Schema {
  /// Records are found by team through those who were in it.
  ///
  /// An index by team has a page of its own for each team, to be written anew with each of its records: a third of all that a busy
  /// desk wrote.
  static let teamRecords = "DROP INDEX record_by_team;"

  /// The states of a service record, and what those that are not posted yet wait for.
  ///
  /// They are compared one by one: for a list of more than two SQLite makes a temporary table, at each new record.
  static let recordLife = """
    ALTER TABLE record ADD COLUMN state TEXT NOT NULL DEFAULT 'posted'
      CHECK (state = 'posted' OR state = 'pending' OR state = 'notice' OR state = 'rejected' OR state = 'reversed');
    UPDATE record SET state = 'reversed' WHERE reversed IS NOT NULL;
    ALTER TABLE record ADD COLUMN posted INTEGER;
    UPDATE record SET posted = journaled;

    CREATE TABLE waiting (
      record INTEGER PRIMARY KEY REFERENCES record (number),
      reviewer TEXT,
      after_day INTEGER,
      until_day INTEGER,
      days_left INTEGER,
      entry INTEGER NOT NULL,
      CHECK ((reviewer IS NULL) <> (after_day IS NULL)),
      CHECK (until_day IS NULL OR days_left IS NULL)
    ) STRICT;
    CREATE INDEX waiting_by_end_of_notice ON waiting (until_day) WHERE until_day IS NOT NULL;
    """
}
