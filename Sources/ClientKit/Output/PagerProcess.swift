import Glibc

extension Pager {
  /// Gives text to the program on its standard input and waits until the person has left it.
  ///
  /// - Returns: False where there is no such program; then nothing was shown.
  func show(_ text: [UInt8]) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    // A pager that had the writing end itself would never see the end of the text.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var process: pid_t = 0
    let result = spawn(reading: ends[0], &process)
    close(ends[0])
    guard result == 0 else {
      close(ends[1])
      return false
    }
    // An interrupt is the pager's to answer.
    let interrupt = signal(SIGINT, SIG_IGN)
    Self.write(text, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    signal(SIGINT, interrupt)
    // A shell's word for a program that is not there, or cannot be run.
    let ended = (status >> 8) & 0xFF
    return status & 0x7F != 0 || ended != 127 && ended != 126
  }

  private func spawn(reading descriptor: Int32, _ process: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = Self.variables(adding: environment).map { strdup($0) } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    return posix_spawnp(&process, words[0], &actions, nil, &arguments, &variables)
  }

  private static func variables(adding more: [String: String]) -> [String] {
    var lines = more.map { "\($0.key)=\($0.value)" }
    var place = environ
    while let line = place.pointee {
      let text = String(cString: line)
      if more[String(text.prefix { $0 != "=" })] == nil { lines.append(text) }
      place += 1
    }
    return lines
  }

  /// Writes all, or what was read until the pager was left.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = PipeWriting.write(rest, to: descriptor)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
