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
  /// Whether there is no such file, which is no fault where it need not be there.
  let isMissingFile: Bool

  init(
    _ name: String, _ exitStatus: ExitStatus, _ text: Localized, remedy: Localized? = nil, isMissingFile: Bool = false
  ) {
    self.name = name
    self.exitStatus = exitStatus.rawValue
    self.text = text
    self.remedy = remedy
    self.isMissingFile = isMissingFile
  }
}
