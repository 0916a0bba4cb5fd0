import LineProtocol

/// A whole reply of the daemon.
struct PageReply {
  var rows: [DaemonFields] = []
  var fields = DaemonFields([])

  /// A value of the reply's end; empty where it says nothing.
  subscript(name: String) -> String { fields[name] ?? "" }
}

extension DaemonFields {
  /// A value; empty where the line does not have it.
  func text(_ name: String) -> String { self[name] ?? "" }
}

/// Asks the daemon for what stands on a page.
struct PageDesk {
  let session: BankSession
  let language: Language

  /// Asks for all of something; parameters without a value are left out.
  func ask(_ command: String, _ parameters: KeyValuePairs<String, String?> = [:]) throws(RequestStop) -> PageReply {
    let words = parameters.compactMap { pair in pair.value.map { Word(name: pair.key, value: $0) } }
    var rows: [DaemonFields] = []
    let fields = try session.ask(
      command, words, onLine: { if case .row(let row) = $0.line { rows.append(row) } })
    return PageReply(rows: rows, fields: fields)
  }

  /// The same, where a refusal means that the page does without.
  func askIfAllowed(
    _ command: String, _ parameters: KeyValuePairs<String, String?> = [:]
  ) throws(RequestStop) -> PageReply {
    do throws(RequestStop) {
      return try ask(command, parameters)
    } catch {
      guard case .refused = error else { throw error }
      return PageReply()
    }
  }

  /// What every page says of the bank and of the state of its books.
  func context() throws(RequestStop) -> PageContext {
    let stations = try ask("station list")
    let head = try ask("head")
    let time = try ask("ping")["time"]
    return PageContext(
      language: language, bank: session.greeting?["bank"] ?? "",
      time: String(time.prefix(16)).split(separator: "T").joined(separator: " "), entry: head["entry"],
      head: head["head"],
      stations: Dictionary(
        stations.rows.map { ($0.text("station"), $0.text("name")) }, uniquingKeysWith: { first, _ in first }))
  }
}
