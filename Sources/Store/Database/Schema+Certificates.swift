extension Schema {
  /// Certificates of service: which entry says what each certifies, and which ended it.
  static let certificates = """
    CREATE TABLE certificate (
      number INTEGER PRIMARY KEY,
      member INTEGER NOT NULL,
      replaced_by INTEGER,
      revoked INTEGER,
      entry INTEGER NOT NULL,
      CHECK (replaced_by > number AND revoked > entry),
      CHECK (replaced_by IS NULL OR revoked IS NULL)
    ) STRICT;
    CREATE INDEX certificate_by_member ON certificate (member, number);
    """
}
