#ifndef TIMEBANK_CSQLITE_TUNING_H
#define TIMEBANK_CSQLITE_TUNING_H

#include <sqlite3.h>

/// Has SQLite allocate without counting what it allocates, and so without a lock around each allocation.
///
/// Works only before SQLite is first used in the process and gives `SQLITE_MISUSE` afterwards. Swift cannot call the variadic
/// function beneath.
int timebank_sqlite_stop_counting_memory(void);

#endif
