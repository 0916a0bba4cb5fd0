/// What a service was done for, where the bank knows whom it served.
public enum ServiceOccasion: Hashable, Sendable {
  /// It met a need.
  case need(NeedNumber)
  /// It was a visit that a pair had agreed on.
  case pair(PairNumber)

  /// The need that it met.
  public var need: NeedNumber? { if case .need(let number) = self { number } else { nil } }
  /// The pair whose visit it was.
  public var pair: PairNumber? { if case .pair(let number) = self { number } else { nil } }

  /// Takes whichever of the two is there.
  public init?(need: NeedNumber?, pair: PairNumber?) {
    if let need {
      self = .need(need)
    } else if let pair {
      self = .pair(pair)
    } else {
      return nil
    }
  }
}
