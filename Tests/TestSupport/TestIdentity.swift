public import Bank

/// Identity numbers of nobody, and keys for them.
public enum TestIdentity {
  /// A number with a right check character, by the weights of GB 11643.
  ///
  /// - Parameters:
  ///   - birth: Eight digits, `19580302`.
  ///   - serial: 1 to 999; even for women.
  public static func number(birth: String, serial: Int = 1) -> String {
    let tail = String(1000 + serial).dropFirst()
    let digits = "370102\(birth)\(tail)"
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return digits + String(Array("10X98765432")[sum % 11])
  }

  /// A bank's keys of these names, the newest last.
  public static func keys(_ names: String...) throws -> IdentityKeys {
    let lines = names.map { name in
      let sum = name.utf8.reduce(0) { ($0 * 31 + Int($1)) % 240 } + 16
      return "\(name) " + String(repeating: String(sum, radix: 16), count: 32)
    }
    return try IdentityKeys(lines.joined(separator: "\n"))
  }
}
