import Testing

/// The article that shows who may do and see what.
enum PermissionArticle {
  /// Expects the table under a heading to have these rows in this order; shows the whole table where it has not.
  static func expect(_ expected: [String], under heading: String) throws {
    let lines = try StarWorld.file("Sources/LineProtocol/LineProtocol.docc/Permissions.md")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let section = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("## ") }
    let isSame = section.filter { $0.hasPrefix("| `") }.map(String.init) == expected
    #expect(isSame, "the table should be\n\(expected.joined(separator: "\n"))")
  }
}
