/// Why a request was refused: a stable code, the figures, and a text that says the remedy in both languages.
///
/// Two refusals are equal where code and details are; the text follows from them.
public struct Refusal: Error, Sendable {
  /// The stable code.
  public let code: ErrorCode
  /// The figures and names that the refusal rests on.
  public let details: [Field]
  /// What a person is told.
  public let text: Localized

  /// Puts a refusal together.
  public init(_ code: ErrorCode, _ details: [Field], _ text: Localized) {
    self.code = code
    self.details = details
    self.text = text
  }

  /// Puts a refusal together that rests on no figures.
  public init(_ code: ErrorCode, _ text: Localized) {
    self.init(code, [], text)
  }
}

extension Refusal: Equatable {
  /// Compares code and details.
  public static func == (left: Refusal, right: Refusal) -> Bool {
    left.code == right.code && left.details == right.details
  }
}
