import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct DaemonLineTests {
  private static func fields(_ pairs: KeyValuePairs<String, String>) -> DaemonFields {
    DaemonFields(pairs.map { DaemonField(name: $0.key, value: $0.value) })
  }

  @Test func `each kind of line is told by its beginning`() throws {
    let fields = DaemonLineTests.fields
    #expect(
      try DaemonLine.parse("TIMEBANK 1 server=0.3 x=1".utf8)
        == .greeting(version: 1, fields(["server": "0.3", "x": "1"])))
    #expect(try DaemonLine.parse("* a=\"b c\" b=\"\"\r".utf8) == .row(fields(["a": "b c", "b": ""])))
    #expect(try DaemonLine.parse("*".utf8) == .row(fields([:])))
    #expect(try DaemonLine.parse("* {\"a\":1}".utf8) == .json("{\"a\":1}"))
    #expect(try DaemonLine.parse("OK".utf8) == .ok(tag: nil, fields([:])))
    #expect(try DaemonLine.parse("OK @t rows=1 future=x".utf8) == .ok(tag: "t", fields(["rows": "1", "future": "x"])))
    #expect(try DaemonLine.parse("~ done=1 total=2 left=1".utf8) == .progress(done: 1, total: 2))
    #expect(try DaemonLine.parse("! entry=57 kind=service".utf8) == .event(fields(["entry": "57", "kind": "service"])))
    #expect(try DaemonLine.parse("! gap from=3 to=9".utf8) == .gap(from: 3, to: 9))
    #expect(try DaemonLine.parse("BYE reason=idle".utf8) == .bye(fields(["reason": "idle"])))
    #expect(
      try DaemonLine.parse("ERR @t too-few-stars stars=1 text=\"不行\"".utf8)
        == .error(tag: "t", code: "too-few-stars", fields(["stars": "1"]), text: "不行"))
    #expect(try DaemonLine.parse("ERR new-code".utf8) == .error(tag: nil, code: "new-code", fields([:]), text: ""))
  }

  @Test(arguments: [
    "", " ", "HTTP/1.1 400 Bad Request", "220 smtp ESMTP", "OK done", "OK @t @u", "ERR", "ERR code=1", "~ done=1",
    "~ done=x total=1",
    "! lost", "! gap from=1", "TIMEBANK", "TIMEBANK one", "* a", "* a=\"", "ok", "a=OK", "OK\0",
  ])
  func `anything else is an error that shows it`(line: String) {
    #expect(throws: DaemonLineError.self) { try DaemonLine.parse(line.utf8) }
  }

  @Test func `an error shows the beginning of the line`() {
    do throws(DaemonLineError) {
      _ = try DaemonLine.parse(String(repeating: "x", count: 500).utf8)
    } catch {
      #expect(error.excerpt == String(repeating: "x", count: 100))
    }
  }

  @Test func `fields are found by name and kept in order`() {
    let fields = DaemonLineTests.fields(["a": "1", "b": "", "a": "2"])
    #expect(fields["a"] == "1")
    #expect(fields["b"] == "")
    #expect(fields["c"] == nil)
    #expect(fields.map(\.value) == ["1", "", "2"])
    #expect(fields.without("a").map(\.name) == ["b"])
  }

  @Test func `arbitrary bytes never break the client`() {
    var random = SeededGenerator(seed: 26)
    for _ in 0..<20_000 {
      _ = try? DaemonLine.parse(
        Array(random.pick(["", "* ", "OK ", "ERR ", "! ", "~ ", "* {"]).utf8) + random.hostileBytes())
    }
  }

  @Test func `what the encoder writes the client reads`() throws {
    var random = SeededGenerator(seed: 27)
    for _ in 0..<2000 {
      let text = random.hostileText()
      let tag = random.pick([nil, "t", "A:1"])
      let refusal = Refusal(.badValue, [Field("value", .text(text))], Localized(text, ""))
      let values = DaemonFields([DaemonField(name: "value", value: text)])
      #expect(
        try DaemonLine.parse(encoded { $0.append(refusal, tag: tag, to: &$1) }.utf8)
          == .error(tag: tag, code: "bad-value", values, text: text))
      #expect(
        try DaemonLine.parse(encoded { $0.append(Reply(fields: refusal.details), tag: tag, to: &$1) }.utf8)
          == .ok(tag: tag, values))
      #expect(try DaemonLine.parse(encoded { $0.append(event: refusal.details, to: &$1) }.utf8) == .event(values))
    }
  }
}
