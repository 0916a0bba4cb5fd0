import Glibc

/// A program that carries one message, in a process group of its own, so that all that it starts can be ended with it.
final class HookProcess {
  /// How it ended.
  enum End: Hashable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// Readable while it has said something.
  let output: Int32
  /// Readable once it has ended.
  let ended: Int32
  private let process: pid_t
  private var said: [UInt8] = []

  /// Starts a program.
  ///
  /// - Parameter input: What it reads; less than a pipe holds, so that nobody waits for it to be read.
  /// - Throws: The system's error number.
  init(_ path: String, input: [UInt8], environment: [String: String]) throws(TransportError) {
    let stdin = try Pipe()
    defer { stdin.closeBoth() }
    let stdout = try Pipe()
    defer { close(stdout.sink) }
    let life: Pipe
    do throws(TransportError) { life = try Pipe() } catch {
      close(stdout.source)
      throw error
    }
    _ = PipeWriting.write(input, to: stdin.sink)
    var process: pid_t = 0
    let result = Self.spawn(path, environment, input: stdin.source, output: stdout.sink, &process)
    guard result == 0, Self.watch(process, telling: life.sink) else {
      close(stdout.source)
      life.closeBoth()
      throw .system(result == 0 ? EAGAIN : result)
    }
    self.process = process
    output = stdout.source
    ended = life.source
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(output)
    close(ended)
  }

  /// Takes in what it has said; gives false once it will say no more.
  ///
  /// What is too long is not kept. One that floods is heard a little at a time: there are others, and the time is limited.
  func listen() -> Bool {
    var block = [UInt8](repeating: 0, count: 4096)
    for _ in 0..<16 {
      let count = read(output, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 && errno == EAGAIN }
      said += block[..<min(count, Self.mostBytes - said.count)]
    }
    return true
  }

  /// What it said, on one line.
  var words: String {
    let text = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " | ")
    return CellText.harmless(text)
  }

  /// Ends it and all that it has started.
  func kill() { Glibc.kill(-process, SIGKILL) }

  /// Takes leave of one that has ended, and ends what it has left behind.
  func finish() -> End {
    // Not waited for yet, so its group is still its own.
    kill()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  private static func spawn(
    _ path: String, _ environment: [String: String], input: Int32, output: Int32, _ process: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    let variables = environment.merging(["PATH": searchPath, "LANG": "C.UTF-8"]) { given, _ in given }
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
    var pairs: [UnsafeMutablePointer<CChar>?] = variables.sorted { $0.key < $1.key }.map {
      strdup("\($0.key)=\($0.value)")
    }
    pairs.append(nil)
    defer { (words + pairs).forEach { free($0) } }
    return posix_spawn(&process, path, &actions, &attributes, &words, &pairs)
  }

  /// Has a thread of its own wait for the end, and tell it by closing a descriptor.
  private static func watch(_ process: pid_t, telling sink: Int32) -> Bool {
    let order = UnsafeMutablePointer<Order>.allocate(capacity: 1)
    order.initialize(to: Order(process: process, sink: sink))
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { context in
        guard let order = context?.assumingMemoryBound(to: Order.self) else { return nil }
        var what = siginfo_t()
        while waitid(P_PID, id_t(order.pointee.process), &what, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        close(order.pointee.sink)
        order.deallocate()
        return nil
      }, order)
    guard result == 0 else {
      order.deallocate()
      Glibc.kill(-process, SIGKILL)
      waitpid(process, nil, 0)
      return false
    }
    pthread_detach(thread)
    return true
  }

  private struct Order {
    let process: pid_t
    let sink: Int32
  }

  private struct Pipe {
    let source: Int32
    let sink: Int32

    init() throws(TransportError) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .system(errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (source, sink) = (ends[0], ends[1])
    }

    func closeBoth() {
      close(source)
      close(sink)
    }
  }

  /// As much of what it says as stands in the log where it fails.
  private static let mostBytes = 200
  private static let searchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
}
