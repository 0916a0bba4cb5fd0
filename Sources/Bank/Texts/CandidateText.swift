import LineProtocol
import Rules

extension [CandidateReason] {
  /// The reasons in words.
  var spoken: Localized {
    guard !isEmpty else { return Localized("符合条件", "fulfils what is asked") }
    let words = map(\.spoken)
    return Localized(
      words.map(\.chinese).joined(separator: "、"), words.map(\.english).joined(separator: ", "))
  }
}

extension CandidateReason {
  fileprivate var spoken: Localized {
    switch self {
    case .stars: Localized("有星级", "has stars")
    case .quality: Localized("评分好", "well scored")
    case .hours: Localized("本年服务多", "served much this year")
    case .rested: Localized("久未邀请", "not asked for long")
    case .neverAsked: Localized("尚未邀请过", "never asked")
    case .skilled: Localized("有所需技能", "has the skills")
    case .trained: Localized("受过所需培训", "has the training")
    }
  }
}
