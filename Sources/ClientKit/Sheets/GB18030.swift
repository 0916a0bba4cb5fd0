import Glibc
import LineProtocol

/// Reads GB18030 through glibc's iconv.
enum GB18030 {
  static func text(_ bytes: [UInt8]) throws(ClientFailure) -> String {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
      throw ClientFailure(
        "no-converter", .unavailable,
        Localized("文件不是 UTF-8,而本机不能转换 GB18030", "The file is not UTF-8, and this machine cannot convert GB18030"),
        remedy: Localized(
          "请另存为 CSV(UTF-8),或请管理员装上 glibc 的 gconv 模块",
          "save it as CSV (UTF-8), or have glibc's gconv modules installed"))
    }
    defer { iconv_close(converter) }
    return try convert(bytes, converter)
  }

  private static func convert(_ bytes: [UInt8], _ converter: iconv_t) throws(ClientFailure) -> String {
    var input = bytes
    // No character of GB18030 needs more bytes in UTF-8 than one and a half times its own.
    var output = [UInt8](repeating: 0, count: bytes.count * 2 + 4)
    var inputLeft = input.count
    var outputLeft = output.count
    let result = input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard result >= 0, inputLeft == 0,
      let text = String(validating: output.dropLast(outputLeft), as: UTF8.self)
    else {
      // A line feed or CR is never the second half of a character here, so that counting bytes counts lines.
      throw .unreadable(line: SheetEncoding.lineNumber(bytes.dropLast(inputLeft)), "GB18030")
    }
    return text
  }
}
