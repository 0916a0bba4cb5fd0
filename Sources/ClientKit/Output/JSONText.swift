import LineProtocol

/// Writes values as JSON with the types of the catalogue.
///
/// Whole numbers and flags are JSON's own, a list is an array, all else a string. A number or flag that is absent is
/// `null`; an absent text is `""`, an absent list `[]`.
enum JSONText {
  /// Appends an object of one row's or one line's values.
  static func append(
    _ fields: some Sequence<DaemonField>, column: (String) -> CommandDescription.Column?, to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: "{"))
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(name: field.name, to: &bytes)
      append(field.value, type: column(field.name)?.type ?? wireType(of: field.name), to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends a name and its colon.
  static func append(name: String, to bytes: inout [UInt8]) {
    LineWriter.appendQuoted(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Names that the protocol gives to every command, which no catalogue entry describes.
  private static func wireType(of name: String) -> ColumnType {
    switch name {
    case "rows", "entry", "queued", "lines": .integer
    case "replayed", "dry": .flag
    default: .text
    }
  }

  private static func append(_ value: String, type: ColumnType, to bytes: inout [UInt8]) {
    switch type {
    case .integer where value.isEmpty, .flag where value.isEmpty: bytes.append(contentsOf: "null".utf8)
    case .integer where Int64(value).map(String.init) == value: bytes.append(contentsOf: value.utf8)
    case .flag where value == "true" || value == "false": bytes.append(contentsOf: value.utf8)
    case .list: appendList(value, to: &bytes)
    default: LineWriter.appendQuoted(value, to: &bytes)
    }
  }

  private static func appendList(_ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in value.split(separator: ",").enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      LineWriter.appendQuoted(String(element), to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
