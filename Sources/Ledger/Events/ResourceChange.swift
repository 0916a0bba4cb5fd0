/// Something that a station can draw on was added, changed or struck off.
public struct ResourceChange: Hashable, Sendable {
  /// What it is.
  public enum Nature: String, CaseIterable, Sendable {
    /// A room, a hall, a square.
    case place
    /// A thing that can be lent or used.
    case thing
    /// Somebody who helps: a company, a school, an expert.
    case partner
    /// Anything else.
    case other
  }

  /// Whether it was added, changed or struck off; the entry carries the whole state after it.
  public let action: ChangeAction
  /// Its code.
  public let resource: Code
  /// What it is.
  public let nature: Nature
  /// What it is called; nil once that was erased.
  public let name: String?
  /// What else is to be known.
  public let note: String?

  /// Describes a change.
  public init(action: ChangeAction, resource: Code, nature: Nature, name: String?, note: String?) {
    self.action = action
    self.resource = resource
    self.nature = nature
    self.name = name
    self.note = note
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("resource", resource)
    facts.put("nature", nature.rawValue)
    facts.putText("name", ifPresent: name)
    facts.putText("note", ifPresent: note)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    resource = try facts.code("resource")
    nature = try facts.value("nature") { Nature(rawValue: $0) }
    name = facts.text("name")
    note = facts.text("note")
  }
}
