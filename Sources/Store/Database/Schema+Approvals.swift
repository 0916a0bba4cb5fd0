extension Schema {
  /// Acts that wait, or waited, for a second administrator; what is asked for stands in the entry `journaled`.
  static let approvals = """
    CREATE TABLE approval (
      number INTEGER PRIMARY KEY,
      act TEXT NOT NULL,
      command TEXT NOT NULL,
      asker TEXT NOT NULL,
      asker_member INTEGER,
      until_day INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'lapsed')),
      done INTEGER,
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      CHECK ((done IS NULL) = (state <> 'confirmed'))
    ) STRICT;
    CREATE INDEX approval_by_end ON approval (until_day) WHERE state = 'proposed';
    """
}
