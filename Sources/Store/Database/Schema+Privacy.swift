extension Schema {
  /// The first version whose programs overwrite what they delete.
  static let firstSecureVersion = 3

  /// What stands for identity numbers: a side table, since nothing of one may be in the journal.
  ///
  /// `key` names the bank's key under which `mark` was made; members that are there twice share a mark under one key.
  static let identities = """
    CREATE TABLE identity (
      member INTEGER PRIMARY KEY REFERENCES member (number) DEFERRABLE INITIALLY DEFERRED,
      key TEXT NOT NULL,
      mark BLOB NOT NULL CHECK (length(mark) = 32)
    ) STRICT;
    CREATE INDEX identity_by_mark ON identity (mark);
    """

  /// Members whose data must be kept until a day, members who were erased, and the texts that went with them.
  static let erasures = """
    ALTER TABLE member ADD COLUMN erased INTEGER;

    CREATE TABLE freeze (
      member INTEGER PRIMARY KEY REFERENCES member (number),
      until_day INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE erased_text (
      entry INTEGER NOT NULL,
      name TEXT NOT NULL,
      erasure INTEGER NOT NULL,
      PRIMARY KEY (entry, name)
    ) STRICT, WITHOUT ROWID;
    """

  /// Who looked at whose data: a side table, since the journal tells what changed and not what was read.
  static let looks = """
    CREATE TABLE access (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      user INTEGER NOT NULL,
      role TEXT NOT NULL,
      command TEXT NOT NULL,
      member INTEGER,
      shown INTEGER NOT NULL CHECK (shown > 0)
    ) STRICT;
    CREATE INDEX access_by_member ON access (member, number) WHERE member IS NOT NULL;
    CREATE INDEX access_by_time ON access (at);
    """
}
