/// The tables of the ledger, by migration.
///
/// The journal tables (`entry`, `entry_text`, `posting`, `account`) defend themselves by triggers; all others but
/// the side tables are projections that ``Projector`` can make again from the journal.
enum Schema {
  /// The version that this program writes.
  static let currentVersion = 3

  /// The statements that bring a database from version N to N + 1, at index N.
  static let migrations: [[String]] = [
    [journal, journalTriggers, projections, sideTables],
    [countedTotals, quality, giving, proof],
    [
      recordLife, teamRecords, attendance, givingForms, redeeming, pins, approvals, identities, erasures, looks,
      certificates, training, activities, needs, pairs, complaints, evaluation, ballots, honours, consents, handovers,
      notices, statements, papers, seals, lastEntries, sealing,
    ],
  ]

  /// Tables that hold the truth.
  static let journal = """
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      date INTEGER NOT NULL,
      actor TEXT NOT NULL,
      role TEXT NOT NULL,
      station TEXT,
      postings INTEGER NOT NULL CHECK (postings = 0 OR postings >= 2),
      canonical BLOB NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX entry_by_kind ON entry (kind) WHERE kind <> 'service';

    CREATE TABLE entry_text (
      entry INTEGER NOT NULL REFERENCES entry (number) DEFERRABLE INITIALLY DEFERRED,
      name TEXT NOT NULL,
      salt BLOB NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (entry, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      unit TEXT NOT NULL,
      minimum INTEGER NOT NULL,
      maximum INTEGER NOT NULL,
      debt INTEGER NOT NULL DEFAULT 0 CHECK (debt >= 0),
      balance INTEGER NOT NULL DEFAULT 0,
      entry INTEGER NOT NULL DEFAULT 0,
      CHECK (balance <= maximum AND balance >= minimum - debt)
    ) STRICT;

    CREATE TABLE posting (
      account INTEGER NOT NULL REFERENCES account (id),
      entry INTEGER NOT NULL REFERENCES entry (number) DEFERRABLE INITIALLY DEFERRED,
      amount INTEGER NOT NULL CHECK (amount <> 0),
      balance INTEGER NOT NULL,
      PRIMARY KEY (account, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX posting_by_entry ON posting (entry);
    """

  /// What keeps any program that opens the file from breaking the journal by accident.
  ///
  /// `INSERT OR REPLACE` passes delete triggers, so triggers before insert refuse a key that exists. Postings go in
  /// first; the entry's own row seals them: its trigger checks number, instant and sums, and none can join later.
  static let journalTriggers = """
    CREATE TRIGGER entry_is_sealed BEFORE INSERT ON entry BEGIN
      SELECT RAISE(ABORT, 'entries are numbered consecutively')
        WHERE NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry);
      SELECT RAISE(ABORT, 'the instant of an entry never runs back')
        WHERE NEW.at < (SELECT at FROM entry WHERE number = NEW.number - 1);
      SELECT RAISE(ABORT, 'an entry has the postings that it says')
        WHERE NEW.postings <> (SELECT count(*) FROM posting WHERE entry = NEW.number);
      SELECT RAISE(ABORT, 'postings of an entry sum to zero in each unit')
        WHERE NEW.postings > 0 AND EXISTS (
          SELECT 1 FROM posting JOIN account ON account.id = posting.account
          WHERE posting.entry = NEW.number GROUP BY account.unit HAVING sum(amount) <> 0);
    END;
    CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry BEGIN
      SELECT RAISE(ABORT, 'entries are never updated');
    END;
    CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN
      SELECT RAISE(ABORT, 'entries are never deleted');
    END;

    CREATE TRIGGER posting_joins_no_sealed_entry BEFORE INSERT ON posting BEGIN
      SELECT RAISE(ABORT, 'a posting belongs to the next entry')
        WHERE NEW.entry IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry);
      SELECT RAISE(ABORT, 'an account stands once in an entry')
        WHERE EXISTS (SELECT 1 FROM posting WHERE account = NEW.account AND entry = NEW.entry);
      SELECT RAISE(ABORT, 'a posting keeps the balance of its account after it')
        WHERE NEW.balance IS NOT (SELECT balance + NEW.amount FROM account WHERE id = NEW.account);
    END;
    CREATE TRIGGER posting_moves_balance AFTER INSERT ON posting BEGIN
      UPDATE account SET
        balance = NEW.balance,
        entry = NEW.entry,
        debt = CASE WHEN debt > 0 THEN max(0, min(debt, minimum - NEW.balance)) ELSE 0 END
      WHERE id = NEW.account;
    END;
    CREATE TRIGGER posting_is_never_updated BEFORE UPDATE ON posting BEGIN
      SELECT RAISE(ABORT, 'postings are never updated');
    END;
    CREATE TRIGGER posting_is_never_deleted BEFORE DELETE ON posting BEGIN
      SELECT RAISE(ABORT, 'postings are never deleted');
    END;

    CREATE TRIGGER account_starts_empty BEFORE INSERT ON account BEGIN
      SELECT RAISE(ABORT, 'an account starts empty, once')
        WHERE NEW.balance <> 0 OR NEW.debt <> 0
          OR EXISTS (SELECT 1 FROM account WHERE id = NEW.id OR name = NEW.name);
    END;
    CREATE TRIGGER account_balance_follows_postings BEFORE UPDATE OF balance ON account BEGIN
      SELECT RAISE(ABORT, 'a balance is that of the last posting')
        WHERE NEW.balance IS NOT
          (SELECT balance FROM posting WHERE account = OLD.id ORDER BY entry DESC LIMIT 1);
    END;
    CREATE TRIGGER account_keeps_its_name BEFORE UPDATE OF id, name, unit, minimum, maximum ON account BEGIN
      SELECT RAISE(ABORT, 'an account keeps its name, unit and bounds');
    END;
    CREATE TRIGGER account_is_never_deleted BEFORE DELETE ON account BEGIN
      SELECT RAISE(ABORT, 'accounts are never deleted');
    END;

    CREATE TRIGGER entry_text_is_written_once BEFORE INSERT ON entry_text BEGIN
      SELECT RAISE(ABORT, 'a text belongs to the next entry')
        WHERE NEW.entry IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry);
      SELECT RAISE(ABORT, 'a text is written once')
        WHERE EXISTS (SELECT 1 FROM entry_text WHERE entry = NEW.entry AND name = NEW.name);
    END;
    CREATE TRIGGER entry_text_is_never_updated BEFORE UPDATE ON entry_text BEGIN
      SELECT RAISE(ABORT, 'texts are never updated');
    END;
    """

  /// The names of the triggers above, for ``Rebuild``.
  static let journalTriggerNames = [
    "entry_is_sealed", "entry_is_never_updated", "entry_is_never_deleted", "posting_joins_no_sealed_entry",
    "posting_moves_balance", "posting_is_never_updated", "posting_is_never_deleted", "account_starts_empty",
    "account_balance_follows_postings", "account_keeps_its_name", "account_is_never_deleted",
    "entry_text_is_written_once", "entry_text_is_never_updated",
  ]

  /// What follows from the journal; each row says which entry changed it last.
  static let projections = """
    CREATE TABLE bank (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL,
      zone TEXT NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE policy (
      version INTEGER PRIMARY KEY,
      settings TEXT NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE assessment (
      entry INTEGER PRIMARY KEY,
      policy INTEGER NOT NULL REFERENCES policy (version)
    ) STRICT;

    CREATE TABLE station (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      parent TEXT REFERENCES station (code),
      closed INTEGER,
      entry INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE role_grant (
      grantee TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      stations TEXT NOT NULL,
      member INTEGER,
      ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
      entry INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE member (
      number INTEGER PRIMARY KEY,
      station TEXT NOT NULL REFERENCES station (code),
      name TEXT NOT NULL,
      phone TEXT,
      phone_digits TEXT NOT NULL,
      birth INTEGER,
      registered INTEGER NOT NULL,
      guardian TEXT,
      note TEXT,
      closed INTEGER,
      stars INTEGER NOT NULL DEFAULT 0 CHECK (stars >= 0),
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX member_by_station ON member (station);
    CREATE INDEX member_by_name ON member (name);
    CREATE INDEX member_by_stars ON member (stars) WHERE stars > 0;

    CREATE TABLE team (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      station TEXT NOT NULL REFERENCES station (code),
      parent TEXT REFERENCES team (code),
      closed INTEGER,
      stars INTEGER NOT NULL DEFAULT 0 CHECK (stars >= 0),
      entry INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX team_by_name ON team (name);
    CREATE INDEX team_by_parent ON team (parent) WHERE parent IS NOT NULL;

    CREATE TABLE membership (
      member INTEGER NOT NULL REFERENCES member (number),
      team TEXT NOT NULL REFERENCES team (code),
      from_day INTEGER NOT NULL,
      until_day INTEGER CHECK (until_day >= from_day),
      entry INTEGER NOT NULL,
      PRIMARY KEY (member, team, from_day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX membership_by_team ON membership (team);

    CREATE TABLE record (
      number INTEGER PRIMARY KEY,
      member INTEGER NOT NULL REFERENCES member (number),
      date INTEGER NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      start_minute INTEGER,
      end_minute INTEGER,
      station TEXT NOT NULL REFERENCES station (code),
      team TEXT REFERENCES team (code),
      brigades TEXT NOT NULL,
      kind TEXT,
      source TEXT NOT NULL,
      replaces INTEGER,
      redemption INTEGER,
      reversed INTEGER,
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX record_by_member ON record (member, date);
    CREATE INDEX record_by_station ON record (station, date);
    CREATE INDEX record_by_team ON record (team, date) WHERE team IS NOT NULL;

    CREATE TABLE member_year (
      member INTEGER NOT NULL REFERENCES member (number),
      year INTEGER NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes >= 0),
      records INTEGER NOT NULL CHECK (records >= 0),
      entry INTEGER NOT NULL,
      PRIMARY KEY (member, year)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE team_year (
      team TEXT NOT NULL REFERENCES team (code),
      year INTEGER NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes >= 0),
      records INTEGER NOT NULL CHECK (records >= 0),
      entry INTEGER NOT NULL,
      PRIMARY KEY (team, year)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE star_change (
      subject TEXT NOT NULL,
      entry INTEGER NOT NULL,
      was INTEGER NOT NULL CHECK (was >= 0),
      stars INTEGER NOT NULL CHECK (stars >= 0),
      policy INTEGER NOT NULL,
      PRIMARY KEY (subject, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX star_change_by_entry ON star_change (entry);

    CREATE TABLE offer (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      price INTEGER NOT NULL CHECK (price > 0),
      min_stars INTEGER NOT NULL,
      min_age INTEGER,
      limit_text TEXT,
      from_day INTEGER,
      until_day INTEGER,
      stations TEXT NOT NULL,
      closed INTEGER,
      entry INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE redemption (
      number INTEGER PRIMARY KEY,
      member INTEGER NOT NULL REFERENCES member (number),
      offer TEXT NOT NULL REFERENCES offer (code),
      kind TEXT NOT NULL,
      price INTEGER NOT NULL CHECK (price > 0),
      station TEXT NOT NULL REFERENCES station (code),
      code TEXT NOT NULL,
      date INTEGER NOT NULL,
      until_day INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('requested', 'fulfilled', 'cancelled', 'lapsed')),
      provider INTEGER,
      record INTEGER,
      reason TEXT,
      journaled INTEGER NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX redemption_by_member ON redemption (member, offer, date);
    CREATE INDEX redemption_open ON redemption (station, offer) WHERE state = 'requested';
    CREATE INDEX redemption_by_end_of_hold ON redemption (until_day) WHERE state = 'requested';
    """

  /// Scores of service records, what they come to in a year, and assessments by period.
  static let quality = """
    ALTER TABLE assessment ADD COLUMN period TEXT;
    ALTER TABLE assessment ADD COLUMN amends INTEGER;

    CREATE TABLE score (
      entry INTEGER PRIMARY KEY,
      record INTEGER NOT NULL REFERENCES record (number),
      scorer TEXT NOT NULL,
      source TEXT NOT NULL,
      score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
      replaced INTEGER CHECK (replaced > entry)
    ) STRICT;
    CREATE INDEX score_by_record ON score (record);
    CREATE UNIQUE INDEX score_by_scorer ON score (record, scorer) WHERE replaced IS NULL;

    CREATE TABLE quality_total (
      subject TEXT NOT NULL,
      year INTEGER NOT NULL,
      sources TEXT NOT NULL,
      records INTEGER NOT NULL,
      recipient_scores INTEGER NOT NULL,
      team_scores INTEGER NOT NULL,
      station_scores INTEGER NOT NULL,
      recipient INTEGER NOT NULL,
      team INTEGER NOT NULL,
      station INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (subject, year, sources)
    ) STRICT, WITHOUT ROWID;
    """

  /// The minutes that count for stars beside those served; until now every minute counted.
  static let countedTotals = """
    ALTER TABLE member_year ADD COLUMN counted INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0);
    UPDATE member_year SET counted = minutes;
    ALTER TABLE team_year ADD COLUMN counted INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0);
    UPDATE team_year SET counted = minutes;
    """

  /// Who lives together, pools, who has received hours of one, and entries that were undone.
  static let giving = """
    CREATE TABLE household (
      member INTEGER PRIMARY KEY REFERENCES member (number),
      code TEXT NOT NULL,
      relation TEXT NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX household_by_code ON household (code);

    CREATE TABLE pool (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      entry INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE granted (
      member INTEGER PRIMARY KEY REFERENCES member (number),
      grants INTEGER NOT NULL CHECK (grants >= 0),
      entry INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE undone (
      entry INTEGER PRIMARY KEY,
      reversal INTEGER NOT NULL
    ) STRICT;
    """

  /// When all was last proved; a side table.
  static let proof = """
    CREATE TABLE proof (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      at INTEGER NOT NULL
    ) STRICT;
    """

  /// What is neither journal nor follows from it: answers kept for repeated requests, sheets before they are posted, and
  /// damage that was found and not yet mended.
  ///
  /// Damage is kept in the file itself, so that a backup from before it, put back in the file's place, knows none.
  static let sideTables = """
    CREATE TABLE request_key (
      user INTEGER NOT NULL,
      member INTEGER NOT NULL,
      key TEXT NOT NULL,
      request BLOB NOT NULL,
      reply TEXT NOT NULL,
      PRIMARY KEY (user, member, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER request_key_is_used_once BEFORE INSERT ON request_key BEGIN
      SELECT RAISE(ABORT, 'an idempotency key names one success')
        WHERE EXISTS (
          SELECT 1 FROM request_key WHERE user = NEW.user AND member = NEW.member AND key = NEW.key);
    END;
    CREATE TRIGGER request_key_is_never_updated BEFORE UPDATE ON request_key BEGIN
      SELECT RAISE(ABORT, 'an idempotency key keeps its answer');
    END;

    CREATE TABLE sheet (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      station TEXT NOT NULL,
      year INTEGER,
      user INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'posted', 'aborted')),
      rows INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE sheet_row (
      sheet INTEGER NOT NULL REFERENCES sheet (number),
      line INTEGER NOT NULL,
      cells TEXT NOT NULL,
      PRIMARY KEY (sheet, line)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE damage (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      entry INTEGER,
      place TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    """

  /// A projection table: its key and all its columns, for comparing and for clearing, parents before children.
  struct Projection {
    let table: String
    let key: [String]
    let columns: [String]
  }

  /// Every projection, in an order in which rows can be written.
  static let projectionTables: [Projection] = [
    Projection(table: "bank", key: ["id"], columns: ["name", "zone", "entry"]),
    Projection(table: "policy", key: ["version"], columns: ["settings", "entry"]),
    Projection(table: "assessment", key: ["entry"], columns: ["policy", "period", "amends"]),
    Projection(table: "station", key: ["code"], columns: ["name", "parent", "closed", "entry"]),
    Projection(
      table: "role_grant", key: ["grantee"], columns: ["name", "role", "stations", "member", "ended", "entry"]),
    Projection(
      table: "member", key: ["number"],
      columns: [
        "station", "name", "phone", "phone_digits", "birth", "registered", "guardian", "note", "closed", "stars",
        "entry", "tags", "ending", "merged", "erased",
      ]),
    Projection(table: "freeze", key: ["member"], columns: ["until_day", "entry"]),
    Projection(table: "erased_text", key: ["entry", "name"], columns: ["erasure"]),
    Projection(table: "team", key: ["code"], columns: ["name", "station", "parent", "closed", "stars", "entry"]),
    Projection(table: "membership", key: ["member", "team", "from_day"], columns: ["until_day", "entry"]),
    Projection(
      table: "record", key: ["number"],
      columns: [
        "member", "date", "minutes", "start_minute", "end_minute", "station", "team", "brigades", "kind", "source",
        "replaces", "redemption", "reversed", "journaled", "entry", "state", "posted", "marks", "need", "pair",
      ]),
    Projection(
      table: "attendance", key: ["number"],
      columns: [
        "member", "station", "date", "start_minute", "closes_day", "closes_minute", "planned", "team", "kind", "state",
        "record", "journaled", "entry",
      ]),
    Projection(
      table: "waiting", key: ["record"], columns: ["reviewer", "after_day", "until_day", "days_left", "entry"]),
    Projection(table: "score", key: ["entry"], columns: ["record", "scorer", "source", "score", "replaced"]),
    Projection(
      table: "quality_total", key: ["subject", "year", "sources"],
      columns: [
        "records", "recipient_scores", "team_scores", "station_scores", "recipient", "team", "station", "entry",
      ]),
    Projection(table: "member_year", key: ["member", "year"], columns: ["minutes", "records", "counted", "entry"]),
    Projection(table: "team_year", key: ["team", "year"], columns: ["minutes", "records", "counted", "entry"]),
    Projection(table: "star_change", key: ["subject", "entry"], columns: ["was", "stars", "policy"]),
    Projection(table: "household", key: ["member"], columns: ["code", "relation", "entry"]),
    Projection(
      table: "pool", key: ["code"],
      columns: ["name", "entry", "min_age", "tags", "allowance", "allowance_day", "allowance_since"]),
    Projection(table: "allowance_month", key: ["pool", "month"], columns: ["given", "entry"]),
    Projection(
      table: "adjustment", key: ["number"],
      columns: ["member", "minutes", "forced", "state", "proposer", "journaled", "entry"]),
    Projection(
      table: "approval", key: ["number"],
      columns: [
        "act", "command", "asker", "asker_member", "until_day", "state", "decider", "done", "journaled", "entry",
      ]),
    Projection(table: "certificate", key: ["number"], columns: ["member", "replaced_by", "revoked", "entry"]),
    Projection(
      table: "training", key: ["number"],
      columns: ["member", "station", "date", "minutes", "withdrawn", "journaled", "entry"]),
    Projection(
      table: "activity", key: ["number"],
      columns: [
        "station", "team", "leader", "kind", "date", "start_minute", "end_minute", "capacity", "min_stars", "min_age",
        "skills", "gives_course", "insured", "series", "state", "journaled", "cancelled", "reminded",
        "entry",
      ]),
    Projection(
      table: "signup", key: ["activity", "member"],
      columns: [
        "state", "turn", "asked_day", "minutes", "start_minute", "end_minute", "record", "training", "withdrawn",
        "entry",
      ]),
    Projection(table: "member_skill", key: ["member", "skill"], columns: ["entry"]),
    Projection(
      table: "resource", key: ["code"], columns: ["station", "nature", "closed", "journaled", "entry"]),
    Projection(
      table: "need", key: ["number"],
      columns: [
        "member", "date", "kind", "skills", "until_day", "wish", "volunteer", "confirmed", "told", "released",
        "cancelled", "journaled", "entry",
      ]),
    Projection(
      table: "pair", key: ["number"],
      columns: [
        "volunteer", "resident", "visits", "from_day", "until_day", "group_code", "ended", "journaled", "entry",
      ]),
    Projection(table: "visit", key: ["pair", "date"], columns: ["entry"]),
    Projection(
      table: "complaint", key: ["number"],
      columns: [
        "station", "member", "about", "about_team", "date", "due_day", "state", "ended", "ended_day", "journaled",
        "entry",
      ]),
    Projection(table: "evaluation_word", key: ["subject", "period", "speaker"], columns: ["score", "entry"]),
    Projection(table: "evaluation", key: ["station", "period"], columns: ["date", "entry"]),
    Projection(table: "evaluation_result", key: ["entry", "subject"], columns: ["result"]),
    Projection(
      table: "ballot", key: ["code"],
      columns: [
        "field", "year", "seats", "quorum", "until_day", "state", "sealed_to", "ended", "journaled", "entry",
      ]),
    Projection(
      table: "nominee", key: ["ballot", "place"],
      columns: [
        "subject", "minutes", "services", "quality", "stars", "votes", "withdrawn", "journaled", "entry",
      ]),
    Projection(table: "elector", key: ["ballot", "member"], columns: ["voted", "entry"]),
    Projection(
      table: "honour", key: ["number"],
      columns: ["subject", "code", "level", "period", "ballot", "state", "given", "decided", "journaled", "entry"]),
    Projection(table: "consent", key: ["member"], columns: ["given", "entry"]),
    Projection(table: "trusted_bank", key: ["code"], columns: ["name", "key", "ended", "entry"]),
    Projection(
      table: "handover", key: ["number"],
      columns: ["direction", "file", "bank", "member", "minutes", "state", "journaled", "entry"]),
    Projection(table: "granted", key: ["member"], columns: ["grants", "entry"]),
    Projection(table: "undone", key: ["entry"], columns: ["reversal"]),
    Projection(
      table: "offer", key: ["code"],
      columns: [
        "name", "kind", "price", "min_stars", "min_age", "limit_text", "from_day", "until_day", "stations", "closed",
        "star_prices", "entry",
      ]),
    Projection(
      table: "redemption", key: ["number"],
      columns: [
        "member", "offer", "kind", "price", "station", "code", "date", "until_day", "state", "provider", "record",
        "reason", "agreed_day", "said_minutes", "said_day", "said_start", "said_end", "requester_word", "disputed",
        "fulfilled", "returned", "journaled", "entry",
      ]),
    Projection(
      table: "account", key: ["id"], columns: ["name", "unit", "minimum", "maximum", "debt", "balance", "entry"]),
  ]
}
