import Glibc
import LineProtocol

/// A program's queue in a file, in lines of the protocol; replaced as a whole, so that there is always one that is right.
struct HookBook {
  private let path: String
  private let folder: String

  init(folder: String, hook: String) {
    self.folder = folder
    path = "\(folder)/\(hook).queue"
  }

  /// Whether the program has been here before.
  var exists: Bool { access(path, F_OK) == 0 }

  func read() throws(ClientFailure) -> HookQueue {
    let lines = try FileAccess.open(path)
    guard let first = try fields(lines), let through = first["through"].flatMap({ Int64($0) }) else { throw unreadable }
    var items: [HookQueue.Item] = []
    while let row = try fields(lines) {
      guard let message = row["message"], let entry = row["entry"].flatMap({ Int64($0) }), let lane = row["lane"],
        let attempts = row["attempts"].flatMap({ Int($0) }), let dueAt = row["due"].flatMap({ Int64($0) })
      else { throw unreadable }
      items.append(
        HookQueue.Item(
          message: message, entry: entry, lane: lane, attempts: attempts, dueAt: dueAt,
          failingSince: row["since"].flatMap { Int64($0) }, failure: row["failure"] ?? ""))
    }
    return HookQueue(through: through, places: try places(first["places"] ?? ""), items: items)
  }

  func write(_ queue: HookQueue) throws(ClientFailure) {
    let places = queue.places.map { "\($0.entry):\($0.hash)" }.joined(separator: ",")
    var bytes = Self.line([("through", String(queue.through)), ("places", places)])
    for item in queue.items {
      bytes += Self.line([
        ("message", item.message), ("entry", String(item.entry)), ("lane", item.lane),
        ("attempts", String(item.attempts)), ("due", String(item.dueAt)),
        ("since", item.failingSince.map(String.init) ?? ""), ("failure", item.failure),
      ])
    }
    try FileAccess.make(path).put(bytes)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func places(_ text: String) throws(ClientFailure) -> [HookQueue.Place] {
    var places: [HookQueue.Place] = []
    for part in text.split(separator: ",") {
      let sides = part.split(separator: ":")
      guard sides.count == 2, let entry = Int64(sides[0]) else { throw unreadable }
      places.append(HookQueue.Place(entry: entry, hash: String(sides[1])))
    }
    return places
  }

  private func fields(_ lines: FileLines) throws(ClientFailure) -> DaemonFields? {
    guard let line = try lines.next() else { return nil }
    guard case .row(let fields)? = try? DaemonLine.parse(line.bytes) else { throw unreadable }
    return fields
  }

  private static func line(_ fields: [(name: String, value: String)]) -> [UInt8] {
    ReceivedLine(row: DaemonFields(fields.map { DaemonField(name: $0.name, value: $0.value) })).bytes
      + [UInt8(ascii: "\n")]
  }

  private var unreadable: ClientFailure {
    ClientFailure(
      "bad-state", .data, Localized("\(path) 不是外发队列的文件", "\(path) is no file of a hook's queue"),
      remedy: Localized("请移开这个文件:该程序将从现在起重新开始", "move it away: its hook begins anew from now on"))
  }
}
