extension Schema {
  /// Ballots, who stands on their lists, who may vote and has voted.
  ///
  /// `ballot_slip` is a side table: what was chosen, sealed, under random numbers. It says nothing of who chose it or when,
  /// and is emptied when the ballot ends.
  static let ballots = """
    CREATE TABLE ballot (
      code TEXT PRIMARY KEY,
      field TEXT NOT NULL CHECK (field IN ('members', 'teams')),
      year INTEGER NOT NULL,
      seats INTEGER NOT NULL CHECK (seats > 0),
      quorum INTEGER CHECK (quorum > 0),
      until_day INTEGER,
      state TEXT NOT NULL CHECK (state IN ('nominating', 'voting', 'counted', 'unread', 'void')),
      sealed_to TEXT,
      ended INTEGER CHECK (ended > journaled),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      CHECK ((ended IS NULL) = (state IN ('nominating', 'voting'))),
      CHECK (sealed_to IS NOT NULL OR state IN ('nominating', 'void'))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE nominee (
      ballot TEXT NOT NULL REFERENCES ballot (code),
      place INTEGER NOT NULL CHECK (place > 0),
      subject TEXT NOT NULL,
      minutes INTEGER NOT NULL,
      services INTEGER NOT NULL,
      quality TEXT,
      stars INTEGER NOT NULL,
      votes INTEGER CHECK (votes >= 0),
      withdrawn INTEGER CHECK (withdrawn > journaled),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (ballot, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX nominee_by_subject ON nominee (subject);

    CREATE TABLE elector (
      ballot TEXT NOT NULL REFERENCES ballot (code),
      member INTEGER NOT NULL REFERENCES member (number),
      voted INTEGER,
      entry INTEGER NOT NULL,
      PRIMARY KEY (ballot, member)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX elector_by_member ON elector (member);

    CREATE TABLE ballot_slip (
      ballot TEXT NOT NULL REFERENCES ballot (code) DEFERRABLE INITIALLY DEFERRED,
      id BLOB NOT NULL CHECK (length(id) = 16),
      sealed BLOB NOT NULL,
      PRIMARY KEY (ballot, id)
    ) STRICT, WITHOUT ROWID;
    """

  /// Honours of members and teams.
  static let honours = """
    CREATE TABLE honour (
      number INTEGER PRIMARY KEY,
      subject TEXT NOT NULL,
      code TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('station', 'bank', 'city')),
      period TEXT,
      ballot TEXT,
      state TEXT NOT NULL CHECK (state IN ('given', 'recommended', 'declined', 'withdrawn')),
      given INTEGER,
      decided INTEGER CHECK (decided > journaled),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX honour_by_subject ON honour (subject);
    CREATE INDEX honour_by_given ON honour (given) WHERE given IS NOT NULL;
    """

  /// Who said whether the public page of credit may show them.
  static let consents = """
    CREATE TABLE consent (
      member INTEGER PRIMARY KEY REFERENCES member (number),
      given INTEGER NOT NULL CHECK (given IN (0, 1)),
      entry INTEGER NOT NULL
    ) STRICT;
    """
}
