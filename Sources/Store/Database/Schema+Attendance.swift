extension Schema {
  /// Who came in at the door, and the marks of what was measured there.
  static let attendance = """
    ALTER TABLE record ADD COLUMN marks TEXT NOT NULL DEFAULT '';

    CREATE TABLE attendance (
      number INTEGER PRIMARY KEY,
      member INTEGER NOT NULL REFERENCES member (number),
      station TEXT NOT NULL REFERENCES station (code),
      date INTEGER NOT NULL,
      start_minute INTEGER NOT NULL,
      closes_day INTEGER NOT NULL,
      closes_minute INTEGER NOT NULL,
      planned INTEGER NOT NULL CHECK (planned IN (0, 1)),
      team TEXT,
      kind TEXT,
      state TEXT NOT NULL CHECK (state IN ('in', 'out', 'too-short', 'discarded')),
      record INTEGER,
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX attendance_in ON attendance (member) WHERE state = 'in';
    CREATE INDEX attendance_by_member ON attendance (member, date);
    """
}
