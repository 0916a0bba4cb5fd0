/// What keeps bytes from being a line of the grammar, and where.
struct LineFault: Error, Equatable {
  enum Kind: Equatable {
    case nul
    case control
    case carriageReturn
    case invalidUTF8
    case loneSurrogate
    case unknownEscape
    case unclosedQuote
    case textAfterQuote
    case quoteInBareWord
    case backslashInBareWord
    case repeatedName(String)
    case malformedTag
    case noCommand
  }

  let kind: Kind
  /// Byte offset from 0; at most the length of the line.
  let position: Int

  init(_ kind: Kind, at position: Int) {
    self.kind = kind
    self.position = position
  }

  /// The refusal that answers the line.
  func refusal(hint: Localized?) -> Refusal {
    let text = hint.map { self.text.followed(by: $0) } ?? self.text
    return Refusal(.badRequest, [Field("pos", .integer(Int64(position)))], text)
  }

  private var text: Localized {
    switch kind {
    case .nul:
      Localized("行中有空字符(NUL),请删去后重发", "The line holds a NUL character; take it out and send the line again")
    case .control:
      Localized(
        "行中有控制字符,请删去;需要换行时请在引号内写作 \\n",
        "The line holds a control character; take it out, or write it inside quotes, a line break as \\n")
    case .carriageReturn:
      Localized(
        "行的中间有回车符,请删去;回车符只能在行末",
        "A carriage return stands inside the line; take it out, it may only end a line")
    case .invalidUTF8:
      Localized(
        "文字不是 UTF-8 编码(可能是 GBK),请把终端或文件改为 UTF-8",
        "The text is not UTF-8 (GBK perhaps); set the terminal or save the file as UTF-8")
    case .loneSurrogate:
      Localized(
        "\\u 代理项不成对,请写成一对(如 \\ud83d\\ude00),或直接输入该字符",
        "A \\u surrogate stands alone; write the pair (such as \\ud83d\\ude00) or the character itself")
    case .unknownEscape:
      Localized(
        "引号内的反斜杠只能写作 \\\" \\\\ \\/ \\b \\f \\n \\r \\t 或 \\u 加四位十六进制数",
        "Inside quotes a backslash is only known as \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hex digits")
    case .unclosedQuote:
      Localized("引号没有结束,请在末尾补上 \"", "The quote is not closed; add a \" at its end")
    case .textAfterQuote:
      Localized("结束的引号后面要空一格,再写下一项", "Text stands right after a closing quote; put a space between them")
    case .quoteInBareWord:
      Localized(
        "没有加引号的词里不能有引号;请把整个值放进引号,其中的引号写作 \\\"",
        "A word without quotes holds a quote; put the whole value in quotes and write the inner one as \\\"")
    case .backslashInBareWord:
      Localized(
        "没有加引号的词里不能有反斜杠;请把整个值放进引号,其中的反斜杠写作 \\\\",
        "A word without quotes holds a backslash; put the whole value in quotes and write it as \\\\")
    case .repeatedName(let name):
      Localized("\(name)= 给了两次,请只留一个", "\(name)= is given twice; leave one of them")
    case .malformedTag:
      Localized(
        "@ 后面的标签应为 1 到 32 个字母、数字或 . _ : - ,其后空一格",
        "After the @ a tag is 1 to 32 letters, digits or . _ : - and then a space")
    case .noCommand:
      Localized("标签后面没有命令,请补上", "No command follows the tag; add one")
    }
  }
}
