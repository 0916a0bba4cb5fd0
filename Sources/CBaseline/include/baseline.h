#ifndef TIMEBANK_BASELINE_H
#define TIMEBANK_BASELINE_H

/// Writes service records into a ledger as the daemon would, from a plain loop over libsqlite3: the same rows, triggers
/// and hashes, `synchronous=FULL`, and nothing else; what is left to gain by not having a daemon at all.
///
/// @param path    A ledger in which the station `bench` and members 1 to `members` exist.
/// @param members How many members take turns.
/// @param records How many records to write.
/// @param group   How many of them share a commit.
/// @param seconds Where the time that the writing took is stored.
/// @return 0, or the error code of SQLite.
int timebank_baseline(const char *path, long members, long records, long group, double *seconds);

#endif
