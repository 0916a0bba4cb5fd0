import Glibc
import LineProtocol

/// Finds the daemon's socket and opens a connection to it.
///
/// In this order: `--socket`; `$TIMEBANK_SOCKET`; the administration socket of a daemon of the user's own
/// (`$XDG_RUNTIME_DIR/timebank/admin.sock`); `/run/timebank/admin.sock`, where it may be opened;
/// `/run/timebank/timebank.sock`. A path that was named is the only one tried. A socket that is there but has nobody
/// behind it ends the search: to ask another bank instead, silently, would book hours in the wrong place.
struct DaemonFinder {
  let environment: [String: String]
  let connect: (String) throws(TransportError) -> Transport

  /// - Parameters:
  ///   - path: The path behind `--socket`.
  ///   - wantsAdministration: Whether only sockets for administration will do.
  func open(path: String?, wantsAdministration: Bool) throws(ClientFailure) -> Transport {
    if let named = path ?? environment["TIMEBANK_SOCKET"], path != nil || !named.isEmpty {
      do throws(TransportError) {
        return try connect(named)
      } catch {
        throw SocketTrouble.failure(named, error)
      }
    }
    return try search(wantsAdministration: wantsAdministration)
  }

  private func search(wantsAdministration: Bool) throws(ClientFailure) -> Transport {
    let places = self.places.filter { $0.isForAdministration || !wantsAdministration }
    var forbidden: String?
    for place in places {
      do throws(TransportError) {
        return try connect(place.path)
      } catch {
        switch error {
        case .system(ENOENT), .system(ENOTDIR): continue
        case .system(EACCES), .system(EPERM): forbidden = place.path
        default: throw SocketTrouble.failure(place.path, error)
        }
      }
    }
    if let forbidden { throw SocketTrouble.forbidden(forbidden) }
    throw SocketTrouble.missing(places.map(\.path), wasNamed: false)
  }

  /// The paths that ``open(path:wantsAdministration:)`` tries, in order.
  func paths(_ options: GlobalOptions) -> [String] {
    let named = options.socketPath ?? environment["TIMEBANK_SOCKET"] ?? ""
    if !named.isEmpty { return [named] }
    return places.filter { $0.isForAdministration || !options.wantsAdministration }.map(\.path)
  }

  private var places: [(path: String, isForAdministration: Bool)] {
    var places: [(path: String, isForAdministration: Bool)] = []
    if let folder = environment["XDG_RUNTIME_DIR"], !folder.isEmpty {
      places.append(("\(folder)/timebank/admin.sock", true))
    }
    return places + [("/run/timebank/admin.sock", true), ("/run/timebank/timebank.sock", false)]
  }
}
