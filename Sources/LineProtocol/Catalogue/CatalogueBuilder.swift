import Ledger

extension CommandDescription.Parameter {
  /// A parameter that must be there; its text comes from the glossary where none is given.
  static func needed(_ name: String, _ type: ParameterType, _ summary: Localized? = nil) -> Self {
    Self(name: name, type: type, isRequired: true, summary: summary ?? Glossary.term(name))
  }

  /// A parameter that may be left out; its text comes from the glossary where none is given.
  static func optional(_ name: String, _ type: ParameterType, _ summary: Localized? = nil) -> Self {
    Self(name: name, type: type, isRequired: false, summary: summary ?? Glossary.term(name))
  }
}

extension CommandDescription.Column {
  /// A column whose text comes from the glossary where none is given.
  static func column(_ name: String, _ type: ColumnType, _ summary: Localized? = nil) -> Self {
    Self(name: name, type: type, summary: summary ?? Glossary.term(name))
  }
}

extension Set<Role> {
  /// Everybody who can open a connection.
  static var everybody: Set<Role> { [.admin, .operator, .auditor, .kiosk, .member, .messenger, .public] }
  /// Those who may see members and records.
  static var readers: Set<Role> { [.admin, .operator, .auditor] }
  /// The same, and a logged-in member for what is the member's own.
  static var readersAndMembers: Set<Role> { readers.union([.member]) }
  /// Those who record, and a logged-in member for what is the member's own.
  static var recordersAndMembers: Set<Role> { recorders.union([.member]) }
  /// Those who speak where members log in; and administrators, whom every command is open to.
  static var kiosks: Set<Role> { [.admin, .kiosk, .member] }
  /// Those who record at stations.
  static var recorders: Set<Role> { [.admin, .operator] }
  /// Those who read the books.
  static var auditors: Set<Role> { [.admin, .auditor] }
  /// Those who carry messages out of the bank, and those who read the books.
  static var messengers: Set<Role> { auditors.union([.messenger]) }
  /// Those who may hear that something was journaled.
  static var watchers: Set<Role> { readers.union([.messenger]) }
  /// Those who set up the bank.
  static var administrators: Set<Role> { [.admin] }
}

extension CommandDescription {
  /// Describes a command; what is not said is empty.
  static func command(
    _ name: String, _ area: Area, _ effect: Effect, _ roles: Set<Role>, _ summary: Localized,
    parameters: [Parameter] = [], columns: [Column] = [], fields: [Column] = [], errors: [ErrorCode] = [],
    example: String, takesWords: Bool = false, peopleShown: PeopleShown? = nil, fourEyes: FourEyesNeed = .whenForced,
    caution: Localized? = nil, standsAlone: Bool = false
  ) -> CommandDescription {
    let parameters = parameters.filter(\.isRequired) + parameters.filter { !$0.isRequired }
    return CommandDescription(
      name: name, area: area, effect: effect, roles: roles, summary: summary, parameters: parameters,
      allParameters: parameters + (effect == .change ? Catalogue.changeParameters : []), columns: columns,
      fields: fields, errors: errors, example: example, takesWords: takesWords, peopleShown: peopleShown,
      fourEyes: fourEyes, caution: caution, standsAlone: standsAlone)
  }
}

extension [CommandDescription.Parameter] {
  /// What asks for one page of a list.
  static var paging: [CommandDescription.Parameter] {
    [.optional("limit", .integer(1...100_000)), .optional("after", .text(maxCharacters: 64))]
  }
}

extension [CommandDescription.Column] {
  /// Where the next page of a list begins.
  static var more: [CommandDescription.Column] { [.column("more", .text)] }
  /// The entry that a change was journaled with.
  static var entry: [CommandDescription.Column] { [.column("entry", .integer)] }
  /// The same, and the names of the reply where a second administrator has to agree first.
  static var entryOrApproval: [CommandDescription.Column] {
    entry + [
      .column("approval", .integer), .column("state", .code),
      .column("until", .date, Localized("最迟在这天复核", "Last day to confirm it")),
    ]
  }
}
