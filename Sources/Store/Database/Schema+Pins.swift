extension Schema {
  /// What members prove themselves with: a side table, since nothing of a PIN may be in the journal.
  ///
  /// `cost` is the binary logarithm of scrypt's rounds. `wrong` counts the wrong PINs since the last right one;
  /// `locked_until` is an instant in milliseconds.
  static let pins = """
    CREATE TABLE pin (
      member INTEGER PRIMARY KEY REFERENCES member (number) DEFERRABLE INITIALLY DEFERRED,
      cost INTEGER NOT NULL CHECK (cost BETWEEN 1 AND 30),
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      wrong INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0),
      locked_until INTEGER
    ) STRICT;
    """
}
