extension Schema {
  /// The hash over all that a new database has; see ``SchemaCheck``.
  ///
  /// Known beforehand, since making a new database only to compare with it takes a good part of the daemon's start. Where
  /// it is not that of this version the comparison is made, so that it costs time and misses nothing.
  static let fingerprint = "0345c134ba413a2271f9d1813cc44d6f1df58fdffe4ae31284057e5191b18431"
}
