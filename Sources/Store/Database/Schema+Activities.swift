extension Schema {
  /// Planned activities, who signed up for them and came, what members can do, and what stations can draw on.
  ///
  /// The texts of an activity lie beside the entry that wrote them last, those of a withdrawal and a cancellation beside theirs.
  /// Who waits stands in the order of `turn`, the entry of the sign-up.
  static let activities = """
    CREATE TABLE activity (
      number INTEGER PRIMARY KEY,
      station TEXT NOT NULL REFERENCES station (code),
      team TEXT REFERENCES team (code),
      leader INTEGER REFERENCES member (number),
      kind TEXT,
      date INTEGER NOT NULL,
      start_minute INTEGER NOT NULL,
      end_minute INTEGER NOT NULL CHECK (end_minute <> start_minute),
      capacity INTEGER CHECK (capacity > 0),
      min_stars INTEGER NOT NULL,
      min_age INTEGER,
      skills TEXT NOT NULL,
      gives_course INTEGER NOT NULL CHECK (gives_course IN (0, 1)),
      insured INTEGER NOT NULL CHECK (insured IN (0, 1)),
      series INTEGER,
      state TEXT NOT NULL CHECK (state IN ('planned', 'published', 'closed', 'cancelled')),
      journaled INTEGER NOT NULL,
      cancelled INTEGER,
      reminded INTEGER,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX activity_by_date ON activity (date);
    CREATE INDEX activity_by_station ON activity (station, date);

    CREATE TABLE signup (
      activity INTEGER NOT NULL REFERENCES activity (number),
      member INTEGER NOT NULL REFERENCES member (number),
      state TEXT NOT NULL CHECK (state IN ('signed-up', 'waiting', 'withdrawn', 'attended', 'absent')),
      turn INTEGER NOT NULL,
      asked_day INTEGER NOT NULL,
      minutes INTEGER CHECK (minutes > 0),
      start_minute INTEGER,
      end_minute INTEGER,
      record INTEGER,
      training INTEGER,
      withdrawn INTEGER,
      entry INTEGER NOT NULL,
      PRIMARY KEY (activity, member)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX signup_by_member ON signup (member);

    CREATE TABLE member_skill (
      member INTEGER NOT NULL REFERENCES member (number),
      skill TEXT NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (member, skill)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX member_skill_by_skill ON member_skill (skill);

    CREATE TABLE resource (
      code TEXT PRIMARY KEY,
      station TEXT NOT NULL REFERENCES station (code),
      nature TEXT NOT NULL CHECK (nature IN ('place', 'thing', 'partner', 'other')),
      closed INTEGER,
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
