extension Schema {
  /// Banks whose signatures are taken for true, and members' accounts that went to them or came from there.
  ///
  /// A file is taken or refused once: its name is there at most once in each direction.
  static let handovers = """
    CREATE TABLE trusted_bank (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      key TEXT NOT NULL CHECK (length(key) = 64),
      ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE handover (
      number INTEGER PRIMARY KEY,
      direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
      file TEXT NOT NULL CHECK (length(file) = 64),
      bank TEXT NOT NULL REFERENCES trusted_bank (code),
      member INTEGER REFERENCES member (number),
      minutes INTEGER NOT NULL CHECK (minutes >= 0),
      state TEXT NOT NULL CHECK (state IN ('issued', 'settled', 'recalled', 'taken', 'refused')),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      UNIQUE (direction, file)
    ) STRICT;
    CREATE INDEX handover_by_member ON handover (member);
    """
}
