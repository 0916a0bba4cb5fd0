/// What an account counts: minutes of service time, or pieces of one gift.
public enum Unit: Hashable, Sendable {
  /// Minutes of service time.
  case minutes
  /// Pieces of the gift with this code.
  case pieces(of: Code)
}

extension Unit: CustomStringConvertible {
  /// The unit as it stands in the trial balance: `minutes` or `pieces:<gift>`.
  public var description: String {
    switch self {
    case .minutes: "minutes"
    case .pieces(let gift): "pieces:\(gift)"
    }
  }
}
