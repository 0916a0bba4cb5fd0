import LineProtocol

/// Why the client itself could not do what it was asked: no refusal of the daemon.
package struct ClientFailure: Error, Hashable {
  /// A stable word for programs, shown in brackets like the code of a refusal.
  let name: String
  /// The exit status, after sysexits.h.
  let exitStatus: Int32
  /// What happened.
  let text: Localized
  /// What to do next.
  let remedy: Localized?

  init(_ name: String, _ exitStatus: ExitStatus, _ text: Localized, remedy: Localized? = nil) {
    self.name = name
    self.exitStatus = exitStatus.rawValue
    self.text = text
    self.remedy = remedy
  }
}
