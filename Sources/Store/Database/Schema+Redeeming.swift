extension Schema {
  /// Services that have a provider, the words of both sides, disputes, returns, and prices by stars.
  ///
  /// The column `state` keeps the four states of the first release; `StoredRedemption.State` is derived from it and
  /// from what has been noted beside it. A hold lapses only where nobody was found to do the service.
  static let redeeming = """
    ALTER TABLE offer ADD COLUMN star_prices TEXT NOT NULL DEFAULT '';

    ALTER TABLE redemption ADD COLUMN agreed_day INTEGER;
    ALTER TABLE redemption ADD COLUMN said_minutes INTEGER;
    ALTER TABLE redemption ADD COLUMN said_day INTEGER;
    ALTER TABLE redemption ADD COLUMN said_start INTEGER;
    ALTER TABLE redemption ADD COLUMN said_end INTEGER;
    ALTER TABLE redemption ADD COLUMN requester_word INTEGER;
    ALTER TABLE redemption ADD COLUMN disputed INTEGER;
    ALTER TABLE redemption ADD COLUMN fulfilled INTEGER;
    ALTER TABLE redemption ADD COLUMN returned INTEGER CHECK (returned > fulfilled);
    UPDATE redemption SET fulfilled = entry WHERE state = 'fulfilled';

    DROP INDEX redemption_by_end_of_hold;
    CREATE INDEX redemption_by_end_of_hold ON redemption (until_day) WHERE state = 'requested' AND provider IS NULL;
    """
}
