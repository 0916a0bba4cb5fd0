import LineProtocol
import Testing

/// The texts of `bad-request`, word for word: an operator reads them, and they say what to do.
@Suite struct LineFaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let bytes: [UInt8]
    let position: Int
    let tag: String?
    let chinese: String
    let english: String

    init(_ line: String, _ position: Int, tag: String? = nil, _ chinese: String, _ english: String) {
      self.init(Array(line.utf8), position, tag: tag, chinese, english)
    }

    init(_ bytes: [UInt8], _ position: Int, tag: String? = nil, _ chinese: String, _ english: String) {
      self.bytes = bytes
      self.position = position
      self.tag = tag
      self.chinese = chinese
      self.english = english
    }

    var testDescription: String { String(decoding: bytes, as: UTF8.self) }
  }

  private static let afterQuote = (
    "结束的引号后面要空一格,再写下一项", "Text stands right after a closing quote; put a space between them"
  )
  private static let control = (
    "行中有控制字符,请删去;需要换行时请在引号内写作 \\n",
    "The line holds a control character; take it out, or write it inside quotes, a line break as \\n"
  )
  private static let nul = (
    "行中有空字符(NUL),请删去后重发", "The line holds a NUL character; take it out and send the line again"
  )
  private static let escape = (
    "引号内的反斜杠只能写作 \\\" \\\\ \\/ \\b \\f \\n \\r \\t 或 \\u 加四位十六进制数",
    "Inside quotes a backslash is only known as \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hex digits"
  )
  private static let surrogate = (
    "\\u 代理项不成对,请写成一对(如 \\ud83d\\ude00),或直接输入该字符",
    "A \\u surrogate stands alone; write the pair (such as \\ud83d\\ude00) or the character itself"
  )
  private static let tag = (
    "@ 后面的标签应为 1 到 32 个字母、数字或 . _ : - ,其后空一格",
    "After the @ a tag is 1 to 32 letters, digits or . _ : - and then a space"
  )

  static let cases: [Case] = [
    Case("ping \0", 5, nul.0, nul.1),
    Case("@t ping \0", 8, tag: "t", nul.0, nul.1),
    Case(#"a="x\u0000""#, 4, nul.0, nul.1),
    Case("ping \u{1}", 5, control.0, control.1),
    Case("ping a\u{7F}", 6, control.0, control.1),
    Case("ping 张\u{85}", 8, control.0, control.1),
    Case("a=\"x\ty\"", 4, control.0, control.1),
    Case("a=\"x\ny\"", 4, control.0, control.1),
    Case(
      "ping\rping", 4, "行的中间有回车符,请删去;回车符只能在行末",
      "A carriage return stands inside the line; take it out, it may only end a line"),
    Case(
      "ping\r\r", 4, "行的中间有回车符,请删去;回车符只能在行末",
      "A carriage return stands inside the line; take it out, it may only end a line"),
    Case(
      Array("@t member find text=".utf8) + [0xD5, 0xC5], 20, tag: "t",
      "文字不是 UTF-8 编码(可能是 GBK),请把终端或文件改为 UTF-8",
      "The text is not UTF-8 (GBK perhaps); set the terminal or save the file as UTF-8"),
    Case(#"a="\ud83d""#, 3, surrogate.0, surrogate.1),
    Case(#"a="\ud83dx""#, 3, surrogate.0, surrogate.1),
    Case(#"a="\ud83d\n""#, 3, surrogate.0, surrogate.1),
    Case(#"a="\ude00""#, 3, surrogate.0, surrogate.1),
    Case(#"a="\ud83d\ud83d""#, 3, surrogate.0, surrogate.1),
    Case(#"a="\x""#, 3, escape.0, escape.1),
    Case(#"a="b\u12g4""#, 4, escape.0, escape.1),
    Case(#"a="\u12"#, 3, escape.0, escape.1),
    Case(#"a="\"#, 3, escape.0, escape.1),
    Case(#"a="b c"#, 2, "引号没有结束,请在末尾补上 \"", "The quote is not closed; add a \" at its end"),
    Case(
      "a=\"张三”", 2, "引号没有结束,请在末尾补上 \";其中有全角引号,请改用半角",
      "The quote is not closed; add a \" at its end; there is full-width input in it (quotes): type it half-width"),
    Case(#"@t a="b"c"#, 8, tag: "t", afterQuote.0, afterQuote.1),
    Case(#""a"=b"#, 3, afterQuote.0, afterQuote.1),
    Case(
      "a=\"b\"　c=d", 5, afterQuote.0 + ";其中有全角空格,请改用半角",
      afterQuote.1 + "; there is full-width input in it (space): type it half-width"),
    Case(
      #"ping a"b"#, 6, "没有加引号的词里不能有引号;请把整个值放进引号,其中的引号写作 \\\"",
      "A word without quotes holds a quote; put the whole value in quotes and write the inner one as \\\""),
    Case(
      #"a=b\n"#, 3, "没有加引号的词里不能有反斜杠;请把整个值放进引号,其中的反斜杠写作 \\\\",
      "A word without quotes holds a backslash; put the whole value in quotes and write it as \\\\"),
    Case(
      "@t balance member=17 member=18", 21, tag: "t", "member= 给了两次,请只留一个",
      "member= is given twice; leave one of them"),
    Case("@ ping", 1, tag.0, tag.1),
    Case("@", 1, tag.0, tag.1),
    Case("@a/b ping", 2, tag.0, tag.1),
    Case("@" + String(repeating: "a", count: 33) + " ping", 34, tag.0, tag.1),
    Case(
      "@a　ping", 2, tag.0 + ";其中有全角空格,请改用半角",
      tag.1 + "; there is full-width input in it (space): type it half-width"),
    Case("@t", 2, tag: "t", "标签后面没有命令,请补上", "No command follows the tag; add one"),
    Case("@t \r", 3, tag: "t", "标签后面没有命令,请补上", "No command follows the tag; add one"),
  ]

  @Test(arguments: cases)
  func `a line that is none says where and what to do`(example: Case) {
    guard case .fault(let tag, let refusal) = LineParser.parse(example.bytes) else {
      Issue.record("taken for a line")
      return
    }
    #expect(tag == example.tag)
    #expect(refusal.code == .badRequest)
    #expect(refusal.details == [Field("pos", .integer(Int64(example.position)))])
    #expect(refusal.text.chinese == example.chinese)
    #expect(refusal.text.english == example.english)
  }
}
