#ifndef TIMEBANK_LOOP_H
#define TIMEBANK_LOOP_H

/// Writes service records into an SQLite file of its own from a plain loop, durable at each commit: what somebody would write
/// who needs no daemon.
///
/// @param path    A file; it is made where there is none, and grows where there is one.
/// @param members How many members take turns.
/// @param records How many records to write.
/// @param group   How many of them share a commit.
/// @param duties  Whether it does what the daemon must: a savepoint, the hash chain, triggers, a kept answer and the
///                team's total for each record.
/// @param seconds Where the time that the writing took is stored.
/// @return 0, or the error code of SQLite.
int timebank_loop(const char *path, long members, long records, long group, int duties, double *seconds);

#endif
