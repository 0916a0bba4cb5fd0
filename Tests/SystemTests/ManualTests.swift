import Configuration
import Foundation
import Testing

/// The manual pages as the installer takes them from the programs.
@Suite struct ManualTests {
  private static let man = URL(fileURLWithPath: "/usr/bin/man")
  private static let pages: [(program: Program, arguments: [String])] = [
    (.timebank, ["manual"]), (.timebank, ["manual", "protocol"]), (.timebankd, ["--manual"]),
    (.timebankd, ["--manual-configuration"]),
  ]

  @Test(arguments: ["zh-CN", "en"])
  func `timebankd tells of every option and every key`(_ language: String) throws {
    let keys = try Program.timebankd.run(["--manual-configuration", "--lang", language])
    #expect(keys.status == 0)
    let told = keys.output.replacingOccurrences(of: "\\-", with: "-")
    for key in KeyDescription.all { #expect(told.contains("\\fB\(key.name)\\fR"), "\(key.name)") }
    let page = try Program.timebankd.run(["--manual", "--lang", language])
    #expect(page.status == 0)
    let text = page.output.replacingOccurrences(of: "\\-", with: "-")
    let help = try Program.timebankd.run(["--help"]).output
    let words = help.split { " \n[]".contains($0) }
    let options = Set(words.filter { $0.hasPrefix("--") && $0.utf8.count > 2 && $0.allSatisfy(\.isASCII) })
    #expect(options.count > 10)
    for option in options { #expect(text.contains(option), "\(option)") }
    let other = try Program.timebankd.run(["--manual", "--lang", language == "en" ? "zh-CN" : "en"])
    #expect(other.output != page.output)
  }

  @Test(.enabled(if: access(man.path, X_OK) == 0), arguments: ["zh-CN", "en"])
  func `man finds nothing to warn of`(_ language: String) throws {
    for (program, arguments) in Self.pages {
      let page = try program.run(arguments + ["--lang", language]).output
      for width in ["80", "132"] {
        let shown = try runProgram(
          Self.man, ["--warnings", "-E", "UTF-8", "-l", "-"], environment: ["MANWIDTH": width, "LC_ALL": "C.UTF-8"],
          input: page)
        #expect(shown.status == 0)
        #expect(shown.errors.isEmpty, "\(shown.errors)")
        #expect(shown.output.utf8.count > 1000)
      }
    }
  }
}
