extension Schema {
  /// The hash over all that a new database has; see ``SchemaCheck``.
  ///
  /// Known beforehand, since making a new database only to compare with it takes a good part of the daemon's start. Where
  /// it is not that of this version the comparison is made, so that it costs time and misses nothing.
  static let fingerprint = "9b2a145ddcb479e35c788b03ab17a26884ba6cd9756f952d24a7fb1733011eb4"
}
