import Ledger
import Testing

@testable import LineProtocol

/// The catalogue is the one description of every command: what all rely on is held together here.
@Suite struct CatalogueTests {
  private static let commands = Catalogue.standard.commands

  @Test func `names are unique and of one or two words`() {
    #expect(Set(CatalogueTests.commands.map(\.name)).count == CatalogueTests.commands.count)
    for command in CatalogueTests.commands {
      let words = command.name.split(separator: " ", omittingEmptySubsequences: false)
      #expect((1...2).contains(words.count))
      #expect(words.allSatisfy { Code(String($0)) != nil }, "\(command.name)")
      #expect(Catalogue.standard.command(named: command.name)?.name == command.name)
    }
    #expect(Catalogue.standard.command(named: "service") == nil)
    #expect(Catalogue.standard.command(named: "service  record") == nil)
    #expect(Catalogue.standard.command(named: "") == nil)
  }

  @Test func `a first word that is a command and a group at once takes no words that could be either`() {
    for (word, group) in Catalogue.standard.groups {
      guard let single = group.single else {
        #expect(!group.bySecondWord.isEmpty, "\(word)")
        continue
      }
      let takesWords = single.takesWords || single.parameters.contains(where: \.isRequired)
      #expect(group.bySecondWord.isEmpty || !takesWords, "\(word)")
    }
  }

  @Test(arguments: commands.map(\.name))
  func `an example is a request for its own command`(name: String) throws {
    let command = try #require(Catalogue.standard.command(named: name))
    let request = try #require(answer(command.example).request, "\(command.example)")
    #expect(request.command.name == name)
    #expect(request.key == nil && !request.isDry)
  }

  @Test(arguments: commands.map(\.name))
  func `names within a command are unique and of the grammar`(name: String) throws {
    let command = try #require(Catalogue.standard.command(named: name))
    for names in [command.allParameters.map(\.name), command.columns.map(\.name), command.fields.map(\.name)] {
      #expect(Set(names).count == names.count)
      for name in names {
        #expect(
          LineParser.parse("x \(name)=".utf8)
            == .line(ParsedLine(tag: nil, words: [Word(name: nil, value: "x"), Word(name: name, value: "")])))
      }
    }
    #expect(Set(command.errors).count == command.errors.count)
    #expect(!command.fields.map(\.name).contains("rows"))
    #expect(!command.fields.map(\.name).contains("text") || command.name == "stars explain")
  }

  @Test(arguments: commands.map(\.name))
  func `every text stands in both languages`(name: String) throws {
    let command = try #require(Catalogue.standard.command(named: name))
    let texts =
      [command.summary] + command.allParameters.map(\.summary) + command.columns.map(\.summary)
      + command.fields.map(\.summary)
    for text in texts { #expect(text.isInBothLanguages, "\(text)") }
  }

  @Test func `every name has its meaning in the glossary or says more exactly`() {
    for command in CatalogueTests.commands {
      for name in command.parameters.map(\.name) + command.columns.map(\.name) + command.fields.map(\.name) {
        let known = Glossary.terms[name] != nil
        let own =
          command.parameters.filter { $0.name == name }.map(\.summary)
          + (command.columns + command.fields).filter { $0.name == name }.map(\.summary)
        #expect(known || own.allSatisfy { $0 != Localized(name, name) }, "\(command.name): \(name)")
      }
    }
    for (name, term) in Glossary.terms { #expect(term.isInBothLanguages, "\(name)") }
  }

  @Test func `somebody may use every command, and the daemon needs none`() {
    for command in CatalogueTests.commands {
      #expect(!command.roles.isEmpty)
      #expect(!command.roles.contains(.daemon))
      #expect(command.roles.contains(.admin))
      if command.effect == .change { #expect(!command.roles.contains(.auditor) && !command.roles.contains(.public)) }
    }
  }

  @Test func `only changes take a key and may be tried, and every change names its entry`() {
    for command in CatalogueTests.commands where command.effect != .change && command.name != "commit" {
      #expect(answer("\(command.example) key=a").refusal?.code == .unknownParameter, "\(command.name)")
      #expect(answer("\(command.example) dry=true").refusal?.code == .unknownParameter, "\(command.name)")
    }
    for command in CatalogueTests.commands where command.effect == .change {
      #expect(answer("\(command.example) key=a dry=true").request?.isDry == true, "\(command.name)")
    }
  }

  @Test func `required parameters come first`() {
    for command in CatalogueTests.commands {
      let required = command.parameters.map(\.isRequired)
      #expect(required == required.sorted { $0 && !$1 })
    }
  }

  /// What black-box checks rely on, from the table of the protocol reference.
  @Test(arguments: [
    ("service record", "record member date minutes state available year stars was", ""),
    ("service reverse", "record available year stars was", ""),
    ("opening", "member available", ""),
    ("balance", "member available held earned stars", ""),
    ("stars show", "stars year minutes", ""),
    ("stock list", "offer station pieces reserved", ""),
    ("redeem request", "redemption offer price available held code until", ""),
    ("redeem fulfil", "redemption state available held", ""),
    ("redeem cancel", "redemption state available held", ""),
    ("statement", "entry date kind minutes available text", ""),
    ("trial-balance", "account unit balance", ""),
    ("journal list", "entry at kind", ""),
    ("member add", "", "member"), ("verify", "", "verdict entries head"), ("head", "", "entry head"),
    ("status", "", "entries members"),
  ])
  func `columns and fields keep the names that others rely on`(name: String, columns: String, fields: String) throws {
    let command = try #require(Catalogue.standard.command(named: name))
    #expect(command.columns.map(\.name).joined(separator: " ").hasPrefix(columns))
    #expect(command.fields.map(\.name).joined(separator: " ").hasPrefix(fields))
  }

  @Test(arguments: [
    "station add station=a name=b parent=c", "operator add user=root role=operator stations=a,b",
    "member add name=a station=b no=1 birth=2000-01-01 phone=1 registered=2024-01-05 guardian=c",
    "team add team=a name=b station=c parent=d", "team join team=a member=1 from=today",
    "team leave team=a member=1 until=today",
    "service record member=1 station=a date=today minutes=1h start=8:00 end=9:00 team=none activity=b kind=c leader=d note=e",
    "service reverse record=1 reason=a force=true", "opening member=1 minutes=2:00 reason=a", "balance member=1",
    "stars show member=1", "stars show team=a",
    "offer add offer=a name=b kind=gift price=20:00 min-stars=1 limit=2/year from=today until=2026-12-31",
    "stock in offer=a station=b pieces=1", "stock list", "stock list offer=a station=b",
    "redeem request member=1 offer=a station=b", "redeem fulfil redemption=1 code=1 provider=2",
    "redeem cancel redemption=1 reason=a", "statement member=1 from=today until=today",
    "trial-balance at=2026-05-04T08:30:00+08:00", "journal list after=5", "verify", "head", "status",
    "watch since=1 kinds=service,reversal", "hello lang=zh-CN mode=json client=x", "commit dry=true",
    "import open kind=sign-in station=jindu year=2026", "import row import=1 line=7 date=5月4日",
    "import preview import=1",
    "import commit import=1 skip=12,13", "help", "describe service record", "limits", "ping", "whoami", "quit",
  ])
  func `requests of the protocol reference are understood`(line: String) {
    #expect(answer(line).request != nil, "\(answer(line).errorLine(.english) ?? "")")
  }
}

extension Localized {
  /// Whether one text is Chinese and the other is not empty and different.
  var isInBothLanguages: Bool {
    chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } && !english.isEmpty && chinese != english
      && !english.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
