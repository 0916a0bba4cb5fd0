extension Schema {
  /// The number that is printed on a sheet of paper, so that what was written on it is posted once, whoever types it off.
  ///
  /// `again` says that who opened the import knows of an earlier one; `entry` and `good` are what was posted.
  static let papers = """
    ALTER TABLE sheet ADD COLUMN paper TEXT;
    ALTER TABLE sheet ADD COLUMN again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1));
    ALTER TABLE sheet ADD COLUMN entry INTEGER;
    ALTER TABLE sheet ADD COLUMN good INTEGER;
    CREATE INDEX sheet_by_paper ON sheet (paper) WHERE paper IS NOT NULL;
    """
}
