extension Schema {
  /// The hash over all that a new database has; see ``SchemaCheck``.
  ///
  /// Known beforehand, since making a new database only to compare with it takes a good part of the daemon's start. Where
  /// it is not that of this version the comparison is made, so that it costs time and misses nothing.
  static let fingerprint = "7b4bddc51a9f7fc64d147f116b5e09848c8eb37d1994a1ff8f5af5c39debe8c0"
}
