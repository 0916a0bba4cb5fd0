import Bank
import Configuration
import Glibc
import Systemd

/// The daemon's two sockets: those that systemd has handed over, the others made by the daemon itself.
struct DaemonSockets {
  private(set) var all: [ListeningSocket]

  init(_ listen: Configuration.Listen, inherited descriptors: [ListenDescriptor]) throws(StartError) {
    all = try InheritedSockets.sockets(from: descriptors)
    do throws(StartError) {
      for (door, path) in [(Peer.Door.clients, listen.socket), (.administration, listen.adminSocket)]
      where !all.contains(where: { $0.door == door }) {
        all.append(try ListeningSocket(path: path, door: door))
      }
    } catch {
      abandon()
      throw error
    }
  }

  /// Closes sockets that nobody will serve.
  func abandon() {
    for socket in all {
      close(socket.descriptor)
      socket.file?.remove()
    }
  }
}
