#ifndef TIMEBANK_CSQLITE_LOG_H
#define TIMEBANK_CSQLITE_LOG_H

#include <sqlite3.h>

/// Has SQLite write the log of a database by a few large writes, and lets a commit be forced to disk later.
///
/// SQLite writes each page of a commit by two small writes, neither of which begins where a page of the file does. Between
/// the two calls below, what follows one another is gathered and written at once: when SQLite waits for the disk, when it
/// reads from there, and whenever enough has come together. An error of such a write is told by the call that caused it.
///
/// To be called before the first database is opened; a second time does nothing. Gives a result code of SQLite.
int timebank_log_register(void);

/// Says that `COMMIT` comes next on a connection with `synchronous=FULL`, so that its log is written at once; without FULL
/// others could read pages that are not in the file yet.
///
/// Where the commit does not wait for the disk, who asked for that waits for it himself; every other wait, that of a
/// checkpoint too, is left as it is. Does nothing where the log is not opened in this way.
void timebank_log_begin_commit(sqlite3 *db, int waits_for_disk);

/// Says that the commit has ended, well or not.
void timebank_log_end_commit(sqlite3 *db);

#endif
