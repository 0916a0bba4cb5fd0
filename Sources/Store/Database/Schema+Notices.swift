extension Schema {
  /// How a public notice finds what its entries say without reading all records: anybody may ask for one.
  ///
  /// A record that is posted when it is made is found by its number, which grows with its entry; these are for the others, so
  /// that most new records touch none of them.
  static let notices = """
    CREATE INDEX record_posted_later ON record (posted) WHERE posted <> journaled;
    CREATE INDEX record_by_reversal ON record (reversed) WHERE reversed IS NOT NULL;
    CREATE INDEX redemption_by_fulfilment ON redemption (fulfilled) WHERE fulfilled IS NOT NULL;
    CREATE INDEX redemption_by_return ON redemption (returned) WHERE returned IS NOT NULL;
    """

  /// How a statement finds what the redemptions of a wallet were for, by the entries that moved the hours.
  static let statements = """
    CREATE INDEX redemption_by_request ON redemption (journaled);
    CREATE INDEX redemption_by_entry ON redemption (entry);
    """
}
