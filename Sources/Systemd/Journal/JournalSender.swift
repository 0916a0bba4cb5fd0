import CSystemd
import Glibc

/// Sends entries to the journal, field by field.
public struct JournalSender: Sendable {
  private let send: @Sendable ([String]) -> Bool

  /// Makes one that sends elsewhere, so that tests see what is sent.
  ///
  /// - Parameter send: Gets every field as `NAME=value`; says whether it could be sent.
  public init(send: @escaping @Sendable ([String]) -> Bool) {
    self.send = send
  }

  /// Sends one entry; says whether the journal took it.
  public func callAsFunction(_ fields: [(name: String, value: String)]) -> Bool {
    send(fields.map { "\($0.name)=\($0.value)" })
  }

  /// The journal of this machine.
  public static let system = JournalSender { fields in
    // All fields lie in one buffer, since the vector's pointers must live as long as the call.
    var bytes: [UInt8] = []
    var lengths: [Int] = []
    for field in fields {
      bytes += field.utf8
      lengths.append(field.utf8.count)
    }
    return bytes.withUnsafeMutableBytes { buffer in
      guard var start = buffer.baseAddress else { return false }
      let vector = lengths.map { length in
        defer { start += length }
        return iovec(iov_base: start, iov_len: length)
      }
      return sd_journal_sendv(vector, CInt(vector.count)) == 0
    }
  }
}
