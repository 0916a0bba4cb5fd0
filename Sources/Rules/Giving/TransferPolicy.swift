/// Between whom hours may be transferred; see "Redeeming hours" in the domain reference.
public enum TransferPolicy: String, CaseIterable, Sendable {
  /// Between nobody.
  case none
  /// Between members of one household.
  case household
  /// Between members of one household who are its head or related to the head in one of the named ways.
  case relatives
  /// Between any two members.
  case any
}
