import Ledger
import LineProtocol
import Testing

@testable import ClientKit

/// What must not stand on a command line.
@Suite struct SecretTests {
  private final class Person {
    var lines: [String]
    var prompts = 0

    init(_ lines: [String]) {
      self.lines = lines
    }
  }

  private func read(_ arguments: [String], _ person: Person) throws -> [Word] {
    let console = Console(
      write: { _ in }, writeError: { _ in },
      readSecret: { _ in
        person.prompts += 1
        return person.lines.isEmpty ? nil : Array(person.lines.removeFirst().utf8)
      })
    var reader = CommandLineReader(console: console)
    guard case .request(let request) = try reader.read(arguments) else { return [] }
    return request.words
  }

  @Test func `a PIN that is set is asked for until it was typed twice alike`() throws {
    let person = Person(["2580", "2581", "2580", "2580"])
    let words = try read(["member", "pin", "--member", "17"], person)
    #expect(words.last?.name == "pin" && words.last?.value == "2580")
    #expect(person.prompts == 4)
  }

  @Test func `a PIN to log in with is asked for once, one that was typed not at all`() throws {
    let person = Person(["2580"])
    #expect(try read(["login", "member=17"], person).last?.value == "2580")
    #expect(try read(["login", "member=17", "pin=1470"], person).last?.value == "1470")
    #expect(person.prompts == 1)
  }

  @Test func `an identity number is asked for once where ask stands for it, and else not at all`() throws {
    let person = Person(["370102195803020019"])
    for words in [
      ["member", "set", "member=17", "identity=?"], ["member", "set", "--member", "17", "--identity", "ask"],
    ] {
      person.lines = ["370102195803020019"]
      let last = try read(words, person).last
      #expect(last?.name == "identity" && last?.value == "370102195803020019")
    }
    #expect(person.prompts == 2)
    #expect(try read(["member", "set", "member=17", "note=x"], person).allSatisfy { $0.name != "identity" })
    #expect(person.prompts == 2)
  }

  @Test func `where nobody can be asked it is missing`() {
    #expect(throws: Refusal.self) { try read(["login", "member=17"], Person([])) }
  }

  @Test(arguments: [
    ("member set member=17 identity=370102195803020019", true), ("member set member=17 identity=?", false),
    ("member set member=17 identity=ask", false),
    ("member pin member=17 pin=2580", true), ("login --member 17 --pin 2580", true), ("login pin=2580", true),
    ("ballot vote ballot=best choice=1", true), ("ballot vote ballot=best", false),
    ("login member=17", false), ("member pin member=17", false), ("help member pin", false),
  ])
  func `a line with a PIN in it is not remembered`(line: String, isSecret: Bool) {
    #expect(CommandDescription.mentionsSecret(line) == isSecret)
  }

  @Test(arguments: [
    ("2580\r", "2580"), ("2580\n", "2580"), ("25811\u{7F}\u{8}0\r", "2580"), ("99\u{15}2580\r", "2580"),
    ("\u{7F}1\r", "1"),
    ("一二\u{7F}\r", "一"), ("25\u{3}80\r", nil), ("25\u{4}", nil), ("25", nil),
  ])
  func `keys make the line that is not shown, and it can be mended or given up`(keys: String, line: String?) {
    var rest = Array(keys.utf8)[...]
    #expect(SecretLine.line { rest.popFirst() } == line.map { Array($0.utf8) })
  }

  @Test func `in a shell the number of who has logged in need not be typed`() throws {
    var reader = CommandLineReader(member: MemberNumber(17))
    guard case .request(let request) = try reader.read(["balance"]) else {
      Issue.record("no request")
      return
    }
    #expect(request.words.last?.value == "17")
  }
}
