#include "include/loop.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "sha256.h"

// What somebody would write who needs no daemon: ordinary tables, ordinary keys.
static const char SCHEMA[] =
    "CREATE TABLE IF NOT EXISTS account (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " balance INTEGER NOT NULL DEFAULT 0, minimum INTEGER, maximum INTEGER) STRICT;"
    "CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL,"
    " actor TEXT NOT NULL, station TEXT NOT NULL, canonical BLOB, hash BLOB) STRICT;"
    "CREATE TABLE IF NOT EXISTS posting (entry INTEGER NOT NULL, account INTEGER NOT NULL, amount INTEGER NOT NULL,"
    " PRIMARY KEY (account, entry)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS service (number INTEGER PRIMARY KEY, member INTEGER NOT NULL, date INTEGER NOT NULL,"
    " minutes INTEGER NOT NULL, station TEXT NOT NULL, entry INTEGER NOT NULL) STRICT;"
    "CREATE INDEX IF NOT EXISTS service_by_member ON service (member, date);"
    "CREATE TABLE IF NOT EXISTS year_total (member INTEGER NOT NULL, year INTEGER NOT NULL, minutes INTEGER NOT NULL,"
    " PRIMARY KEY (member, year)) STRICT, WITHOUT ROWID;";

// What the daemon does besides: nothing in the journal can be changed, balances keep their bounds, the team has a total, and
// the answer is kept under the request's key.
static const char DUTIES[] =
    "CREATE TRIGGER IF NOT EXISTS entry_update BEFORE UPDATE ON entry BEGIN SELECT raise(ABORT, 'final'); END;"
    "CREATE TRIGGER IF NOT EXISTS entry_delete BEFORE DELETE ON entry BEGIN SELECT raise(ABORT, 'final'); END;"
    "CREATE TRIGGER IF NOT EXISTS posting_update BEFORE UPDATE ON posting BEGIN SELECT raise(ABORT, 'final'); END;"
    "CREATE TRIGGER IF NOT EXISTS posting_delete BEFORE DELETE ON posting BEGIN SELECT raise(ABORT, 'final'); END;"
    "CREATE TRIGGER IF NOT EXISTS entry_order BEFORE INSERT ON entry"
    " WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry) BEGIN SELECT raise(ABORT, 'order'); END;"
    "CREATE TRIGGER IF NOT EXISTS account_bounds BEFORE UPDATE OF balance ON account"
    " WHEN NEW.balance < NEW.minimum OR NEW.balance > NEW.maximum BEGIN SELECT raise(ABORT, 'bounds'); END;"
    "CREATE TABLE IF NOT EXISTS team_total (team INTEGER NOT NULL, year INTEGER NOT NULL, minutes INTEGER NOT NULL,"
    " PRIMARY KEY (team, year)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS reply (user INTEGER NOT NULL, key TEXT NOT NULL, request BLOB NOT NULL,"
    " reply TEXT NOT NULL, PRIMARY KEY (user, key)) STRICT, WITHOUT ROWID;";

enum { FIND, OPEN, POST, BALANCE, ENTRY, SERVICE, YEAR, PLAIN_COUNT, SAVE = PLAIN_COUNT, RELEASE, TEAM, REPLY, COUNT };

static const char *const SQL[COUNT] = {
    "SELECT id FROM account WHERE name = ?",
    "INSERT INTO account (name, minimum, maximum) VALUES (?, ?, ?)",
    "INSERT INTO posting (entry, account, amount) VALUES (?, ?, ?)",
    "UPDATE account SET balance = balance + ? WHERE id = ?",
    "INSERT INTO entry (number, kind, at, actor, station, canonical, hash) VALUES (?, 'service', ?, 'uid:0', 'bench', ?, ?)",
    "INSERT INTO service (number, member, date, minutes, station, entry) VALUES (?, ?, ?, ?, 'bench', ?)",
    "INSERT INTO year_total VALUES (?1, 2026, ?2) ON CONFLICT DO UPDATE SET minutes = minutes + ?2",
    "SAVEPOINT request",
    "RELEASE request",
    "INSERT INTO team_total VALUES (?1, 2026, ?2) ON CONFLICT DO UPDATE SET minutes = minutes + ?2",
    "INSERT INTO reply (user, key, request, reply) VALUES (0, ?, ?, ?)",
};

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *statement[COUNT];
  sqlite3_int64 entry;
  long members;
  int duties;
  uint8_t head[32];
} loop;

static int finish(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int post(loop *books, const char *name, sqlite3_int64 amount) {
  sqlite3_stmt *find = books->statement[FIND], *open = books->statement[OPEN];
  sqlite3_bind_text(find, 1, name, -1, SQLITE_STATIC);
  sqlite3_int64 id = 0;
  int code = sqlite3_step(find);
  if (code == SQLITE_ROW) id = sqlite3_column_int64(find, 0);
  sqlite3_reset(find);
  if (code == SQLITE_DONE) {
    sqlite3_bind_text(open, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_int64(open, 2, amount < 0 ? INT64_MIN : 0);
    sqlite3_bind_int64(open, 3, amount < 0 ? 0 : INT64_MAX);
    if ((code = finish(open))) return code;
    id = sqlite3_last_insert_rowid(books->db);
  } else if (code != SQLITE_ROW) {
    return code;
  }
  sqlite3_bind_int64(books->statement[POST], 1, books->entry);
  sqlite3_bind_int64(books->statement[POST], 2, id);
  sqlite3_bind_int64(books->statement[POST], 3, amount);
  if ((code = finish(books->statement[POST]))) return code;
  sqlite3_bind_int64(books->statement[BALANCE], 1, amount);
  sqlite3_bind_int64(books->statement[BALANCE], 2, id);
  return finish(books->statement[BALANCE]);
}

static int write_entry(loop *books, const char *wallet, long member, long day, sqlite3_int64 minutes) {
  sqlite3_stmt *statement = books->statement[ENTRY];
  char canonical[512];
  uint8_t hash[32];
  sqlite3_bind_int64(statement, 1, books->entry);
  sqlite3_bind_int64(statement, 2, books->entry);
  if (books->duties) {
    int length = snprintf(
        canonical, sizeof canonical,
        "number %lld\nkind service\nat %lld\ndate 2026-01-%02ld\nactor uid:0\nstation bench\nfact member %ld\n"
        "fact minutes %lld\npost bank/issued -%lld\npost %s %lld\n",
        (long long)books->entry, (long long)books->entry, day + 1, member, (long long)minutes, (long long)minutes, wallet,
        (long long)minutes);
    timebank_sha256(books->head, 32, (const uint8_t *)canonical, (size_t)length, hash);
    memcpy(books->head, hash, 32);
    sqlite3_bind_blob(statement, 3, canonical, length, SQLITE_TRANSIENT);
    sqlite3_bind_blob(statement, 4, hash, 32, SQLITE_TRANSIENT);
  }
  return finish(statement);
}

static int keep_reply(loop *books, long member, sqlite3_int64 minutes) {
  sqlite3_stmt *statement = books->statement[REPLY];
  char key[32], request[128], reply[128];
  uint8_t hash[32];
  snprintf(key, sizeof key, "%lld", (long long)books->entry);
  int length = snprintf(request, sizeof request, "service record member=%ld minutes=%lld", member, (long long)minutes);
  timebank_sha256((const uint8_t *)"", 0, (const uint8_t *)request, (size_t)length, hash);
  snprintf(reply, sizeof reply, "record=%lld member=%ld minutes=%lld state=posted", (long long)books->entry, member,
           (long long)minutes);
  sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_blob(statement, 2, hash, 32, SQLITE_STATIC);
  sqlite3_bind_text(statement, 3, reply, -1, SQLITE_STATIC);
  return finish(statement);
}

static int add_total(sqlite3_stmt *statement, sqlite3_int64 whose, sqlite3_int64 minutes) {
  sqlite3_bind_int64(statement, 1, whose);
  sqlite3_bind_int64(statement, 2, minutes);
  return finish(statement);
}

static int write_record(loop *books) {
  long index = (long)books->entry++, member = index % books->members + 1, day = (index / books->members) % 28;
  sqlite3_int64 minutes = 1 + index % 5;
  char wallet[64];
  snprintf(wallet, sizeof wallet, "member:%ld/available", member);
  int code = books->duties ? finish(books->statement[SAVE]) : SQLITE_OK;
  if (!code) code = write_entry(books, wallet, member, day, minutes);
  if (!code) code = post(books, "bank/issued", -minutes);
  if (!code) code = post(books, wallet, minutes);
  sqlite3_stmt *service = books->statement[SERVICE];
  sqlite3_bind_int64(service, 1, books->entry);
  sqlite3_bind_int64(service, 2, member);
  sqlite3_bind_int64(service, 3, 20454 + day);
  sqlite3_bind_int64(service, 4, minutes);
  sqlite3_bind_int64(service, 5, books->entry);
  if (!code) code = finish(service);
  if (!code) code = add_total(books->statement[YEAR], member, minutes);
  if (!code && books->duties) code = add_total(books->statement[TEAM], member % 100, minutes);
  if (!code && books->duties) code = keep_reply(books, member, minutes);
  if (!code && books->duties) code = finish(books->statement[RELEASE]);
  return code;
}

static int write_all(loop *books, long records, long group) {
  for (long written = 0; written < records;) {
    int code = sqlite3_exec(books->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (long n = 0; !code && n < group && written < records; n++, written++) code = write_record(books);
    if (!code) code = sqlite3_exec(books->db, "COMMIT", NULL, NULL, NULL);
    if (code) return code;
  }
  return SQLITE_OK;
}

static int read_end(loop *books) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(
      books->db, "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1", -1, &statement, NULL);
  if (!code && sqlite3_step(statement) == SQLITE_ROW) {
    books->entry = sqlite3_column_int64(statement, 0);
    if (sqlite3_column_bytes(statement, 1) == 32) memcpy(books->head, sqlite3_column_blob(statement, 1), 32);
  }
  sqlite3_finalize(statement);
  return code;
}

static int open_books(loop *books, const char *path) {
  int code = sqlite3_open(path, &books->db);
  if (!code)
    code = sqlite3_exec(
        books->db,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000;"
        "PRAGMA cache_size = -16384;",
        NULL, NULL, NULL);
  if (!code) code = sqlite3_exec(books->db, SCHEMA, NULL, NULL, NULL);
  if (!code && books->duties) code = sqlite3_exec(books->db, DUTIES, NULL, NULL, NULL);
  for (int i = 0; !code && i < COUNT; i++)
    if (books->duties || i < PLAIN_COUNT) code = sqlite3_prepare_v2(books->db, SQL[i], -1, &books->statement[i], NULL);
  return code ? code : read_end(books);
}

int timebank_loop(const char *path, long members, long records, long group, int duties, double *seconds) {
  loop books = {.members = members, .duties = duties};
  struct timespec from, to;
  int code = open_books(&books, path);
  clock_gettime(CLOCK_MONOTONIC, &from);
  if (!code) code = write_all(&books, records, group);
  clock_gettime(CLOCK_MONOTONIC, &to);
  *seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
  if (code) fprintf(stderr, "loop: %s\n", sqlite3_errmsg(books.db));
  for (int i = 0; i < COUNT; i++) sqlite3_finalize(books.statement[i]);
  sqlite3_close(books.db);
  return code;
}
