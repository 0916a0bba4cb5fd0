#include "include/baseline.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "sha256.h"

enum { OWN_ACCOUNT, NEW_ACCOUNT, ISSUED, POSTING, ENTRY, RECORD, YEAR, COUNT };

static const char *const SQL[COUNT] = {
    "SELECT id, balance FROM account WHERE name = ?",
    "INSERT INTO account (name, unit, minimum, maximum) VALUES (?, 'minutes', ?, ?)",
    "SELECT id, balance FROM account WHERE name = 'bank/issued'",
    "INSERT INTO posting (account, entry, amount, balance) VALUES (?, ?, ?, ?)",
    "INSERT INTO entry (number, kind, at, date, actor, role, station, postings, canonical, hash)"
    " VALUES (?, 'service', ?, ?, 'uid:0', 'admin', 'bench', 2, ?, ?)",
    "INSERT INTO record (number, member, date, minutes, station, brigades, source, journaled, entry)"
    " VALUES (?, ?, ?, ?, 'bench', '', 'operator', ?, ?)",
    "INSERT INTO member_year (member, year, minutes, records, entry) VALUES (?1, ?2, ?3, 1, ?4)"
    " ON CONFLICT (member, year) DO UPDATE SET minutes = minutes + ?3, records = records + 1, entry = ?4",
};

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *statement[COUNT];
  sqlite3_int64 entry, record, at;
  uint8_t head[32];
} ledger;

static int finish(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int post(ledger *books, sqlite3_int64 account, sqlite3_int64 amount, sqlite3_int64 balance) {
  sqlite3_stmt *statement = books->statement[POSTING];
  sqlite3_bind_int64(statement, 1, account);
  sqlite3_bind_int64(statement, 2, books->entry);
  sqlite3_bind_int64(statement, 3, amount);
  sqlite3_bind_int64(statement, 4, balance + amount);
  return finish(statement);
}

static int find(sqlite3_stmt *statement, sqlite3_int64 *id, sqlite3_int64 *balance) {
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) {
    *id = sqlite3_column_int64(statement, 0);
    *balance = sqlite3_column_int64(statement, 1);
  }
  sqlite3_reset(statement);
  return code;
}

static int open_account(ledger *books, const char *name, sqlite3_int64 minimum, sqlite3_int64 maximum, sqlite3_int64 *id) {
  sqlite3_stmt *statement = books->statement[NEW_ACCOUNT];
  sqlite3_bind_text(statement, 1, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64(statement, 2, minimum);
  sqlite3_bind_int64(statement, 3, maximum);
  int code = finish(statement);
  *id = sqlite3_last_insert_rowid(books->db);
  return code;
}

static int write_postings(ledger *books, const char *wallet, sqlite3_int64 minutes) {
  sqlite3_int64 id = 0, balance = 0;
  int code = find(books->statement[ISSUED], &id, &balance);
  if (code == SQLITE_DONE) code = open_account(books, "bank/issued", INT64_MIN, 0, &id);
  if (code != SQLITE_OK && code != SQLITE_ROW) return code;
  if ((code = post(books, id, -minutes, balance))) return code;
  sqlite3_bind_text(books->statement[OWN_ACCOUNT], 1, wallet, -1, SQLITE_TRANSIENT);
  balance = 0;
  code = find(books->statement[OWN_ACCOUNT], &id, &balance);
  if (code == SQLITE_DONE) code = open_account(books, wallet, 0, INT64_MAX, &id);
  if (code != SQLITE_OK && code != SQLITE_ROW) return code;
  return post(books, id, minutes, balance);
}

static int write_entry(ledger *books, const char *wallet, long member, long day, sqlite3_int64 minutes) {
  char canonical[1024];
  uint8_t hash[32];
  int length = snprintf(
      canonical, sizeof canonical,
      "timebank-entry 1\nnumber %lld\nkind service\nat %lld\ndate 2026-01-%02ld\nactor uid:0\nrole admin\nstation bench\n"
      "fact record %lld\nfact member %ld\nfact minutes %lld\nfact source operator\n"
      "post bank/issued -%lld\npost %s %lld\n",
      (long long)books->entry, (long long)books->at, day + 1, (long long)books->record, member, (long long)minutes,
      (long long)minutes, wallet, (long long)minutes);
  timebank_sha256(books->head, 32, (const uint8_t *)canonical, (size_t)length, hash);
  memcpy(books->head, hash, 32);
  sqlite3_stmt *statement = books->statement[ENTRY];
  sqlite3_bind_int64(statement, 1, books->entry);
  sqlite3_bind_int64(statement, 2, books->at);
  sqlite3_bind_int64(statement, 3, 20454 + day);
  sqlite3_bind_blob(statement, 4, canonical, length, SQLITE_TRANSIENT);
  sqlite3_bind_blob(statement, 5, hash, 32, SQLITE_TRANSIENT);
  return finish(statement);
}

static int write_projections(ledger *books, long member, long day, sqlite3_int64 minutes) {
  sqlite3_stmt *statement = books->statement[RECORD];
  sqlite3_bind_int64(statement, 1, books->record);
  sqlite3_bind_int64(statement, 2, member);
  sqlite3_bind_int64(statement, 3, 20454 + day);
  sqlite3_bind_int64(statement, 4, minutes);
  sqlite3_bind_int64(statement, 5, books->entry);
  sqlite3_bind_int64(statement, 6, books->entry);
  int code = finish(statement);
  if (code) return code;
  statement = books->statement[YEAR];
  sqlite3_bind_int64(statement, 1, member);
  sqlite3_bind_int64(statement, 2, 2026);
  sqlite3_bind_int64(statement, 3, minutes);
  sqlite3_bind_int64(statement, 4, books->entry);
  return finish(statement);
}

static int write_record(ledger *books, long index, long members) {
  long member = index % members + 1, day = (index / members) % 28;
  sqlite3_int64 minutes = 1 + index % 5;
  char wallet[64];
  snprintf(wallet, sizeof wallet, "member:%ld/available", member);
  books->entry++;
  books->record++;
  int code = write_postings(books, wallet, minutes);
  if (!code) code = write_entry(books, wallet, member, day, minutes);
  if (!code) code = write_projections(books, member, day, minutes);
  return code;
}

static int read_end(ledger *books) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(
      books->db, "SELECT number, at, hash, (SELECT coalesce(max(number), 0) FROM record) FROM entry ORDER BY number DESC",
      -1, &statement, NULL);
  if (!code && sqlite3_step(statement) == SQLITE_ROW) {
    books->entry = sqlite3_column_int64(statement, 0);
    books->at = sqlite3_column_int64(statement, 1);
    memcpy(books->head, sqlite3_column_blob(statement, 2), 32);
    books->record = sqlite3_column_int64(statement, 3);
  }
  sqlite3_finalize(statement);
  return code;
}

static int write_all(ledger *books, long members, long records, long group) {
  for (long index = 0; index < records;) {
    int code = sqlite3_exec(books->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    for (long n = 0; !code && n < group && index < records; n++) code = write_record(books, index++, members);
    if (!code) code = sqlite3_exec(books->db, "COMMIT", NULL, NULL, NULL);
    if (code) return code;
  }
  return SQLITE_OK;
}

int timebank_baseline(const char *path, long members, long records, long group, double *seconds) {
  ledger books = {0};
  struct timespec from, to;
  int code = sqlite3_open(path, &books.db);
  if (!code)
    code = sqlite3_exec(
        books.db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
        "PRAGMA wal_autocheckpoint = 2000; PRAGMA cache_size = -4096;", NULL, NULL, NULL);
  for (int i = 0; !code && i < COUNT; i++) code = sqlite3_prepare_v2(books.db, SQL[i], -1, &books.statement[i], NULL);
  if (!code) code = read_end(&books);
  clock_gettime(CLOCK_MONOTONIC, &from);
  if (!code) code = write_all(&books, members, records, group);
  clock_gettime(CLOCK_MONOTONIC, &to);
  *seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
  if (code) fprintf(stderr, "baseline: %s\n", sqlite3_errmsg(books.db));
  for (int i = 0; i < COUNT; i++) sqlite3_finalize(books.statement[i]);
  sqlite3_close(books.db);
  return code;
}
