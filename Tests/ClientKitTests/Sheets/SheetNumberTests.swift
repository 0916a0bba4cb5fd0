import Testing

@testable import ClientKit

@Suite struct `The number of a sheet of paper` {
  private func random(_ seed: UInt64) -> SheetNumber {
    var generator = SplitMix(seed: seed)
    return SheetNumber.random(using: &generator)
  }

  @Test(arguments: 0..<50)
  func `is read back, and no sign of it can be misread unnoticed`(_ seed: UInt64) {
    let number = random(seed)
    #expect(SheetNumber(number.text) == number)
    let signs = Array(number.text)
    for index in signs.indices where signs[index] != "-" {
      for other in "23456789ABCDEFGHJKMNPQRSTUVWXYZ01ILO" where other != signs[index] {
        var typed = signs
        typed[index] = other
        #expect(SheetNumber(String(typed)) == nil)
      }
    }
  }

  @Test(arguments: 0..<50)
  func `shows two signs that changed places`(_ seed: UInt64) {
    let signs = Array(random(seed).text.filter { $0 != "-" })
    for first in signs.indices {
      for second in signs.indices where signs[first] != signs[second] {
        var typed = signs
        typed.swapAt(first, second)
        #expect(SheetNumber(String(typed)) == nil)
      }
    }
  }

  @Test(arguments: ["7K3M-Q9TW-C", "7k3mq9twc", " 7K3M Q9TW C", "７Ｋ３Ｍ－Ｑ９ＴＷ－Ｃ", "7K3M—Q9TW—C"])
  func `is read as people type it`(_ typed: String) {
    #expect(SheetNumber(typed)?.text == "7K3M-Q9TW-C")
    #expect(SheetNumber(typed)?.code == "7k3m-q9tw-c")
  }

  @Test(arguments: ["", "7K3M-Q9TW", "7K3M-Q9TW-C-C", "张三", "7K3M-Q9TW-5"])
  func `is nothing else`(_ typed: String) {
    #expect(SheetNumber(typed) == nil)
  }

  @Test(arguments: [
    "签到表编号,7K3M-Q9TW-C\n日期,姓名,时长\n", "\u{FEFF}签到表编号,7k3m-q9tw-c,,\r\n日期,姓名,时长\r\n",
    "签到表编号:7K3M-Q9TW-C\n日期\t姓名\t时长\n", "Sheet number;7K3M-Q9TW-C;\n日期;姓名;时长\n",
    "\n\"签到表编号\",\"7K3M-Q9TW-C\"\n日期,姓名,时长\n", "Sheet No. 7K3M-Q9TW-C\n日期,姓名,时长\n",
  ])
  func `stands above the headings of a sheet`(_ head: String) throws {
    let separator = head.contains("\t") ? "\t" : head.contains(";") ? ";" : ","
    let row = ["5月7日", "张三", "1"].joined(separator: separator)
    let sheet = try Sheet(kind: .signIn, bytes: Array((head + row).utf8))
    #expect(sheet.number?.text == "7K3M-Q9TW-C")
    #expect(sheet.rows.map { $0.cells.map(\.text) } == [["5月7日", "张三", "1"]])
    #expect(sheet.rows[0].line == (head.hasPrefix("\n") ? 4 : 3))
  }

  @Test func `is not looked for in other rows, and a line without one is none`() throws {
    let blank = try Sheet(kind: .signIn, bytes: Array("签到表编号,,\n日期,姓名,时长\n5月7日,张三,1\n".utf8))
    #expect(blank.number == nil && blank.rows.count == 1)
    let sheet = try Sheet(kind: .signIn, bytes: Array("日期,姓名,时长\n签到表编号,7K3M-Q9TW-C,1\n".utf8))
    #expect(sheet.number == nil && sheet.rows.count == 1)
  }
}
