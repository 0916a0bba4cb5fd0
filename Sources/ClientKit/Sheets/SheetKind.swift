import LineProtocol

/// What a sheet lists.
package enum SheetKind: String {
  case members
  case signIn = "sign-in"
  case opening

  /// The fields that a sheet of this kind can have, by the names of `import row`.
  var fields: [SheetField] {
    switch self {
    case .members: [.no, .name, .phone, .birth, .registered, .guardian, .note]
    case .opening: [.no, .name, .phone, .minutes, .reason, .note]
    case .signIn:
      [
        .date, .no, .name, .phone, .start, .end, .minutes, .team, .activity, .kind, .place, .beneficiary, .leader,
        .note,
      ]
    }
  }

  /// Groups of fields, of each of which a sheet must have at least one alternative in full.
  var needed: [[[SheetField]]] {
    switch self {
    case .members: [[[.name]]]
    case .opening: [[[.name], [.no]], [[.minutes]], [[.reason]]]
    case .signIn: [[[.date]], [[.name], [.no]], [[.minutes], [.start, .end]]]
    }
  }

  /// The sheet's name for people.
  var title: Localized {
    switch self {
    case .members: Localized("成员表", "sheet of members")
    case .opening: Localized("期初余额表", "sheet of older balances")
    case .signIn: Localized("签到表", "sign-in sheet")
    }
  }
}
