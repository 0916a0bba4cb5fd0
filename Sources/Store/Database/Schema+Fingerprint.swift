extension Schema {
  /// The hash over all that a new database has; see ``SchemaCheck``.
  ///
  /// Known beforehand, since making a new database only to compare with it takes a good part of the daemon's start. Where
  /// it is not that of this version the comparison is made, so that it costs time and misses nothing.
  static let fingerprint = "2d037d672f2b154e67cb5a1cdea473f4416653b5d7bc9221d4b472a461e12a2a"
}
