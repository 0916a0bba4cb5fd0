extension Schema {
  /// What was said of members and teams for a period, and the results of periods that were closed.
  static let evaluation = """
    CREATE TABLE evaluation_word (
      subject TEXT NOT NULL,
      period TEXT NOT NULL,
      speaker TEXT NOT NULL,
      score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
      entry INTEGER NOT NULL,
      PRIMARY KEY (subject, period, speaker)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evaluation (
      station TEXT NOT NULL REFERENCES station (code),
      period TEXT NOT NULL,
      date INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (station, period)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evaluation_result (
      entry INTEGER NOT NULL,
      subject TEXT NOT NULL,
      result TEXT NOT NULL,
      PRIMARY KEY (entry, subject)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evaluation_result_by_subject ON evaluation_result (subject);
    """
}
