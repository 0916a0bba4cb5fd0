extension Schema {
  /// What residents ask for, and which records meet it.
  static let needs = """
    ALTER TABLE record ADD COLUMN need INTEGER;
    CREATE INDEX record_by_need ON record (need) WHERE need IS NOT NULL;

    CREATE TABLE need (
      number INTEGER PRIMARY KEY,
      member INTEGER NOT NULL REFERENCES member (number),
      date INTEGER NOT NULL,
      kind TEXT,
      skills TEXT NOT NULL,
      until_day INTEGER,
      wish INTEGER NOT NULL CHECK (wish IN (0, 1)),
      volunteer INTEGER REFERENCES member (number),
      confirmed INTEGER,
      told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
      released INTEGER CHECK (released > journaled),
      cancelled INTEGER CHECK (cancelled > journaled),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX need_by_member ON need (member);
    CREATE INDEX need_by_volunteer ON need (volunteer) WHERE volunteer IS NOT NULL;
    """
}
