/// What a person pressed.
enum Key: Hashable {
  case character(Character)
  case left
  case right
  case home
  case end
  case up
  case down
  case backspace
  case delete
  case tab
  case enter
  /// Ctrl-C: give this line up.
  case interrupt
  /// Ctrl-D: the end of input on an empty line.
  case endOfInput
  /// Ctrl-U: delete up to the cursor.
  case deleteToStart
  /// Ctrl-K: delete from the cursor.
  case deleteToEnd
  /// Ctrl-W: delete the word before the cursor.
  case deleteWord
  /// Ctrl-L: clear the screen.
  case redraw
  /// Esc alone.
  case escape
}

/// Turns the bytes of a terminal into keys: UTF-8, controls, and the escape sequences of cursor keys.
struct KeyDecoder {
  private enum State {
    case ground
    /// The bytes of a character so far, and how many it has.
    case character([UInt8], length: Int)
    case escape
    /// The bytes behind `ESC [` or `ESC O`.
    case sequence([UInt8])
  }

  private var state = State.ground

  /// Takes a byte and gives a key where one is complete; what no key is known for is dropped.
  mutating func take(_ byte: UInt8) -> Key? {
    switch state {
    case .ground: return begin(byte)
    case .character(let bytes, let length): return go(on: bytes + [byte], length)
    case .escape:
      // A second Esc begins anew; the first one was pressed.
      if byte == 0x1B { return .escape }
      state = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") ? .sequence([]) : .ground
      return nil
    case .sequence(let bytes):
      guard (0x40...0x7E).contains(byte) else {
        state = bytes.count < 16 ? .sequence(bytes + [byte]) : .ground
        return nil
      }
      state = .ground
      return Self.sequenceKey(bytes, final: byte)
    }
  }

  /// Whether an Esc has come that may be the beginning of a sequence.
  var isEscapePending: Bool { if case .escape = state { true } else { false } }

  /// Takes a pending Esc for a key of its own, as nothing has followed it.
  mutating func endEscape() -> Key? {
    guard isEscapePending else { return nil }
    state = .ground
    return .escape
  }

  private mutating func begin(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0x00...0x1F, 0x7F: return Self.controlKey(byte)
    case 0x20..<0x7F: return .character(Character(Unicode.Scalar(byte)))
    case 0xC2...0xDF: state = .character([byte], length: 2)
    case 0xE0...0xEF: state = .character([byte], length: 3)
    case 0xF0...0xF4: state = .character([byte], length: 4)
    default: break
    }
    return nil
  }

  private mutating func go(on bytes: [UInt8], _ length: Int) -> Key? {
    guard let last = bytes.last, (0x80...0xBF).contains(last) else {
      // The character was cut off; this byte begins something new.
      state = .ground
      return bytes.last.flatMap { begin($0) }
    }
    guard bytes.count == length else {
      state = .character(bytes, length: length)
      return nil
    }
    state = .ground
    return String(validating: bytes, as: UTF8.self).flatMap(\.first).map { .character($0) }
  }

  private static func controlKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x01: .home
    case 0x02: .left
    case 0x03: .interrupt
    case 0x04: .endOfInput
    case 0x05: .end
    case 0x06: .right
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x0B: .deleteToEnd
    case 0x0C: .redraw
    case 0x0E: .down
    case 0x10: .up
    case 0x15: .deleteToStart
    case 0x17: .deleteWord
    default: nil
    }
  }

  private static func sequenceKey(_ bytes: [UInt8], final: UInt8) -> Key? {
    switch (final, String(decoding: bytes, as: UTF8.self)) {
    case (UInt8(ascii: "A"), _): .up
    case (UInt8(ascii: "B"), _): .down
    case (UInt8(ascii: "C"), _): .right
    case (UInt8(ascii: "D"), _): .left
    case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), "1"), (UInt8(ascii: "~"), "7"): .home
    case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), "4"), (UInt8(ascii: "~"), "8"): .end
    case (UInt8(ascii: "~"), "3"): .delete
    default: nil
    }
  }
}
