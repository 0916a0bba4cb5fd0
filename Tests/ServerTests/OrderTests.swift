import Ledger
import LineProtocol
import NIOCore
import Testing
import TestSupport

@testable import Server

@Suite("Order of requests and replies")
struct OrderTests {
  @Test
  func `the daemon greets before anything is asked`() throws {
    let conversation = try Conversation(greets: true)
    let expected = "TIMEBANK 1 server=0.0.0 bank=试验银行 user=wang role=admin station=\"\" max-line=8192 max-batch=10000"
    #expect(try conversation.lines() == [expected])
  }

  @Test
  func `changes sent together reach the bank together, before the first is answered`() throws {
    let conversation = try Conversation(bank: FakeBank(manner: .late))
    try conversation.send((0..<50).map { "station add station=s\($0) name=x\n" }.joined())
    #expect(conversation.bank.heldCount == 50)
    #expect(try conversation.received().isEmpty)
    conversation.bank.answer()
    #expect(try conversation.lines() == (0..<50).map { "OK station=s\($0)" })
  }

  @Test(arguments: 0..<20)
  func `replies keep the order of the requests whatever order the answers come in`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let conversation = try Conversation(bank: FakeBank(manner: .late))
    var expected: [String] = []
    var text = ""
    for number in 0..<100 {
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        text += "@t\(number) nonsense\n"
        expected.append("ERR @t\(number) unknown-command")
      case 1:
        text += "@t\(number) station add station=refused name=x\n"
        expected.append("ERR @t\(number) exists")
      default:
        text += "@t\(number) station add station=s\(number) name=x\n"
        expected.append("OK @t\(number) station=s\(number)")
      }
    }
    try conversation.send(text)
    var lines: [String] = []
    while conversation.bank.heldCount > 0 {
      conversation.bank.answer { $0.shuffled(using: &random) }
      lines += try conversation.lines()
    }
    #expect(lines.count == expected.count)
    for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start)) }
  }

  @Test
  func `a read sees every earlier change of its connection and none sent later`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send(
      "station add station=a name=a\nstation add station=b name=b\nstatus\nstation add station=c name=c\nstatus\n")
    #expect(bank.asked.count == 2)
    bank.answer()
    #expect(try conversation.lines() == ["OK station=a", "OK station=b"])
    #expect(bank.asked.last == "status")
    bank.answer()
    #expect(try conversation.lines() == ["OK entries=2"])
    bank.answer()
    #expect(try conversation.lines() == ["OK station=c"])
    bank.answer()
    #expect(try conversation.lines() == ["OK entries=3"])
  }

  @Test
  func `whoami waits for earlier changes too`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send("station add station=a name=a\nwhoami\n")
    #expect(try conversation.received().isEmpty)
    bank.setRole(.auditor)
    bank.answer()
    #expect(
      try conversation.lines() == [
        "OK station=a", "* user=wang role=auditor stations=\"\" member=\"\"", "OK rows=1",
      ])
  }

  @Test
  func `a connection has only so many requests under way, and its input is read no further`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    let request = "station add station=a name=\(String(repeating: "x", count: 90))\n"
    try conversation.send(String(repeating: request, count: 3000))
    #expect(bank.heldCount == ServerLimits.requestsInFlight)
    var answered = 0
    while bank.heldCount > 0 {
      bank.answer()
      answered += try conversation.lines().count
      #expect(bank.heldCount <= ServerLimits.requestsInFlight)
    }
    #expect(answered == 3000)
  }

  @Test
  func `a tag comes back on OK and ERR`() throws {
    let conversation = try Conversation()
    #expect(
      try conversation.ask("@a.1 status\n@b:2 hello lang=de\n@c_3 ping \"\n").map { $0.prefix(14) } == [
        "OK @a.1 entrie", "ERR @b:2 bad-v", "ERR @c_3 bad-r",
      ])
  }

  @Test
  func `hello changes the language and form of later replies only`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send("station add station=refused name=x\nhello lang=zh-CN mode=json\nwhoami\nnonsense\n")
    bank.answer()
    let lines = try conversation.lines()
    #expect(lines.count == 5)
    #expect(lines[0].contains("it is there already"))
    #expect(lines[1] == "OK lang=zh-CN mode=json")
    #expect(lines[2] == "* {\"user\":\"wang\",\"role\":\"admin\",\"stations\":[],\"member\":\"\"}")
    #expect(lines[4].hasPrefix("ERR unknown-command"))
    #expect(lines[4].contains { $0 > "\u{4E00}" })
  }

  @Test
  func `quit ends the connection after all earlier replies`() throws {
    let bank = FakeBank(manner: .late)
    let conversation = try Conversation(bank: bank)
    try conversation.send("station add station=a name=a\nquit\nping\n")
    bank.answer()
    #expect(try conversation.lines() == ["OK station=a", "OK", "BYE reason=quit"])
    #expect(conversation.isClosed)
    #expect(bank.asked.count == 1)
  }

  @Test
  func `progress is told before the reply of the read that asked for it`() throws {
    let bank = FakeBank(manner: .late)
    bank.setProgressLines(2)
    let conversation = try Conversation(bank: bank)
    try conversation.send("verify progress=true\n")
    bank.answer()
    #expect(try conversation.lines() == ["~ done=0 total=2", "~ done=1 total=2", "OK entries=0"])
    try conversation.send("verify\n")
    bank.answer()
    #expect(try conversation.lines() == ["OK entries=0"])
  }

  @Test
  func `progress of a change is told before its reply, and only where asked and in its turn`() throws {
    let bank = FakeBank(manner: .late)
    bank.setProgressLines(2)
    let conversation = try Conversation(bank: bank)
    try conversation.send("import commit import=1 progress=true\nimport commit import=2\n")
    try conversation.send("import commit import=3 progress=true\n")
    bank.answer { Array($0.reversed()) }
    // The third told its progress first, when the first reply was still owed.
    let expected = ["~ done=0 total=2", "~ done=1 total=2", "OK station=\"\"", "OK station=\"\"", "OK station=\"\""]
    #expect(try conversation.lines() == expected)
    try conversation.send("rebuild progress=true\n")
    bank.answer()
    #expect(try conversation.lines() == ["~ done=0 total=2", "~ done=1 total=2", "OK station=\"\""])
  }

  @Test
  func `a denied request is refused without being carried out`() throws {
    let bank = FakeBank()
    bank.setRole(.public)
    let conversation = try Conversation(bank: bank)
    let lines = try conversation.ask("station add station=a name=a\nstatus\nbegin\nwatch\nping\n")
    #expect(lines.map { $0.prefix(10) } == Array(repeating: "ERR denied", count: 4) + ["OK entries"])
    #expect(bank.entries.isEmpty)
  }

  @Test
  func `a peer that the kernel hides changes nothing`() throws {
    let namespace = UserNamespace(uidMap: "         0     100000      65536\n")
    let conversation = try Conversation(user: 65534, language: .chinese, namespace: namespace)
    let lines = try conversation.ask("station add station=a name=a\nstatus\n")
    #expect(lines.map { $0.prefix(10) } == ["ERR denied", "OK entries"])
    #expect(lines[0].contains("用户命名空间"))
    let other = try Conversation(user: 1000, namespace: namespace)
    #expect(try other.ask("station add station=a name=a\n") == ["OK station=a"])
  }

  @Test
  func `limits, help and describe are answered`() throws {
    let conversation = try Conversation()
    let limits = try conversation.ask("limits\n")
    #expect(limits.contains { $0.hasPrefix("* name=batch-lines value=10000 unit=lines") })
    #expect(limits.last == "OK rows=\(limits.count - 1)")
    #expect(try conversation.ask("help service record\n").first?.hasPrefix("* text=") == true)
    #expect(try conversation.ask("help nothing\n").first?.hasPrefix("ERR unknown-command") == true)
    #expect(try conversation.ask("describe balance\n").first?.hasPrefix("* command=balance item=command") == true)
  }

  @Test
  func `every session command of the catalogue is answered by the session`() throws {
    for command in Catalogue.standard.commands where command.effect == .session {
      let conversation = try Conversation()
      let answer = try conversation.ask(command.example + "\n").joined()
      #expect(!answer.contains("internal"), "\(command.name)")
    }
  }
}
