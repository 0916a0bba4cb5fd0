import LineProtocol

/// Why a page was not made.
enum PageStop: Error {
  /// The daemon could not be asked, or the file not written.
  case failed(ClientFailure)
  /// What was asked for cannot be written as a request.
  case unfit(Refusal)
  /// The daemon refused.
  case refused(DaemonRefusal, command: String)
}

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
  func ask(_ command: String, _ parameters: KeyValuePairs<String, String?> = [:]) throws(PageStop) -> PageReply {
    let words = command.split(separator: " ").map { Word(name: nil, value: String($0)) }
    let named = parameters.compactMap { pair in pair.value.map { Word(name: pair.key, value: $0) } }
    let request: ClientRequest
    do throws(Refusal) {
      request = try ClientRequest(ParsedLine(tag: nil, words: words + named))
    } catch {
      throw .unfit(error)
    }
    var rows: [DaemonFields] = []
    let outcome: Outcome
    do throws(ClientFailure) {
      outcome = try session.perform(request.bytes, key: nil, canRepeat: true) { received in
        if case .row(let fields) = received.line { rows.append(fields) }
      }
    } catch {
      throw .failed(error)
    }
    switch outcome {
    case .done(let fields): return PageReply(rows: rows, fields: fields)
    case .refused(let refusal): throw .refused(refusal, command: command)
    }
  }

  /// The same, where a refusal means that the page does without.
  func askIfAllowed(
    _ command: String, _ parameters: KeyValuePairs<String, String?> = [:]
  ) throws(PageStop) -> PageReply {
    do throws(PageStop) {
      return try ask(command, parameters)
    } catch {
      guard case .refused = error else { throw error }
      return PageReply()
    }
  }

  /// What every page says of the bank and of the state of its books.
  func context() throws(PageStop) -> PageContext {
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
