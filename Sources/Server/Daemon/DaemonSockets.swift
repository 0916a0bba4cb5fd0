import Bank
import Configuration
import Glibc
import Systemd

/// The daemon's two sockets: those that systemd has handed over, the others made by the daemon itself.
struct DaemonSockets {
  let all: [ListeningSocket]

  init(_ listen: Configuration.Listen, inherited descriptors: [ListenDescriptor]) throws(StartError) {
    var sockets = try InheritedSockets.sockets(from: descriptors)
    for (door, path) in [(Peer.Door.clients, listen.socket), (.administration, listen.adminSocket)]
    where !sockets.contains(where: { $0.door == door }) {
      sockets.append(try ListeningSocket(path: path, door: door))
    }
    all = sockets
  }

  /// Closes sockets that nobody will serve.
  func abandon() {
    for socket in all {
      close(socket.descriptor)
      socket.file?.remove()
    }
  }
}
