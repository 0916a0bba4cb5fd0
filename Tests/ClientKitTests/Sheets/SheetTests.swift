import LineProtocol
import Testing

@testable import ClientKit

private func failure(_ kind: SheetKind, _ bytes: [UInt8]) -> ClientFailure? {
  do throws(ClientFailure) {
    _ = try Sheet(kind: kind, bytes: bytes)
    return nil
  } catch {
    return error
  }
}

private func sheet(_ kind: SheetKind, _ text: String) throws -> Sheet { try Sheet(kind: kind, bytes: Array(text.utf8)) }

private func cells(_ row: Sheet.Row) -> [String: String] {
  Dictionary(row.cells.map { ($0.field.rawValue, $0.text) }, uniquingKeysWith: { first, _ in first })
}

@Suite struct `Sheets as stations send them` {
  @Test func `members in UTF-8 with BOM and semicolons`() throws {
    let sheet = try Sheet(kind: .members, bytes: try Fixture.bytes(Fixture.members))
    #expect(sheet.unknownHeadings.isEmpty)
    #expect(sheet.rows.count == 9)
    #expect(
      cells(sheet.rows[0]) == [
        "no": "17", "name": "张三", "phone": "13800000017", "birth": "1958-03-02", "registered": "2024-01-05",
      ])
    #expect(sheet.rows.map(\.line) == Array(2...10))
  }

  @Test func `a month of sign-ins in GB18030 with CR LF`() throws {
    let sheet = try Sheet(kind: .signIn, bytes: try Fixture.bytes(Fixture.signIn))
    #expect(sheet.unknownHeadings.isEmpty)
    #expect(sheet.rows.map(\.line) == Array(2...21))
    #expect(
      cells(sheet.rows[3]) == [
        "date": "5月7日", "name": "赵六", "phone": "0020", "start": "０８：３０", "end": "１１：００", "minutes": "2.5",
        "team": "水饺队", "activity": "养老中心包水饺", "note": "全角数字;时长按小时",
      ])
    #expect(cells(sheet.rows[1])["note"] == "时长留空,按起止计算")
    #expect(cells(sheet.rows[1])["minutes"] == nil)
    #expect(cells(sheet.rows[4])["activity"] == "“义剪情”爱心理发")
    #expect(sheet.rows.filter(\.isShort).map(\.line) == [19])
    #expect(cells(sheet.rows[19]) == ["date": "合计", "note": "手工合计行,不是记录"])
  }
}

@Suite struct `Encodings` {
  private let text = "姓名,备注\n张三,“好”\n"

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test func `are told apart`() throws {
    #expect(try SheetEncoding.text(Array(text.utf8)) == text)
    #expect(try SheetEncoding.text([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
    #expect(try SheetEncoding.text([0xFF, 0xFE] + utf16(text, isBigEndian: false)) == text)
    #expect(try SheetEncoding.text([0xFE, 0xFF] + utf16(text, isBigEndian: true)) == text)
    #expect(try SheetEncoding.text([0xD0, 0xD5, 0xC3, 0xFB]) == "姓名")
    #expect(try SheetEncoding.text([]) == "")
  }

  @Test(arguments: [
    (Array("姓名\n张三\n".utf8) + [0xFF, 0x41, 0x0A], 3), ([0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A, 0xFF], 2),
    ([0x61, 0x0A, 0x62, 0x00], 2), ([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x00, 0xD8], 2), ([0xFF, 0xFE, 0x61], 1),
  ])
  func `that hold no text are refused by line`(_ bytes: [UInt8], _ line: Int) {
    let failure = failure(.members, bytes)
    #expect(failure?.name == "bad-encoding")
    #expect(failure?.text.english.hasPrefix("Line \(line) ") == true)
    #expect(failure?.exitStatus == 65)
  }

  @Test func `of a workbook are refused with what to do`() {
    #expect(failure(.members, [0x50, 0x4B, 0x03, 0x04, 0x14])?.name == "not-csv")
  }
}

@Suite struct `Headings` {
  @Test func `may be Chinese or English, in any order, with blanks, capitals and remarks`() throws {
    let sheet = try sheet(.signIn, " End , Start,volunteer,Service Hours,服务日期,备 注,时间\n11:00,8:30,张三,,5月7日,x,y\n")
    #expect(
      cells(sheet.rows[0]) == ["end": "11:00", "start": "8:30", "name": "张三", "date": "5月7日", "note": "x"])
    #expect(sheet.unknownHeadings == ["时间"])
  }

  @Test func `mean one field each`() {
    let all = SheetField.allCases.flatMap(\.headings)
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { SheetHeading($0).folded == $0 })
  }

  @Test func `that say minutes give bare numbers their unit`() throws {
    for heading in ["分钟", "minutes", "时长(分钟)", "时长（分钟）"] {
      let sheet = try sheet(.signIn, "日期,姓名,\(heading)\n5月7日,张三,90\n5月7日,李四,1:30\n")
      #expect(sheet.rows.map { cells($0)["minutes"] } == ["90分钟", "1:30"])
    }
    let hours = try sheet(.signIn, "日期,姓名,时长(小时)\n5月7日,张三,2.5\n")
    #expect(cells(hours.rows[0])["minutes"] == "2.5")
  }

  @Test(arguments: [
    (SheetKind.signIn, "姓名,时长", "missing-heading"), (.signIn, "日期,姓名,开始", "missing-heading"),
    (.signIn, "日期,时长", "missing-heading"), (.members, "编号,手机", "missing-heading"),
    (.members, "姓名,手机,电话", "double-heading"), (.members, "", "empty-sheet"), (.members, "姓名,\"x", "unclosed-quote"),
  ])
  func `that will not do are refused`(_ kind: SheetKind, _ text: String, _ name: String) {
    let failure = failure(kind, Array(text.utf8))
    #expect(failure?.name == name)
    #expect(failure?.exitStatus == 65)
    #expect(failure?.remedy != nil)
  }

  @Test func `that are missing are listed`() {
    let failure = failure(.signIn, Array("姓名,电话\n".utf8))
    #expect(failure?.text.chinese.contains("日期、姓名或编号、时长或开始和结束") == true)
    #expect(failure?.text.english.contains("date, name or no, minutes or start and end") == true)
  }

  @Test func `rows shorter and longer than the headings are marked, blank ones dropped`() throws {
    let sheet = try sheet(.members, "姓名,手机,备注\n张三,1\n,,\n李四,1,x,\n王五,1,x,y\n")
    #expect(sheet.rows.map(\.line) == [2, 4, 5])
    #expect(sheet.rows.map(\.isShort) == [true, false, false])
    #expect(sheet.rows.map(\.hasSurplus) == [false, false, true])
  }
}
