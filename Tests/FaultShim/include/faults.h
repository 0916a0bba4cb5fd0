/// A disk that fails when it is told to, for one process: loaded with LD_PRELOAD under the real daemon.
///
/// Calls on files below one folder are counted, and the n-th of them fails with a given errno, or every one from the n-th
/// to the m-th. The environment's TIMEBANK_FAULT_FILE names a file of `sizeof(struct faults_control)` bytes that both sides
/// have mapped: the tests write what shall happen, before the start or while the process runs, and read what has.
/// Linux only; never part of what is installed.
#ifndef TIMEBANK_FAULT_FILE_H
#define TIMEBANK_FAULT_FILE_H

#include <stdint.h>

enum faults_kind {
  FAULTS_OPEN,
  /// write, pwrite, writev
  FAULTS_WRITE,
  /// fsync, fdatasync
  FAULTS_SYNC,
  /// rename and link
  FAULTS_RENAME,
  FAULTS_TRUNCATE,
  FAULTS_UNLINK,
  /// read, pread
  FAULTS_READ,
  /// mmap of a file
  FAULTS_MAP,
  /// lchown
  FAULTS_OWN,
  FAULTS_KINDS
};

struct faults_control {
  /// The kinds that `calls` counts and that can fail; bit k for kind k.
  int64_t kinds;
  /// The first and the last call that fail, from 1; 0 for none.
  int64_t first;
  int64_t last;
  /// The errno that they fail with.
  int64_t code;
  /// Not 0: where the first that fails is a write, it takes half of what it was given and says so.
  int64_t shortens;
  /// How long each fsync takes, in microseconds.
  int64_t sync_delay;
  /// Calls so far of the kinds above.
  int64_t calls;
  /// How many calls were made to fail.
  int64_t failed;
  /// Calls so far by kind.
  int64_t count[FAULTS_KINDS];
  /// What the first one that failed was, as in `write bank.sqlite-wal`.
  char failure[512];
  /// The folder, without a slash at its end.
  char folder[384];
};

#endif
