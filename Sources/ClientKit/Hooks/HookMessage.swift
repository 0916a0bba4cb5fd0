import LineProtocol

/// A message as the daemon gives it, for the programs that carry it out of the bank.
struct HookMessage: Hashable {
  /// Its name, the same whenever the daemon is asked.
  let name: String
  /// The entry that it follows from.
  let entry: Int64
  private let fields: DaemonFields

  /// Reads a row of `message list`; nil where it is none.
  init?(_ row: DaemonFields) {
    guard let name = row["message"], !name.isEmpty, let entry = row["entry"].flatMap({ Int64($0) }) else { return nil }
    self.name = name
    self.entry = entry
    fields = row
  }

  /// Messages of one lane reach a program in their order: those of a member, of a team, of nobody in particular.
  var lane: String {
    if let member = fields["member"], !member.isEmpty { return member }
    return fields["team"].map { "team-\($0)" } ?? ""
  }

  /// What a program reads on its standard input: an object of all that there is to tell, on one line.
  var json: [UInt8] {
    let command = Catalogue.standard.command(named: "message list")
    var bytes: [UInt8] = []
    JSONText.append(
      fields.filter { !$0.value.isEmpty }, column: { name in command?.columns.first { $0.name == name } }, to: &bytes)
    return bytes + [UInt8(ascii: "\n")]
  }

  /// What a program finds in its environment: words that are safe in a path and in a shell.
  var environment: [String: String] {
    [
      "TIMEBANK_MESSAGE": name, "TIMEBANK_EVENT": fields["event"] ?? "", "TIMEBANK_ENTRY": String(entry),
      "TIMEBANK_MEMBER": fields["member"] ?? "",
    ]
  }
}

/// Messages of some entries.
struct HookPage {
  let messages: [HookMessage]
  /// The last entry that was looked at.
  let through: Int64
  /// The last entry that there is.
  let total: Int64
  /// The hash of the last entry that was looked at.
  var head = ""
  /// The hash of the entry after which it was asked; nil where there is none.
  var sinceHead: String?
}
