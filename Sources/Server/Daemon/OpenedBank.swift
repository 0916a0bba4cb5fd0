public import Bank
public import Configuration
public import Logging

/// A bank that is open, and how it is told of the daemon's end.
public struct OpenedBank: Sendable {
  /// What is served.
  public let service: any BankService
  /// Takes over what of another configuration belongs to the bank: who has a role by group.
  public let apply: @Sendable (Configuration) -> Void
  /// Called once, when no more requests will be taken: work that takes long is cut short and answered.
  public let prepareToClose: @Sendable () -> Void
  /// Called once, after the last connection has gone: everything is written and let go of.
  public let close: @Sendable () async throws -> Void

  /// Puts a bank together with its end.
  public init(
    service: any BankService, apply: @escaping @Sendable (Configuration) -> Void = { _ in },
    prepareToClose: @escaping @Sendable () -> Void = {},
    close: @escaping @Sendable () async throws -> Void = {}
  ) {
    self.service = service
    self.apply = apply
    self.prepareToClose = prepareToClose
    self.close = close
  }
}

/// Opens the bank that a configuration names.
public typealias BankOpener = @Sendable (Configuration, Logger) async throws -> OpenedBank
