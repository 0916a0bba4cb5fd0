/// Names of courses as people write several in one text.
public enum CourseNames {
  /// The names, without blanks at their ends and each once.
  public static func split(_ text: String) -> [String] {
    text.split { ",,、;;".contains($0) }.map { SheetText.trimmed(String($0)) }
      .reduce(into: []) { names, name in
        if !name.isEmpty, !names.contains(name) { names.append(name) }
      }
  }
}
