public import Bank
public import Configuration
public import Logging

/// A bank that is open, and how it is told of the daemon's end.
public struct OpenedBank: Sendable {
  /// What is served.
  public let service: any BankService
  /// Called once, when no more requests will be taken: work that takes long is cut short and answered.
  public let prepareToClose: @Sendable () -> Void
  /// Called once, after the last connection has gone: everything is written and let go of.
  public let close: @Sendable () async throws -> Void

  /// Puts a bank together with its end.
  public init(
    service: any BankService, prepareToClose: @escaping @Sendable () -> Void = {},
    close: @escaping @Sendable () async throws -> Void = {}
  ) {
    self.service = service
    self.prepareToClose = prepareToClose
    self.close = close
  }
}

/// Opens the bank that a configuration names.
public typealias BankOpener = @Sendable (Configuration, Logger) async throws -> OpenedBank
