import Bank
import Foundation
import LineProtocol
import TestSupport

/// Every refusal of the desk as an operator reads it.
///
/// Blocks of three lines with an empty line between: who sends what, then the last line of the reply in Chinese and in
/// English. All blocks of a transcript are spoken to one and the same bank, since a refusal changes nothing.
enum RefusalTranscripts {
  /// One block.
  struct Block: Sendable {
    let speaker: Peer
    let line: String
    let chinese: String
    let english: String
  }

  /// The transcripts that are spoken to the busy station.
  static let ofBusyStation = [
    stations, operators, members, teams, service, stars, policies, hours, shelves, redemptions, books,
  ]

  /// Splits a transcript into its blocks.
  static func blocks(_ transcript: String) throws -> [Block] {
    var lines = transcript.split(separator: "\n").map(String.init)[...]
    var blocks: [Block] = []
    while let request = lines.popFirst() {
      guard
        let chinese = lines.popFirst(), let english = lines.popFirst(), let mark = request.range(of: "> "),
        let speaker = speakers[String(request[..<mark.lowerBound])]
      else { throw UnexpectedRefusal(description: "the transcript breaks off at \(request)") }
      blocks.append(
        Block(
          speaker: speaker, line: String(request[mark.upperBound...]), chinese: chinese, english: english))
    }
    return blocks
  }

  private static let speakers = [
    "root": TestBank.admin, "second": TestBank.secondAdmin, "wang": BusyStation.wang, "li": BusyStation.li,
    "zhao": BusyStation.zhao, "kiosk": TestBank.kiosk(), "member": TestBank.kiosk(17), "buyer": TestBank.kiosk(21),
    "chen": TestBank.user(1004, "chen"),
    "voter": TestBank.kiosk(18), "child": TestBank.kiosk(31),
  ]
}
