extension Schema {
  /// What guards the journal, as this version has it; a database without it gets it back by this.
  static let guards = journalTriggers + "\n" + sealing

  /// Lets every account tell which entry has moved it last, whatever another program has written there.
  static let lastEntries = """
    UPDATE account SET entry = coalesce((SELECT max(entry) FROM posting WHERE account = account.id), 0)
      WHERE entry IS NOT coalesce((SELECT max(entry) FROM posting WHERE account = account.id), 0);
    """

  /// The triggers of a new posting and of a new entry, which ask the same as those of the first release of fewer rows.
  ///
  /// An account tells itself which entry has moved it last, so that nobody has to look for its posting; that it tells the
  /// truth, its own trigger sees to. Units are told apart only where an entry has several. An account that is not there is
  /// refused by them too, since foreign keys are heeded only by who asks for it; and so is an `INSERT OR IGNORE`, which
  /// would leave out what a posting does to its account.
  static let sealing = """
    DROP TRIGGER IF EXISTS entry_is_sealed;
    CREATE TRIGGER entry_is_sealed BEFORE INSERT ON entry BEGIN
      SELECT RAISE(ABORT, 'entries are numbered consecutively')
        WHERE NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry);
      SELECT RAISE(ABORT, 'the instant of an entry never runs back')
        WHERE NEW.at < (SELECT at FROM entry WHERE number = NEW.number - 1);
      SELECT CASE
          WHEN count(*) <> NEW.postings THEN RAISE(ABORT, 'an entry has the postings that it says')
          WHEN min(unit) IS max(unit) AND coalesce(sum(amount), 0) = 0 THEN NULL
          WHEN EXISTS (
            SELECT 1 FROM posting LEFT JOIN account ON account.id = posting.account
            WHERE posting.entry = NEW.number GROUP BY account.unit HAVING sum(amount) <> 0)
          THEN RAISE(ABORT, 'postings of an entry sum to zero in each unit')
        END
        FROM posting LEFT JOIN account ON account.id = posting.account WHERE posting.entry = NEW.number;
    END;

    DROP TRIGGER IF EXISTS posting_joins_no_sealed_entry;
    CREATE TRIGGER posting_joins_no_sealed_entry BEFORE INSERT ON posting BEGIN
      SELECT RAISE(ABORT, 'a posting belongs to the next entry')
        WHERE NEW.entry IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry);
      SELECT CASE
          WHEN account.entry >= NEW.entry THEN RAISE(ABORT, 'an account stands once in an entry')
          WHEN NEW.balance IS NOT account.balance + NEW.amount
          THEN RAISE(ABORT, 'a posting keeps the balance of its account after it')
        END
        FROM (SELECT 1) LEFT JOIN account ON account.id = NEW.account;
    END;

    DROP TRIGGER IF EXISTS posting_moves_balance;
    CREATE TRIGGER posting_moves_balance AFTER INSERT ON posting BEGIN
      UPDATE account SET
        balance = NEW.balance,
        entry = NEW.entry,
        debt = CASE WHEN debt > 0 THEN max(0, min(debt, minimum - NEW.balance)) ELSE 0 END
      WHERE id = NEW.account;
      SELECT RAISE(ABORT, 'a posting moves its account')
        FROM account WHERE id = NEW.account AND (balance, entry) IS NOT (NEW.balance, NEW.entry);
    END;

    DROP TRIGGER IF EXISTS account_starts_empty;
    CREATE TRIGGER account_starts_empty BEFORE INSERT ON account BEGIN
      SELECT RAISE(ABORT, 'an account starts empty, once')
        WHERE NEW.balance <> 0 OR NEW.debt <> 0 OR NEW.entry <> 0
          OR EXISTS (SELECT 1 FROM account WHERE id = NEW.id OR name = NEW.name);
    END;

    DROP TRIGGER IF EXISTS account_balance_follows_postings;
    CREATE TRIGGER account_balance_follows_postings BEFORE UPDATE OF balance, entry ON account BEGIN
      SELECT RAISE(ABORT, 'a balance is that of the last posting')
        WHERE (NEW.balance, NEW.entry) IS NOT
          (SELECT balance, entry FROM posting WHERE account = OLD.id ORDER BY entry DESC LIMIT 1);
    END;
    """
}
