/// Whose data a reading command shows: that operators, auditors and administrators looked is noted, see `access list`.
public enum PeopleShown: Sendable {
  /// The member whom the request names; nobody where it names none.
  case named
  /// The members on its rows, or at its end.
  case rows
  /// Whoever the texts on its rows are about, where the request asks for texts.
  case texts
}
