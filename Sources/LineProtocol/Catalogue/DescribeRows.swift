import Ledger

extension Catalogue {
  /// The answer to `describe`, for programs: a row per command, parameter, column, field and error.
  ///
  /// Without words all commands come first, then every error code with an empty `command`, whichever command raises it. The
  /// type of an error is its class, `retry` where that can help, and the client's exit status: `service,retry,exit=75`.
  ///
  /// - Parameter words: What follows `describe`: none, a first word, or a command.
  /// - Throws: `unknown-command` where the words name nothing.
  public func describe(_ words: [String]) throws(Refusal) -> [Reply.Row] {
    switch try topic(words) {
    case .all: commands.flatMap(\.describeRows) + ErrorCode.allCases.map { $0.describeRow(command: "") }
    case .group(let commands): commands.flatMap(\.describeRows)
    case .command(let command): command.describeRows
    }
  }
}

extension CommandDescription {
  fileprivate var describeRows: [Reply.Row] {
    let roles = Role.allCases.filter(self.roles.contains).map(\.rawValue)
    let command = DescribeRow(
      command: name, item: "command", name: name, type: effect.rawValue, text: summary, roles: .list(roles),
      example: .text(example))
    return [command.fields] + allParameters.map(describeRow) + columns.map { describeRow("column", $0) }
      + fields.map { describeRow("field", $0) } + errors.map { $0.describeRow(command: name) }
  }

  private func describeRow(_ parameter: Parameter) -> Reply.Row {
    DescribeRow(
      command: name, item: "parameter", name: parameter.name, type: parameter.type.name, text: parameter.summary,
      required: .flag(parameter.isRequired)
    ).fields
  }

  private func describeRow(_ item: String, _ column: Column) -> Reply.Row {
    DescribeRow(command: name, item: item, name: column.name, type: column.type.rawValue, text: column.summary).fields
  }
}

extension ErrorCode {
  fileprivate func describeRow(command: String) -> Reply.Row {
    let type = [`class`.rawValue] + (retryCanHelp ? ["retry"] : []) + ["exit=\(exitStatus)"]
    return DescribeRow(
      command: command, item: "error", name: rawValue, type: type.joined(separator: ","), text: summary
    ).fields
  }
}

/// One row with the columns of `describe`.
private struct DescribeRow {
  let command: String
  let item: String
  let name: String
  let type: String
  let text: Localized
  var required = Value.absent
  var roles = Value.absent
  var example = Value.absent

  var fields: Reply.Row {
    [
      Field("command", .text(command)), Field("item", .text(item)), Field("name", .text(name)),
      Field("type", .text(type)), Field("required", required), Field("roles", roles),
      Field("zh", .text(text.chinese)), Field("en", .text(text.english)), Field("example", example),
    ]
  }
}
