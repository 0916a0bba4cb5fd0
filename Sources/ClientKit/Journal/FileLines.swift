import Glibc
import LineProtocol

/// The lines of a file, read block by block, so that a file of any size fits.
package final class FileLines {
  /// A line without its LF.
  struct Line {
    let bytes: [UInt8]
    /// Whether an LF followed; only the last line can be without one.
    let isWhole: Bool
  }

  private let read: () throws(ClientFailure) -> [UInt8]
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Lines of what a source gives, block by block; an empty block is the end.
  package init(read: @escaping () throws(ClientFailure) -> [UInt8]) {
    self.read = read
  }

  /// The next line; nil at the end.
  func next() throws(ClientFailure) -> Line? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Line(bytes: Array(buffer[start..<end]), isWhole: true)
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      guard !isAtEnd else {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : Line(bytes: buffer, isWhole: false)
      }
      guard buffer.count <= FileLines.maxLineBytes else { throw .lineTooLong }
      let block = try read()
      isAtEnd = block.isEmpty
      buffer += block
    }
  }

  /// Far more than any entry; keeps a wrong file name from filling the memory.
  private static let maxLineBytes = 256 * 1024 * 1024
}

/// A file that is being written, or standard output.
struct NewFile {
  /// Appends bytes.
  var write: ([UInt8]) throws(ClientFailure) -> Void
  /// Puts the finished file in its place, durable.
  var finish: () throws(ClientFailure) -> Void
  /// Throws away what was written.
  var discard: () -> Void

  /// Writes the whole file; what could not be finished is thrown away.
  func put(_ bytes: [UInt8]) throws(ClientFailure) {
    do throws(ClientFailure) {
      try write(bytes)
      try finish()
    } catch {
      discard()
      throw error
    }
  }
}

/// Opens files of this machine.
enum FileAccess {
  /// The blocks of a file; `-` is standard input.
  static func open(_ path: String) throws(ClientFailure) -> FileLines {
    let descriptor = path == "-" ? STDIN_FILENO : Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
    let file = OpenFile(descriptor: descriptor)
    return FileLines { () throws(ClientFailure) in
      var block = [UInt8](repeating: 0, count: 256 * 1024)
      while true {
        let count = Glibc.read(file.descriptor, &block, block.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .unreadable(path, errno) }
        return Array(block[..<count])
      }
    }
  }

  /// A new file, written beside its place and only for its owner to read, as a journal tells much of people.
  static func make(_ path: String) throws(ClientFailure) -> NewFile {
    let part = path + ".part"
    let descriptor = Glibc.open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path, errno) }
    let file = OpenFile(descriptor: descriptor)
    return NewFile(
      write: { (bytes) throws(ClientFailure) in
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { Glibc.write(file.descriptor, $0.baseAddress, $0.count) }
          if count < 0, errno == EINTR { continue }
          guard count >= 0 else { throw .unwritable(path, errno) }
          rest = rest.dropFirst(count)
        }
      },
      finish: { () throws(ClientFailure) in
        guard fsync(file.descriptor) == 0, rename(part, path) == 0 else { throw .unwritable(path, errno) }
      },
      discard: { unlink(part) })
  }

  /// Makes a folder, and those above it, for this user alone.
  static func makeFolder(_ path: String) throws(ClientFailure) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else { throw .unwritable(made, errno) }
    }
  }

  /// A descriptor that is closed with the last who uses it.
  private final class OpenFile {
    let descriptor: Int32

    init(descriptor: Int32) {
      self.descriptor = descriptor
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }
  }
}

extension ClientFailure {
  fileprivate static var lineTooLong: ClientFailure {
    ClientFailure(
      "no-input", .noInput, Localized("文件中有一行超过 256 MiB", "A line of the file has more than 256 MiB"),
      remedy: Localized("请核对文件名", "check the file's name"))
  }

  fileprivate static func unreadable(_ path: String, _ number: Int32) -> ClientFailure {
    let reason = String(cString: strerror(number))
    return ClientFailure(
      "no-input", .noInput, Localized("读不了文件 \(path):\(reason)", "Cannot read \(path): \(reason)"),
      remedy: Localized("请核对文件名和权限", "check the file's name and permissions"))
  }

  fileprivate static func unwritable(_ path: String, _ number: Int32) -> ClientFailure {
    let reason = String(cString: strerror(number))
    return ClientFailure(
      "no-output", .inputOutput, Localized("写不了文件 \(path):\(reason)", "Cannot write \(path): \(reason)"),
      remedy: Localized("请核对文件夹、权限和磁盘空间", "check the folder, its permissions and the space on the disk"))
  }
}
