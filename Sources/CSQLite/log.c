#include "log.h"

#include <stdlib.h>
#include <string.h>

enum {
  // What is gathered at most; SQLite's own file system writes less than 128 KiB at a time.
  CAPACITY = 120 << 10,
  // The head of a log, which must be on disk before anything behind it is.
  HEAD_LENGTH = 32,
};

typedef struct {
  sqlite3_file base;
  // What was written and is not in the file yet, and where it belongs.
  unsigned char *gathered;
  int length;
  sqlite3_int64 start;
  // Whether there is a commit, whose writes end with a wait for the disk, and whether that is left out.
  int gathers;
  int leaves_unforced;
  // The file itself, made by the file system that SQLite would use.
  sqlite3_file *real;
} log_file;

// The file system that SQLite would use, and the same but for the way in which logs are opened.
static sqlite3_vfs *usual;
static sqlite3_vfs gathering;

static log_file *log_of(sqlite3_file *file) { return (log_file *)file; }

// What could not be written is given up: SQLite takes back the whole commit.
static int flush(log_file *log) {
  if (!log->length) return SQLITE_OK;
  int length = log->length;
  log->length = 0;
  return log->real->pMethods->xWrite(log->real, log->gathered, length, log->start);
}

static int write_log(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  log_file *log = log_of(file);
  if (log->gathers && !log->gathered) log->gathered = malloc(CAPACITY);
  if (!log->gathers || !log->gathered || count > CAPACITY) {
    int code = flush(log);
    return code ? code : log->real->pMethods->xWrite(log->real, bytes, count, offset);
  }
  if (log->length && (offset != log->start + log->length || count > CAPACITY - log->length)) {
    int code = flush(log);
    if (code) return code;
  }
  if (!log->length) log->start = offset;
  memcpy(log->gathered + log->length, bytes, (size_t)count);
  log->length += count;
  return SQLITE_OK;
}

static int read_log(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  log_file *log = log_of(file);
  int is_gathered = offset < log->start + log->length && log->start < offset + count;
  int code = is_gathered ? flush(log) : SQLITE_OK;
  return code ? code : log->real->pMethods->xRead(log->real, bytes, count, offset);
}

static int sync_log(sqlite3_file *file, int flags) {
  log_file *log = log_of(file);
  int is_head = log->length && log->start + log->length <= HEAD_LENGTH;
  int code = flush(log);
  if (code) return code;
  if (log->leaves_unforced && !is_head) {
    log->leaves_unforced = 0;
    return SQLITE_OK;
  }
  return log->real->pMethods->xSync(log->real, flags);
}

static int truncate_log(sqlite3_file *file, sqlite3_int64 size) {
  int code = flush(log_of(file));
  return code ? code : log_of(file)->real->pMethods->xTruncate(log_of(file)->real, size);
}

static int size_of_log(sqlite3_file *file, sqlite3_int64 *size) {
  int code = flush(log_of(file));
  return code ? code : log_of(file)->real->pMethods->xFileSize(log_of(file)->real, size);
}

static int close_log(sqlite3_file *file) {
  log_file *log = log_of(file);
  int code = flush(log), closed = log->real->pMethods->xClose(log->real);
  free(log->gathered);
  log->gathered = NULL;
  return code ? code : closed;
}

static int lock_log(sqlite3_file *file, int level) {
  return log_of(file)->real->pMethods->xLock(log_of(file)->real, level);
}

static int unlock_log(sqlite3_file *file, int level) {
  return log_of(file)->real->pMethods->xUnlock(log_of(file)->real, level);
}

static int log_is_reserved(sqlite3_file *file, int *is_reserved) {
  return log_of(file)->real->pMethods->xCheckReservedLock(log_of(file)->real, is_reserved);
}

static int control_log(sqlite3_file *file, int operation, void *argument) {
  return log_of(file)->real->pMethods->xFileControl(log_of(file)->real, operation, argument);
}

static int sector_size_of_log(sqlite3_file *file) {
  return log_of(file)->real->pMethods->xSectorSize(log_of(file)->real);
}

static int traits_of_log(sqlite3_file *file) {
  return log_of(file)->real->pMethods->xDeviceCharacteristics(log_of(file)->real);
}

static const sqlite3_io_methods log_methods = {
    .iVersion = 1,
    .xClose = close_log,
    .xRead = read_log,
    .xWrite = write_log,
    .xTruncate = truncate_log,
    .xSync = sync_log,
    .xFileSize = size_of_log,
    .xLock = lock_log,
    .xUnlock = unlock_log,
    .xCheckReservedLock = log_is_reserved,
    .xFileControl = control_log,
    .xSectorSize = sector_size_of_log,
    .xDeviceCharacteristics = traits_of_log,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given) {
  (void)vfs;
  if (!(flags & SQLITE_OPEN_WAL)) return usual->xOpen(usual, name, file, flags, given);
  log_file *log = log_of(file);
  memset(log, 0, sizeof *log);
  log->real = (sqlite3_file *)(log + 1);
  int code = usual->xOpen(usual, name, log->real, flags, given);
  // Without methods SQLite does not close what could not be opened.
  if (log->real->pMethods) log->base.pMethods = &log_methods;
  return code;
}

int timebank_log_register(void) {
  if (usual) return SQLITE_OK;
  if (!(usual = sqlite3_vfs_find(NULL))) return SQLITE_ERROR;
  gathering = *usual;
  gathering.pNext = NULL;
  gathering.zName = "timebank";
  gathering.szOsFile = (int)sizeof(log_file) + usual->szOsFile;
  gathering.xOpen = open_file;
  return sqlite3_vfs_register(&gathering, 1);
}

// The log of a connection; nil where it is not opened in this way, or not yet.
static log_file *log_of_connection(sqlite3 *db) {
  sqlite3_file *file = NULL;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) != SQLITE_OK || !file) return NULL;
  return file->pMethods == &log_methods ? log_of(file) : NULL;
}

void timebank_log_begin_commit(sqlite3 *db, int waits_for_disk) {
  log_file *log = log_of_connection(db);
  if (!log) return;
  log->gathers = 1;
  log->leaves_unforced = !waits_for_disk;
}

void timebank_log_end_commit(sqlite3 *db) {
  log_file *log = log_of_connection(db);
  if (!log) return;
  log->gathers = 0;
  log->leaves_unforced = 0;
  // Of a commit that has failed before its end; nobody reads what it left behind the last whole one.
  log->length = 0;
}
