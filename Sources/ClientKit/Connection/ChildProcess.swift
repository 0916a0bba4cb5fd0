import Glibc

/// A program that runs as a child, its standard input and output being the two directions of one transport.
struct ChildProcess {
  /// The bytes from and to the child.
  var transport: Transport
  /// Waits for the child's end and gives its exit status; 128 and the signal's number where a signal ended it.
  var wait: () -> Int32
  /// Ends the child, unless it has ended already.
  var terminate: () -> Void

  /// Starts a program that is looked for in `PATH`.
  ///
  /// Its errors go where this process's own go, so that ssh can speak to the person at the terminal.
  ///
  /// - Throws: The system's error number; ENOENT where there is no such program.
  static func start(
    _ program: String, _ arguments: [String], keepsErrors: Bool
  ) throws(TransportError) -> ChildProcess {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw .system(errno)
    }
    var process: pid_t = 0
    let result = spawn(program, arguments, descriptor: ends[1], keepsErrors: keepsErrors, &process)
    close(ends[1])
    guard result == 0 else {
      close(ends[0])
      throw .system(result)
    }
    let life = ChildLife(process)
    return ChildProcess(
      transport: UnixSocket.transport(ends[0]), wait: { life.wait() }, terminate: { life.terminate() })
  }

  private static func spawn(
    _ program: String, _ arguments: [String], descriptor: Int32, keepsErrors: Bool, _ process: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDOUT_FILENO)
    if !keepsErrors { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) }
    // The desk keeps signals back for itself; its children shall hear of them.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    return posix_spawnp(&process, program, &actions, &attributes, words, environ)
  }
}

/// Whether a child still runs; asked and changed by one thread only.
private final class ChildLife {
  private let process: pid_t
  private var status: Int32?

  init(_ process: pid_t) {
    self.process = process
  }

  func wait() -> Int32 {
    if let status { return status }
    var raw: Int32 = 0
    while waitpid(process, &raw, 0) < 0 {
      guard errno == EINTR else { return 255 }
    }
    let signal = raw & 0x7F
    let ended = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
    status = ended
    return ended
  }

  func terminate() {
    guard status == nil else { return }
    kill(process, SIGTERM)
    _ = wait()
  }
}
