public import Ledger

/// The quality of records: the scores of each source averaged, then weighted over the sources present.
///
/// See "Quality of a record" in the domain reference.
extension QualityTally {
  /// The mean over the scored records, each as much as any other; nil where none is scored by a source that weighs.
  public func mean(_ weights: QualityWeights) -> MeanQuality? {
    let present = groups.map { sources, group in
      (group: group, sources: ScoreSource.allCases.filter { sources.contains($0) && weights[$0] > 0 })
    }.filter { !$0.sources.isEmpty }
    guard !present.isEmpty else { return nil }
    let totals = present.map { UInt128(clamping: $0.sources.reduce(0) { $0 + weights[$1] }) }
    let common = totals.reduce(1) { QualityTally.leastCommonMultiple($0, $1) }
    // With weights up to 100 the common multiple stays below 2^52 and unit below 2^28: sums of more records than a bank
    // can ever hold fit; damaged ones wrap around and are named by `verify`.
    var numerator: UInt128 = 0
    for ((group, sources), total) in zip(present, totals) {
      let weighted = sources.reduce(UInt128(0)) { sum, source in
        sum &+ UInt128(clamping: weights[source]) &* UInt128(clamping: group.sums[source])
      }
      numerator = numerator &+ weighted &* (common / total)
    }
    let records = present.reduce(UInt128(0)) { $0 &+ UInt128(clamping: $1.group.records) }
    let scores = present.reduce(Int64(0)) { sum, part in
      part.sources.reduce(sum) { $0 &+ part.group.scores[$1] }
    }
    return MeanQuality(
      numerator: numerator, denominator: common &* UInt128(clamping: QualityTally.unit) &* records, scores: scores)
  }

  private static func leastCommonMultiple(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (divisor, rest) = (left, right)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return left / divisor * right
  }
}

extension QualityWeights {
  /// The weight of a source.
  public subscript(source: ScoreSource) -> Int {
    switch source {
    case .recipient: recipient
    case .team: team
    case .station: station
    }
  }
}
