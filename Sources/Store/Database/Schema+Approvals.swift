extension Schema {
  /// Acts that wait, or waited, for a second administrator; what is asked for stands in the entry `journaled`.
  ///
  /// Nobody decides what he asked for himself: a journal that says so is damaged.
  static let approvals = """
    CREATE TABLE approval (
      number INTEGER PRIMARY KEY,
      act TEXT NOT NULL,
      command TEXT NOT NULL,
      asker TEXT NOT NULL,
      asker_member INTEGER,
      until_day INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected', 'lapsed')),
      decider TEXT CHECK (decider <> asker),
      done INTEGER CHECK (done > journaled AND done < entry),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      CHECK ((done IS NULL) = (state <> 'confirmed')),
      CHECK ((decider IS NULL) = (state IN ('proposed', 'lapsed')))
    ) STRICT;
    CREATE INDEX approval_by_end ON approval (until_day) WHERE state = 'proposed';
    """
}
