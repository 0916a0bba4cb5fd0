import Synchronization

/// Collects what code under test sends, from whatever thread.
public final class Collector<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  /// Begins empty.
  public init() {}

  /// Adds an element.
  public func add(_ element: Element) { elements.withLock { $0.append(element) } }

  /// Everything so far.
  public var all: [Element] { elements.withLock { $0 } }

  /// Everything so far, which is forgotten.
  public func take() -> [Element] {
    elements.withLock { elements in
      defer { elements = [] }
      return elements
    }
  }
}
