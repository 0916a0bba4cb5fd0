import Foundation

/// The sheets as stations sent them.
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures")
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    return Array(try Data(contentsOf: url))
  }

  static let signIn = "sign-in-jindu-2026-05.gb18030.csv"
  static let members = "members-jindu.utf8bom.csv"
}
