import Bank
import DaemonLog
import Ledger
import LineProtocol
import Logging

/// Requests that concern the connection alone.
extension Session {
  /// Answers a session command; all earlier requests are answered already.
  func converse(_ request: Request, tag: String?) throws(Refusal) {
    let name = request.command.name
    if batch != nil, name != "commit", name != "abort" { throw .notInBatch(name) }
    switch name {
    case "hello": hello(request, tag: tag)
    case "login": try logIn(request, tag: tag)
    case "logout":
      narrow(to: nil)
      succeed(Reply(), tag: tag)
    case "whoami": succeed(whoami(), tag: tag)
    case "help": succeed(try help(request), tag: tag)
    case "describe": succeed(try describe(request), tag: tag)
    case "limits": succeed(Reply(rows: environment.limitsInForce.rows(in: encoder.language)), tag: tag)
    case "watch": try startWatching(request, tag: tag)
    case "unwatch":
      stopWatching()
      succeed(Reply(), tag: tag)
    case "begin": beginBatch(tag: tag)
    case "commit": try commitBatch(request, tag: tag)
    case "abort": try abortBatch(tag: tag)
    case "quit":
      succeed(Reply(), tag: tag)
      end(reason: "quit")
    default: throw unanswered(request)
    }
  }

  private func hello(_ request: Request, tag: String?) {
    if let language = request.text("lang").flatMap(Language.init(rawValue:)) { encoder.language = language }
    if let mode = request.text("mode").flatMap(ReplyEncoder.Mode.init(rawValue:)) { encoder.mode = mode }
    let fields = [
      Field("lang", .text(encoder.language.rawValue)),
      Field("mode", .text(encoder.mode.rawValue)),
    ]
    succeed(Reply(fields: fields), tag: tag)
  }

  private func whoami() -> Reply {
    let caller = environment.bank.caller(for: peer)
    let row = [
      Field("user", .text(caller.userName)),
      Field("role", .text(caller.role.rawValue)),
      Field("stations", .list(caller.stations.sorted().map(\.text))),
      Field("member", .optional(caller.ownMember) { .number($0) }),
    ]
    return Reply(rows: [row])
  }

  private func help(_ request: Request) throws(Refusal) -> Reply {
    let lines = try environment.catalogue.help(request.words, language: encoder.language)
    return Reply(rows: lines.map { [Field("text", .text($0))] })
  }

  private func describe(_ request: Request) throws(Refusal) -> Reply {
    Reply(rows: try environment.catalogue.describe(request.words))
  }

  /// A command of the catalogue that no session knows is a defect of the daemon.
  private func unanswered(_ request: Request) -> Refusal {
    let reference = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    environment.logger.report(
      .internalDefect,
      [.command: request.command.name, .reference: reference, .reason: "no session carries the command out"])
    return .internalDefect(reference: reference)
  }
}
