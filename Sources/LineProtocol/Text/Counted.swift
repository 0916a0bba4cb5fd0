extension BinaryInteger {
  /// The number with the English noun of what is counted, `1 member`, `3 members`.
  ///
  /// - Parameter several: The noun's plural, where it is not the singular with an s.
  public func counted(_ one: String, _ several: String? = nil) -> String {
    "\(self) \(self == 1 ? one : several ?? one + "s")"
  }
}
