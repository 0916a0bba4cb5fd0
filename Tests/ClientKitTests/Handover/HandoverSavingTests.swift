import Testing

@testable import ClientKit

/// The file that goes to another bank.
@Suite struct HandoverSavingTests {
  @Test func `the document is written as the daemon has it, line feeds and all`() {
    let daemon = FakeDaemon { _ in .lines([#"OK handover=1 state=issued document="timebank-handover 1\nname 张三\n""#]) }
    let bench = ClientBench(daemon)
    #expect(bench.run("handover", "save", "--handover", "1", "--file", "zhang.txt") == 0)
    #expect(daemon.requests == ["handover show handover=1"])
    #expect(bench.files["zhang.txt"] == Array("timebank-handover 1\nname 张三\n".utf8))
    #expect(bench.output == "已存入 zhang.txt。\n")
  }

  @Test func `what was erased, is not there or is not named writes nothing`() {
    let erased = ClientBench(FakeDaemon { _ in .lines([#"OK handover=1 state=issued document="""#]) })
    #expect(erased.run("handover", "save", "--handover", "1", "--file", "zhang.txt") == 65)
    let missing = ClientBench(FakeDaemon { _ in .lines([#"ERR not-found handover=9 text="没有第 9 号转接""#]) })
    #expect(missing.run("handover", "save", "--handover", "9", "--file", "zhang.txt") != 0)
    let unnamed = ClientBench()
    #expect(unnamed.run("handover", "save", "--file", "zhang.txt") == 64)
    #expect(erased.files.isEmpty && missing.files.isEmpty && unnamed.files.isEmpty)
    #expect(unnamed.daemon.connectionCount == 0)
  }

  @Test func `the file of another bank goes into the request as it is`() {
    let daemon = FakeDaemon { _ in .lines(["OK handover=1 state=taken entry=9"]) }
    let bench = ClientBench(daemon)
    bench.files["zhang.txt"] = Array("timebank-handover 1\nname 张三\n".utf8)
    #expect(bench.run("handover", "take", "--file", "@zhang.txt", "--station", "jindu", "--yes") == 0)
    #expect(daemon.requests.last?.contains(#"file="timebank-handover 1\nname 张三\n""#) == true)
  }
}
