extension Schema {
  /// What pools ask and give by themselves, tags and endings of members, adjustments, and up to where hours have lapsed.
  ///
  /// `expiry_mark` is a side table: credits up to that entry have been looked at, so that a day looks at few.
  static let givingForms = """
    ALTER TABLE member ADD COLUMN tags TEXT NOT NULL DEFAULT '';
    ALTER TABLE member ADD COLUMN ending TEXT;
    ALTER TABLE member ADD COLUMN merged INTEGER;

    ALTER TABLE pool ADD COLUMN min_age INTEGER;
    ALTER TABLE pool ADD COLUMN tags TEXT NOT NULL DEFAULT '';
    ALTER TABLE pool ADD COLUMN allowance INTEGER CHECK (allowance > 0);
    ALTER TABLE pool ADD COLUMN allowance_day INTEGER;
    ALTER TABLE pool ADD COLUMN allowance_since INTEGER;

    CREATE TABLE allowance_month (
      pool TEXT NOT NULL REFERENCES pool (code),
      month TEXT NOT NULL,
      given INTEGER NOT NULL CHECK (given IN (0, 1)),
      entry INTEGER NOT NULL,
      PRIMARY KEY (pool, month)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE adjustment (
      number INTEGER PRIMARY KEY,
      member INTEGER NOT NULL REFERENCES member (number),
      minutes INTEGER NOT NULL CHECK (minutes <> 0),
      forced INTEGER NOT NULL CHECK (forced IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected')),
      proposer TEXT NOT NULL,
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX adjustment_open ON adjustment (member) WHERE state = 'proposed';

    CREATE TABLE expiry_mark (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      entry INTEGER NOT NULL
    ) STRICT;
    """
}
