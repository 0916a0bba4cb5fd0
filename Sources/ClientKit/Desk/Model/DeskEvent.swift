import LineProtocol

/// What happens to the desk.
enum DeskEvent {
  /// Somebody pressed a key.
  case key(Key)
  /// A connection is open; the daemon has not spoken yet.
  case connected
  /// The daemon said something.
  case received(DaemonLine)
  /// The connection broke, or could not be opened.
  case lost(Localized)
  /// Some time has gone by.
  case tick
  /// The time that was asked for has gone by.
  case wake
}

/// What the desk wants done.
enum DeskEffect: Hashable {
  /// Send this line, without its LF.
  case send(String)
  /// Open a connection after so many milliseconds.
  case connect(afterMilliseconds: Int)
  /// Say so after so many milliseconds.
  case wake(afterMilliseconds: Int)
  /// Close the connection.
  case disconnect
  /// End the program.
  case leave
}
