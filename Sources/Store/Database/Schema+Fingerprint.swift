extension Schema {
  /// The hash over all that a new database has; see ``SchemaCheck``.
  ///
  /// Known beforehand, since making a new database only to compare with it takes a good part of the daemon's start. Where
  /// it is not that of this version the comparison is made, so that it costs time and misses nothing.
  static let fingerprint = "ebe60245536cccebc5ca9d9b3df7d106d96f6547bfef205ffc75968ae425cbdb"
}
