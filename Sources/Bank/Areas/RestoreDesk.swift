import Ledger
import LineProtocol
import Store

/// Books that were restored from a backup, and wait for a second administrator: `restore confirm`.
enum RestoreDesk {
  /// Root restores, and everybody who may be root is the same to the daemon; so the second has to speak as a user of
  /// his own: neither root, nor the daemon's user, nor whoever had logged in to restore.
  static func confirm(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    guard let note = bank.restore, let number = EntryNumber(note.entry) else { throw Refusal.nothingRestored }
    let caller = bank.read.caller
    guard ![0, bank.ownUser, note.user, note.login ?? 0].contains(caller.user) else {
      throw Refusal.ownRestore(caller.userName)
    }
    let text = try request.neededText("head")
    guard let head = Digest(hex: text) else { throw Refusal.notAHash(text) }
    guard head == note.head else { throw Refusal.otherRestoredHead(text, entry: note.entry) }
    let event = RestoreConfirmed(
      entry: number, hash: note.head, restorer: .user(note.user), login: note.login.map { .user($0) },
      restoredAt: note.at)
    let entry = try bank.append(.restoration(event))
    return Reply(
      fields: [Field("restored", .number(number)), Field("head", .text(note.head.description)), entry])
  }
}
