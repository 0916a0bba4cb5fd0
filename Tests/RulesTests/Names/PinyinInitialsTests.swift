import Glibc
import Rules
import Testing

@Suite struct `Initials in pinyin` {
  @Test(arguments: [
    ("zs", "张三"), ("z", "张三"), ("ZS", "张三"), ("ｚｓ", "张三"), ("oyx", "欧阳修"), ("xt", "鑫婷"), ("wq", "魏琪"),
    ("abdr", "阿不都·热合曼"), ("an", "Anna Li"), ("annal", "Anna Li"),
  ])
  func `find a name from its first character on`(_ typed: String, _ name: String) throws {
    #expect(try #require(PinyinInitials(typed)).begin(name))
  }

  @Test(arguments: [("s", "张三"), ("zsx", "张三"), ("zl", "张三"), ("a", ""), ("a", "·"), ("y", "😀")])
  func `do not find what begins otherwise, or is shorter`(_ typed: String, _ name: String) throws {
    #expect(try !#require(PinyinInitials(typed)).begin(name))
  }

  @Test(arguments: [
    ("单雄信", ["s", "d"]), ("曾国", ["z", "c"]), ("解缙", ["x", "j"]), ("仇英", ["q", "c"]), ("查良", ["z", "c"]),
    ("区大", ["o", "q"]), ("翟志", ["z", "d"]), ("尉迟恭", ["y", "w"]), ("乐毅", ["y", "l"]), ("万俟卨", ["m", "w"]),
    ("石头", ["s", "d"]), ("重阳", ["z", "c"]),
  ])
  func `find a surname by each of its readings`(_ name: String, _ initials: [String]) throws {
    for initial in initials { #expect(try #require(PinyinInitials(initial)).begin(name)) }
  }

  @Test(arguments: ["", "张", "z1", "z s", "1", "é"])
  func `are letters and nothing else`(_ text: String) {
    #expect(PinyinInitials(text) == nil)
  }

  /// GB2312 orders the 3755 characters of its first level by their reading; where each letter begins is well known.
  @Test func `agree with the order of GB2312`() throws {
    let starts: [(letter: String, code: Int)] = [
      ("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2), ("g", 0xB8C1),
      ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8), ("n", 0xC4C3), ("o", 0xC5B6),
      ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6), ("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4),
      ("y", 0xD1B9), ("z", 0xD4D1),
    ]
    let converter = try #require(iconv_open("UTF-8", "GB2312"))
    defer { iconv_close(converter) }
    var count = 0
    for code in 0xB0A1...0xD7F9 where code & 0xFF >= 0xA1 && code & 0xFF <= 0xFE {
      let letter = try #require(starts.last { $0.code <= code }).letter
      let character = try #require(Self.character(code, converter))
      #expect(try #require(PinyinInitials(letter)).begin(character), "\(character) is not found by \(letter)")
      count += 1
    }
    #expect(count == 3755)
  }

  private static func character(_ code: Int, _ converter: iconv_t) -> String? {
    var input = [CChar(truncatingIfNeeded: code >> 8), CChar(truncatingIfNeeded: code & 0xFF)]
    var output = [CChar](repeating: 0, count: 8)
    var inputLeft = input.count
    var outputLeft = output.count - 1
    let result = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        return iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard result == 0 else { return nil }
    return String(decoding: output.prefix(output.count - 1 - outputLeft).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
