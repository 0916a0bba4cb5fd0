/// An act for which the configuration can ask that a second administrator agrees: `roles.four_eyes`.
public enum FourEyesAct: String, CaseIterable, Sendable {
  /// Whatever is forced by `force=true`, and `journal reverse`, which can undo what two have agreed on.
  case reversal
  /// Hours given out of a pool: `grant`, `pool allowance`.
  case grant
  /// New rules: `policy set`.
  case policy
  /// A backup put in the place of the books: `timebankd --restore`.
  case restore
}

/// When a command is an act for which the configuration can ask for two.
public enum FourEyesNeed: Hashable, Sendable {
  /// When it is forced; so it is with whatever takes `force=true`.
  case whenForced
  /// Every time.
  case always(FourEyesAct)
  /// Never by configuration, since the command takes two by itself.
  case byItself

  /// The act, or nil where one administrator is enough in any case.
  ///
  /// - Parameter isForced: Whether the request says `force=true`.
  public func act(isForced: Bool) -> FourEyesAct? {
    switch self {
    case .whenForced: isForced ? .reversal : nil
    case .always(let act): act
    case .byItself: nil
    }
  }
}
