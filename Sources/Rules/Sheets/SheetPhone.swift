/// Phone numbers, or their last digits, as people write them on sheets.
public enum SheetPhone {
  /// Reads the digits of a phone number.
  ///
  /// Full-width digits are folded; blanks, hyphens, dots, brackets and a plus between them are dropped.
  ///
  /// - Returns: The plain digits, at least one.
  public static func parse(_ text: String) -> Result<String, SheetFault> {
    let folded = SheetText.folded(text)
    guard !folded.isEmpty else { return .failure(.empty) }
    var digits = ""
    for scalar in folded.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "-", ".", "(", ")", "+": continue
      default:
        guard SheetText.isBlank(scalar) else { return .failure(.unreadable(SheetText.trimmed(text))) }
      }
    }
    return digits.isEmpty ? .failure(.unreadable(SheetText.trimmed(text))) : .success(digits)
  }
}
