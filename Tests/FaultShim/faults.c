#define _GNU_SOURCE
#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

// The functions below stand before those of the C library; what they let through goes to the kernel by syscall(2), so that
// nothing has to be looked up while the process is still being put together.

static struct faults_control *control;
static size_t folder_length;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("TIMEBANK_FAULT_FILE");
  if (!path) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *place = mmap(NULL, sizeof(struct faults_control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  syscall(SYS_close, file);
  if (place == MAP_FAILED) return;
  folder_length = strnlen(((struct faults_control *)place)->folder, sizeof control->folder - 1);
  control = place;
}

static int is_watched(const char *path) {
  return strncmp(path, control->folder, folder_length) == 0 && path[folder_length] == '/';
}

/// The path of a descriptor; empty where it is no file.
static void path_of(int descriptor, char *path, size_t size) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, size - 1);
  path[length > 0 ? length : 0] = 0;
}

/// The whole path of a name, which may be one below a folder that is open.
static void join(int folder, const char *name, char *path, size_t size) {
  if (name[0] == '/' || folder == AT_FDCWD) {
    snprintf(path, size, "%s", name);
    return;
  }
  char start[PATH_MAX];
  path_of(folder, start, sizeof start);
  snprintf(path, size, "%s/%s", start, name);
}

enum fate { GOES, FAILS, SHORTENED };

/// Counts a call and says what becomes of it.
static enum fate judge(enum faults_kind kind, const char *path) {
  static const char *names[] = {"open", "write", "sync", "rename", "truncate", "unlink", "read", "map", "own"};
  if (!is_watched(path)) return GOES;
  __atomic_add_fetch(&control->count[kind], 1, __ATOMIC_SEQ_CST);
  if (!(control->kinds >> kind & 1)) return GOES;
  int64_t number = __atomic_add_fetch(&control->calls, 1, __ATOMIC_SEQ_CST);
  int64_t first = control->first;
  if (first == 0 || number < first || number > control->last) return GOES;
  if (__atomic_add_fetch(&control->failed, 1, __ATOMIC_SEQ_CST) == 1)
    snprintf(control->failure, sizeof control->failure, "%s %s", names[kind], path + folder_length + 1);
  if (control->shortens && number == first && kind == FAULTS_WRITE) return SHORTENED;
  errno = (int)control->code;
  return FAILS;
}

static enum fate judge_descriptor(enum faults_kind kind, int descriptor) {
  if (!control || descriptor < 0) return GOES;
  int before = errno;
  char path[PATH_MAX];
  path_of(descriptor, path, sizeof path);
  enum fate fate = judge(kind, path);
  if (fate != FAILS) errno = before;
  return fate;
}

static enum fate judge_name(enum faults_kind kind, int folder, const char *name) {
  if (!control || !name) return GOES;
  int before = errno;
  char path[PATH_MAX];
  join(folder, name, path, sizeof path);
  enum fate fate = judge(kind, path);
  if (fate != FAILS) errno = before;
  return fate;
}

static int open_in(int folder, const char *name, int flags, mode_t mode) {
  if (judge_name(FAULTS_OPEN, folder, name) == FAILS) return -1;
  return (int)syscall(SYS_openat, folder, name, flags, mode);
}

static mode_t mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name)                          \
  int name(const char *path, int flags, ...) { \
    va_list arguments;                      \
    va_start(arguments, flags);             \
    mode_t mode = mode_of(flags, arguments); \
    va_end(arguments);                      \
    return open_in(AT_FDCWD, path, flags, mode); \
  }
#define OPENAT(name)                        \
  int name(int folder, const char *path, int flags, ...) { \
    va_list arguments;                      \
    va_start(arguments, flags);             \
    mode_t mode = mode_of(flags, arguments); \
    va_end(arguments);                      \
    return open_in(folder, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  enum fate fate = judge_descriptor(FAULTS_WRITE, descriptor);
  if (fate == FAILS) return -1;
  return syscall(SYS_write, descriptor, bytes, fate == SHORTENED ? count / 2 : count);
}

static ssize_t write_at(int descriptor, const void *bytes, size_t count, off64_t place) {
  enum fate fate = judge_descriptor(FAULTS_WRITE, descriptor);
  if (fate == FAILS) return -1;
  return syscall(SYS_pwrite64, descriptor, bytes, fate == SHORTENED ? count / 2 : count, place);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t place) {
  return write_at(descriptor, bytes, count, place);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t place) {
  return write_at(descriptor, bytes, count, place);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  enum fate fate = judge_descriptor(FAULTS_WRITE, descriptor);
  if (fate == FAILS) return -1;
  return syscall(SYS_writev, descriptor, parts, fate == SHORTENED && count > 1 ? count / 2 : count);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  if (judge_descriptor(FAULTS_READ, descriptor) == FAILS) return -1;
  return syscall(SYS_read, descriptor, bytes, count);
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t place) {
  if (judge_descriptor(FAULTS_READ, descriptor) == FAILS) return -1;
  return syscall(SYS_pread64, descriptor, bytes, count, place);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t place) {
  if (judge_descriptor(FAULTS_READ, descriptor) == FAILS) return -1;
  return syscall(SYS_pread64, descriptor, bytes, count, place);
}

/// Waits as a slow disk does, where the file is one that is watched.
static void delay(int descriptor) {
  if (!control || control->sync_delay == 0) return;
  char path[PATH_MAX];
  path_of(descriptor, path, sizeof path);
  if (!is_watched(path)) return;
  struct timespec time = {control->sync_delay / 1000000, control->sync_delay % 1000000 * 1000};
  syscall(SYS_nanosleep, &time, NULL);
}

int fsync(int descriptor) {
  delay(descriptor);
  if (judge_descriptor(FAULTS_SYNC, descriptor) == FAILS) return -1;
  return (int)syscall(SYS_fsync, descriptor);
}

int fdatasync(int descriptor) {
  delay(descriptor);
  if (judge_descriptor(FAULTS_SYNC, descriptor) == FAILS) return -1;
  return (int)syscall(SYS_fdatasync, descriptor);
}

int renameat(int old_folder, const char *old, int new_folder, const char *new) {
  if (judge_name(FAULTS_RENAME, new_folder, new) == FAILS) return -1;
  return (int)syscall(SYS_renameat2, old_folder, old, new_folder, new, 0);
}

int rename(const char *old, const char *new) { return renameat(AT_FDCWD, old, AT_FDCWD, new); }

int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned int flags) {
  if (judge_name(FAULTS_RENAME, new_folder, new) == FAILS) return -1;
  return (int)syscall(SYS_renameat2, old_folder, old, new_folder, new, flags);
}

int link(const char *old, const char *new) {
  if (judge_name(FAULTS_RENAME, AT_FDCWD, new) == FAILS) return -1;
  return (int)syscall(SYS_linkat, AT_FDCWD, old, AT_FDCWD, new, 0);
}

int unlinkat(int folder, const char *name, int flags) {
  if (judge_name(FAULTS_UNLINK, folder, name) == FAILS) return -1;
  return (int)syscall(SYS_unlinkat, folder, name, flags);
}

int lchown(const char *name, uid_t user, gid_t group) {
  if (judge_name(FAULTS_OWN, AT_FDCWD, name) == FAILS) return -1;
  return (int)syscall(SYS_fchownat, AT_FDCWD, name, user, group, AT_SYMLINK_NOFOLLOW);
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }

int ftruncate(int descriptor, off_t size) {
  if (judge_descriptor(FAULTS_TRUNCATE, descriptor) == FAILS) return -1;
  return (int)syscall(SYS_ftruncate, descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  if (judge_descriptor(FAULTS_TRUNCATE, descriptor) == FAILS) return -1;
  return (int)syscall(SYS_ftruncate, descriptor, size);
}

void *mmap64(void *place, size_t size, int protection, int flags, int descriptor, off64_t offset) {
  if (judge_descriptor(FAULTS_MAP, descriptor) == FAILS) return MAP_FAILED;
  return (void *)syscall(SYS_mmap, place, size, protection, flags, descriptor, offset);
}

void *mmap(void *place, size_t size, int protection, int flags, int descriptor, off_t offset) {
  return mmap64(place, size, protection, flags, descriptor, offset);
}
