extension Schema {
  /// Complaints, and how they were answered.
  static let complaints = """
    CREATE TABLE complaint (
      number INTEGER PRIMARY KEY,
      station TEXT NOT NULL REFERENCES station (code),
      member INTEGER,
      about INTEGER,
      about_team TEXT,
      date INTEGER NOT NULL,
      due_day INTEGER NOT NULL CHECK (due_day >= date),
      state TEXT NOT NULL CHECK (state IN ('filed', 'upheld', 'unfounded', 'withdrawn')),
      ended INTEGER CHECK (ended > journaled),
      ended_day INTEGER,
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      CHECK (about IS NULL OR about_team IS NULL),
      CHECK ((state = 'filed') = (ended IS NULL) AND (state = 'filed') = (ended_day IS NULL))
    ) STRICT;
    CREATE INDEX complaint_by_member ON complaint (member) WHERE member IS NOT NULL;
    CREATE INDEX complaint_by_about ON complaint (about) WHERE about IS NOT NULL;
    """
}
