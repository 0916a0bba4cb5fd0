import Ledger

extension Minutes {
  /// The sum, or the longest time there is where the sum would pass it; for sums that are only compared with a limit.
  func addingUpToLimit(_ other: Minutes) -> Minutes {
    let (sum, overflow) = count.addingReportingOverflow(other.count)
    return Minutes(overflow ? (other.count < 0 ? .min : .max) : sum)
  }
}
