extension Schema {
  /// Who took part in a training, and what of it was withdrawn.
  static let training = """
    CREATE TABLE training (
      number INTEGER PRIMARY KEY,
      member INTEGER NOT NULL REFERENCES member (number),
      station TEXT NOT NULL REFERENCES station (code),
      date INTEGER NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      withdrawn INTEGER CHECK (withdrawn > journaled),
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX training_by_member ON training (member, date);
    CREATE INDEX training_by_date ON training (date);
    """
}
