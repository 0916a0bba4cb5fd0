/// Headings as they were mapped once, kept in a file of this user so that they need not be typed again.
struct HeadingMemory {
  private let path: String?
  private let world: ClientWorld

  /// - Parameter environment: Names the folder for a user's settings, after the XDG rules; without one nothing is kept.
  init(environment: [String: String], world: ClientWorld) {
    let home = environment["HOME"].map { $0 + "/.config" }
    let folder = [environment["XDG_CONFIG_HOME"], home].compactMap(\.self).first { $0.hasPrefix("/") }
    path = folder.map { $0 + "/timebank/headings" }
    self.world = world
  }

  /// What was said before, and now.
  func recalled(adding typed: HeadingMap) -> HeadingMap { (remembered() ?? HeadingMap()).adding(typed) }

  /// Keeps what was said, beside what was said before.
  ///
  /// A file that is there and cannot be read is left alone.
  ///
  /// - Throws: Where the file cannot be written.
  func remember(_ typed: HeadingMap) throws(ClientFailure) {
    guard let path, let earlier = remembered() else { return }
    let map = earlier.adding(typed)
    guard map != earlier else { return }
    try world.makeFolder(String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)))
    try world.makeFile(path).put(Array(map.text.utf8))
  }

  /// Nothing where there is no file; nil where there is one that cannot be read.
  private func remembered() -> HeadingMap? {
    guard let path else { return nil }
    do throws(ClientFailure) {
      return HeadingMap(remembered: String(decoding: try world.readFile(path), as: UTF8.self))
    } catch {
      return error.isMissingFile ? HeadingMap() : nil
    }
  }
}
