import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `What people write on sheets` {
  @Test(arguments: [
    "2026-05-07", "2026/5/7", "2026.5.7", "2026年5月7日", "2026年05月07号", "2026 年 5 月 7 日", "20260507",
    "5月7日", "05月07日", "5月7", "5/7", "5-7", "5.7", "２０２６－０５－０７", "５月７日", " 2026-05-07\u{3000}", "\u{FEFF}2026-5-7",
  ])
  func `a date has many faces`(text: String) throws {
    #expect(SheetDate.parse(text, year: 2026) == .success(try RuleSample.date("2026-05-07")))
  }

  @Test func `a year that is written counts before the sheet's`() throws {
    #expect(SheetDate.parse("2025-12-31", year: 2026) == .success(try RuleSample.date("2025-12-31")))
    #expect(SheetDate.parse("2月29日", year: 2028) == .success(try RuleSample.date("2028-02-29")))
  }

  @Test(arguments: [
    ("2026-13-10", SheetFault.noSuchDate("2026-13-10")), ("2月29日", .noSuchDate("2月29日")),
    ("2026-02-30", .noSuchDate("2026-02-30")), ("0/7", .noSuchDate("0/7")), ("20261301", .noSuchDate("20261301")),
    ("", .empty), (" 　", .empty), ("五月七日", .unreadable("五月七日")), ("5/7/2026", .unreadable("5/7/2026")),
    ("26/5/7", .unreadable("26/5/7")), ("2026-05/07", .unreadable("2026-05/07")), ("2026-05", .unreadable("2026-05")),
    ("合计", .unreadable("合计")), ("2026-05-07 x", .unreadable("2026-05-07 x")), ("2026-005-7", .unreadable("2026-005-7")),
    ("57", .unreadable("57")),
  ])
  func `what is no date says why`(text: String, fault: SheetFault) {
    #expect(SheetDate.parse(text, year: 2026) == .failure(fault))
  }

  @Test func `a day without a year needs the sheet's`() {
    #expect(SheetDate.parse(" 5月7日", year: nil) == .failure(.yearMissing("5月7日")))
  }

  @Test(arguments: [
    ("08:30", "08:30"), ("8:30", "08:30"), ("０８：３０", "08:30"), ("8：30", "08:30"), ("8点30分", "08:30"), ("8点30", "08:30"),
    ("8点半", "08:30"), ("8点", "08:00"), ("８点", "08:00"), ("8点整", "08:00"), ("8点钟", "08:00"), ("8时5分", "08:05"),
    ("08:30:00", "08:30"), ("00:00", "00:00"), ("23:59", "23:59"), (" 22:00 ", "22:00"),
  ])
  func `a time of day has many faces`(text: String, time: String) throws {
    #expect(SheetTime.parse(text) == .success(try RuleSample.time(time)))
  }

  @Test(arguments: [
    ("24:00", SheetFault.noSuchTime("24:00")), ("8:60", .noSuchTime("8:60")), ("25点", .noSuchTime("25点")), ("", .empty),
    ("8", .unreadable("8")), ("8:3", .unreadable("8:3")), ("08:30:15", .unreadable("08:30:15")),
    ("八点", .unreadable("八点")), ("-8:30", .unreadable("-8:30")), ("8:30pm", .unreadable("8:30pm")),
  ])
  func `what is no time of day says why`(text: String, fault: SheetFault) {
    #expect(SheetTime.parse(text) == .failure(fault))
  }

  @Test(
    arguments: [
      ("2:30", 150), ("2：30", 150), ("102:15", 6135), ("2小时15分", 135), ("2小时15分钟", 135), ("2小时", 120), ("2个小时", 120),
      ("２小时", 120), ("2小时半", 150), ("2个半小时", 150), ("半小时", 30), ("半个小时", 30), ("90分钟", 90), ("90分", 90), ("2.5", 150),
      ("２．５", 150), ("2.50", 150), ("2.25", 135), ("0.05", 3), ("2", 120), ("2.5小时", 150), ("2h30m", 150),
      ("2h30", 150),
      ("2H", 120), ("2.5h", 150), ("90m", 90), ("90 min", 90), ("0", 0), ("0:00", 0), ("0.0", 0), ("-1:30", -90),
      ("2:30:00", 150), ("14:00", 840), (" 1 小时 30 分 ", 90), ("90.0分钟", 90), ("-0.5", -30),
    ] as [(String, Int64)])
  func `a length of time has many faces, and a bare number means hours`(text: String, minutes: Int64) {
    #expect(SheetDuration.parse(text) == .success(Minutes(minutes)))
  }

  @Test(arguments: [
    ("2.33", SheetFault.notWholeMinutes("2.33")), ("0.01", .notWholeMinutes("0.01")),
    ("1.8333333333333333333333333333333", .notWholeMinutes("1.8333333333333333333333333333333")),
    ("90.5分钟", .notWholeMinutes("90.5分钟")), ("2:30:15", .notWholeMinutes("2:30:15")), ("", .empty), ("　", .empty),
    ("2:5", .unreadable("2:5")), ("2:60", .unreadable("2:60")), ("两小时", .unreadable("两小时")), ("-", .unreadable("-")),
    ("2.", .unreadable("2.")), (".5", .unreadable(".5")), ("1小时90分", .unreadable("1小时90分")),
    ("2.5小时10分", .unreadable("2.5小时10分")), ("2.5:30", .unreadable("2.5:30")), ("1234567", .unreadable("1234567")),
    ("2,5", .unreadable("2,5")), ("2 hours ago", .unreadable("2 hours ago")), ("2小时15分30", .unreadable("2小时15分30")),
  ])
  func `what is no length of time says why`(text: String, fault: SheetFault) {
    #expect(SheetDuration.parse(text) == .failure(fault))
  }

  @Test func `every length that the bank writes can be read back from a sheet`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let minutes = Minutes(Int64.random(in: -59_999_999...59_999_999, using: &generator))
      #expect(SheetDuration.parse(minutes.description) == .success(minutes))
      let magnitude = Int64(minutes.count.magnitude)
      let (hours, rest) = magnitude.quotientAndRemainder(dividingBy: 60)
      #expect(SheetDuration.parse("\(hours)小时\(rest)分") == .success(Minutes(magnitude)))
    }
  }

  @Test func `every date and time that the bank writes can be read back from a sheet`() throws {
    var generator = SeededGenerator(seed: 6)
    let days = LocalDate.range.lowerBound.dayNumber...LocalDate.range.upperBound.dayNumber
    for _ in 0..<2000 {
      let date = try #require(LocalDate(dayNumber: Int64(Int32.random(in: days, using: &generator))))
      let (year, month, day) = date.parts
      #expect(SheetDate.parse(date.description, year: nil) == .success(date))
      #expect(SheetDate.parse("\(month)月\(day)日", year: year) == .success(date))
    }
    for minute in 0..<1440 {
      let time = try #require(LocalTime(minuteOfDay: minute))
      #expect(SheetTime.parse(time.description) == .success(time))
    }
  }

  @Test func `no text whatever breaks a reader`() {
    let alphabet = Array("0123456789:./-年月日号点半整时小个分钟hm ０５：　é👨‍👩‍👧\u{200B}\u{0}")
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...12, using: &generator)
      let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &generator) })
      _ = SheetDate.parse(text, year: 2026)
      _ = SheetTime.parse(text)
      _ = SheetDuration.parse(text)
      _ = SheetPhone.parse(text)
      #expect(SheetText.folded(SheetText.folded(text)) == SheetText.folded(text))
    }
  }

  @Test(arguments: [
    ("0017", "0017"), ("００１７", "0017"), (" 138-0000-0017 ", "13800000017"), ("138 0000 0017", "13800000017"),
    ("+86 (138) 0000.0017", "8613800000017"),
  ])
  func `a phone is its digits`(text: String, digits: String) {
    #expect(SheetPhone.parse(text) == .success(digits))
  }

  @Test func `a phone without digits or with other signs is none`() {
    #expect(SheetPhone.parse(" ") == .failure(.empty))
    #expect(SheetPhone.parse("无") == .failure(.unreadable("无")))
    #expect(SheetPhone.parse("-") == .failure(.unreadable("-")))
    #expect(SheetPhone.parse("138****0017") == .failure(.unreadable("138****0017")))
  }

  @Test func `full-width signs are folded where they are parsed and blanks trimmed everywhere`() {
    #expect(SheetText.folded("　０８：３０ ") == "08:30")
    #expect(SheetText.folded("Ａｂ／９（１）") == "Ab/9(1)")
    #expect(SheetText.trimmed("\u{FEFF}　张三\u{A0}\t") == "张三")
    #expect(SheetText.trimmed("　“义剪情” 爱心理发　") == "“义剪情” 爱心理发")
    #expect(SheetText.trimmed("\u{200B} ") == "")
  }

  @Test(arguments: ["合计", "总计:", "小计", "共计", "合 计", "本月合计", "合计12人", "合计（小时）", "Total", "TOTAL:", "Grand total", "sum"])
  func `a total below a sheet is no record`(text: String) {
    #expect(SheetTotalLine.isTotal([text, "", "", "26:35"]))
    #expect(SheetTotalLine.isTotal(["", "　", text]))
  }

  @Test(arguments: ["2026-05-07", "张三", "", "总计划", "summer", "totally", "统计", "12合计"])
  func `a record is no total`(text: String) {
    #expect(!SheetTotalLine.isTotal([text, "张三", "合计"]))
  }

  @Test func `an empty row is no total`() {
    #expect(!SheetTotalLine.isTotal([String]()))
    #expect(!SheetTotalLine.isTotal(["", " "]))
  }
}
