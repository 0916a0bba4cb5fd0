extension Schema {
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
}
