import Bank
import LineProtocol
import Systemd

/// Finds the daemon's sockets among those that systemd has handed over; by name, since their order is not stable.
enum InheritedSockets {
  /// Which door a socket of a name is, or nil for a name that is not known.
  static func door(named name: String) -> Peer.Door? {
    if name == "clients" || name.hasSuffix("timebank.socket") { return .clients }
    if name == "administration" || name.hasSuffix("timebank-admin.socket") { return .administration }
    return nil
  }

  /// The sockets handed over, or a fault where one has a name that says nothing.
  static func sockets(from descriptors: [ListenDescriptor]) throws(StartError) -> [ListeningSocket] {
    var sockets: [ListeningSocket] = []
    for descriptor in descriptors {
      guard let door = door(named: descriptor.name) else {
        throw StartError(
          .unusablePath,
          Localized(
            "systemd 交来的套接字名为 \(descriptor.name),应为 clients 或 administration(FileDescriptorName=)",
            "systemd handed over a socket named \(descriptor.name); FileDescriptorName= must be clients or "
              + "administration"))
      }
      sockets.append(ListeningSocket(inherited: descriptor.descriptor, door: door))
    }
    return sockets
  }
}
