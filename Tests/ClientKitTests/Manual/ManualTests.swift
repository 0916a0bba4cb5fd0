import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `The manual page` {
  @Test(arguments: Language.allCases)
  func `it has every command, parameter, option and page of help`(_ language: Language) {
    let lines = ClientManual.page(language).lines
    func escaped(_ text: String) -> String { ManualPage.escaped(text) }
    for command in Catalogue.standard.commands {
      #expect(lines.contains("\\fB\(escaped(command.name))\\fR"))
      #expect(lines.contains(escaped(command.summary[language])))
      #expect(lines.contains(escaped("timebank " + command.example)))
      for parameter in command.allParameters {
        #expect(lines.contains { $0.contains(escaped("--\(parameter.name) ")) })
      }
    }
    for own in OwnCommand.allCases { #expect(lines.contains("\\fB\(escaped(own.usage))\\fR")) }
    for option in GlobalOption.allCases { #expect(lines.contains("\\fB\(escaped(option.usage))\\fR")) }
    for page in HelpPage.allCases {
      let title = language == .english ? page.title.english.uppercased() : page.title.chinese
      #expect(lines.contains(".SH \"\(escaped(title))\""))
    }
  }

  @Test(arguments: Language.allCases)
  func `the page of the protocol has every command, name and error code`(_ language: Language) {
    let text = ProtocolManual.page(language).lines.joined(separator: "\n")
    for command in Catalogue.standard.commands {
      #expect(text.contains("\\fB\(ManualPage.escaped(command.name))\\fR"))
      for parameter in command.allParameters {
        #expect(text.contains(ManualPage.escaped("\(parameter.name)=")), "\(parameter.name)")
      }
      for column in command.columns + command.fields {
        #expect(text.contains(ManualPage.escaped(column.name)), "\(column.name)")
      }
    }
    for code in ErrorCode.allCases { #expect(text.contains("\\fB\(ManualPage.escaped(code.rawValue))\\fR")) }
  }

  @Test(arguments: Language.allCases)
  func `nothing of a text is taken for a request of roff`(_ language: Language) {
    let requests: Set = [".TH", ".ad", ".nh", ".SH", ".PP", ".TP", ".br", ".sp"]
    for line in ClientManual.page(language).lines + ProtocolManual.page(language).lines
    where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(line.split(separator: " ").first.map(String.init) ?? ""))
    }
    #expect(ManualPage.escaped(".SH x") == "\\&.SH x")
    #expect(ManualPage.escaped("'a' \"b\" \\ -") == "\\(aqa\\(aq \\(dqb\\(dq \\e \\-")
  }

  @Test func `a Chinese line may go on below, but not before a closing mark`() {
    #expect(ManualPage.escaped("时间,长") == "时\\:间,\\:长")
    #expect(ManualPage.escaped("(时)") == "(时)")
    #expect(ManualPage.escaped("a|b") == "a|\\:b")
  }
}
