import LineProtocol

/// The words that this process was started with.
public enum ProcessArguments {
  /// The words after the program's name; nil where one is no UTF-8, as from a terminal that speaks GBK.
  ///
  /// `CommandLine.arguments` would put replacement characters into people's names without a word.
  public static func words(
    count: Int32, values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  ) -> [String]? {
    var words: [String] = []
    for index in 1..<max(1, Int(count)) {
      guard let value = values[index], let word = String(validatingCString: value) else { return nil }
      words.append(word)
    }
    return words
  }
}
