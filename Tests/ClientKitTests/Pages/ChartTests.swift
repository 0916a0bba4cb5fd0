import Ledger
import TestSupport
import Testing

@testable import ClientKit

@Suite struct `Charts` {
  private func chart(_ values: [[Int64]], form: Chart.Form = .bars, measure: Chart.Measure = .hours) -> Chart {
    let count = values.map(\.count).max() ?? 0
    return Chart(
      id: "c", title: "各周服务时长", heading: "周", labels: (0..<count).map { "第 \($0) 周" },
      series: values.enumerated().map { Chart.Series(name: "列 \($0)", values: $1) }, measure: measure, form: form)
  }

  private func parsed(_ chart: Chart) throws -> ParsedPage.Element {
    var html = ""
    chart.node(total: "合计").write(to: &html)
    return try ParsedPage(fragment: html).root
  }

  @Test(arguments: [Chart.Form.bars, .columns])
  func `the table beneath has every value, and its total is their sum`(form: Chart.Form) throws {
    var random = SeededGenerator(seed: 82)
    for _ in 0..<200 {
      let count = Int.random(in: 1...12, using: &random)
      let values = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        (0..<count).map { _ in random.pick([Int64(0), 1, 59, 60, 6135, .random(in: 0...10_000_000, using: &random)]) }
      }
      let figure = try parsed(chart(values, form: form))
      let rows = try #require(figure.all("tbody").first).all("tr")
      for (index, series) in values.enumerated() {
        let shown = rows.map { HoursText.minutes($0.children[index + 1].text) }
        #expect(shown == series)
        let total = try #require(figure.all("tfoot").first).all("tr")[0].children[index + 1].text
        #expect(HoursText.minutes(total) == series.reduce(0, +))
      }
      // A bar for each value, and its value in words beside it.
      #expect(figure.all("rect").count == values.count * count)
      let written = figure.all("text").map(\.text)
      for value in values.joined() { #expect(written.contains(Minutes(value).description)) }
    }
  }

  @Test func `a longer bar never stands for less, nothing has no bar, and anything has one`() {
    var random = SeededGenerator(seed: 83)
    for _ in 0..<1000 {
      let highest = random.pick([Int64(1), 7, 6000, .max, .random(in: 1...Int64.max, using: &random)])
      let (first, second) = (
        Int64.random(in: 0...highest, using: &random), Int64.random(in: 0...highest, using: &random)
      )
      let bars = [first, second].map { Chart.length($0, highest: highest, room: 390) }
      #expect(first <= second ? bars[0] <= bars[1] : bars[0] >= bars[1])
      for (value, bar) in zip([first, second], bars) { #expect((value == 0) == (bar == 0) && bar <= 390) }
      #expect(Chart.length(highest, highest: highest, room: 390) == 390)
    }
    #expect(Chart.length(5, highest: 0, room: 390) == 0)
    #expect(Chart.length(-5, highest: 10, room: 390) == 0)
  }

  @Test func `the picture has a name and a description that tell its values`() throws {
    let figure = try parsed(chart([[150, 0], [60, 30]]))
    let picture = try #require(figure.all("svg").first)
    #expect(picture.attributes["role"] == "img")
    let named = try #require(picture.attributes["aria-labelledby"]).split(separator: " ").map(String.init)
    #expect(named == picture.children.prefix(2).compactMap { $0.attributes["id"] })
    #expect(picture.all("title")[0].text == "各周服务时长")
    #expect(picture.all("desc")[0].text == "第 0 周 2:30 / 1:00; 第 1 周 0:00 / 0:30")
    #expect(try parsed(chart([])).all("svg").isEmpty)
  }

  @Test func `sums that leave the range stop at its end`() {
    #expect(Chart.sum([.max, 1]) == .max)
    #expect(Chart.sum([.min, -1]) == .min)
    #expect(Chart.sum([1, 2, 3]) == 6)
  }

  @Test func `hours are read as they are written`() {
    var random = SeededGenerator(seed: 84)
    for _ in 0..<500 {
      let minutes = Int64.random(in: -100_000_000...100_000_000, using: &random)
      #expect(HoursText.minutes(Minutes(minutes).description) == minutes)
    }
    for text in ["", "abc", "1", "1:2:3", "9223372036854775807:00"] { #expect(HoursText.minutes(text) == 0) }
  }
}
