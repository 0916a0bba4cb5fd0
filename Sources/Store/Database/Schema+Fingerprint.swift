extension Schema {
  /// The hash over all that a new database has; see ``SchemaCheck``.
  ///
  /// Known beforehand, since making a new database only to compare with it takes a good part of the daemon's start. Where
  /// it is not that of this version the comparison is made, so that it costs time and misses nothing.
  static let fingerprint = "0c60b749343b0f8a6043099fa30f98f0a81e770abedc2a70d7fca8072ee0289a"
}
