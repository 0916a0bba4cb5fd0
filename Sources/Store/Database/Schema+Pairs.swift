extension Schema {
  /// Who visits whom, and the calls that took no hours.
  static let pairs = """
    ALTER TABLE record ADD COLUMN pair INTEGER;
    CREATE INDEX record_by_pair ON record (pair) WHERE pair IS NOT NULL;

    CREATE TABLE pair (
      number INTEGER PRIMARY KEY,
      volunteer INTEGER NOT NULL REFERENCES member (number),
      resident INTEGER NOT NULL REFERENCES member (number),
      visits TEXT NOT NULL,
      from_day INTEGER NOT NULL,
      until_day INTEGER,
      group_code TEXT,
      ended INTEGER CHECK (ended > journaled),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX pair_by_volunteer ON pair (volunteer);
    CREATE INDEX pair_by_resident ON pair (resident);

    CREATE TABLE visit (
      pair INTEGER NOT NULL REFERENCES pair (number),
      date INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (pair, date)
    ) STRICT, WITHOUT ROWID;
    """
}
