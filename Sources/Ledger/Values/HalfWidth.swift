extension StringProtocol {
  /// The text with full-width digits, letters, signs and spaces (`０８：３０`), as a Chinese input method gives them, in
  /// their plain forms (`08:30`).
  ///
  /// For what is read as a number, a date, a length of time or a code; names and notes stay as they were written.
  public var halfWidth: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(plainForm(of: scalar)) }
    return String(scalars)
  }
}

/// The full-width block stands in the order of ASCII, which makes the fold a subtraction.
private func plainForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  case 0x3000: " "
  default: scalar
  }
}
