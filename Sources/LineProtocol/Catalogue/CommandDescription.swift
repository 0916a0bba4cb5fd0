public import Ledger

/// Everything that is known of one command: the dispatcher, the help, the completions and the documentation all read it.
///
/// An immutable object and no value, since every request carries its description along.
public final class CommandDescription: Sendable {
  /// What a command does to the bank.
  public enum Effect: String, Sendable {
    /// Concerns the connection alone and is answered by the session.
    case session
    /// Reads what is durable.
    case read
    /// Changes the bank; takes `key=` and `dry=`.
    case change
  }

  /// The part of the bank that a command belongs to; orders the help.
  public enum Area: String, CaseIterable, Sendable {
    /// The connection, help, batches, events.
    case session
    /// Stations, and who may record for them.
    case stations
    /// Registered persons.
    case members
    /// Teams, brigades and who is in them.
    case teams
    /// Service records.
    case service
    /// Activities, who signs up for them and who leads them.
    case activities
    /// Needs, visits, complaints and evaluations.
    case care
    /// Stars of members and teams.
    case stars
    /// Wallets.
    case hours
    /// Offers, stock and redemptions.
    case redeeming
    /// Ballots, honours and the public page of credit.
    case recognition
    /// The journal, its proof, and imports.
    case books
  }

  /// A parameter of a command.
  public struct Parameter: Sendable {
    /// The name before the `=`.
    public let name: String
    /// What may be typed.
    public let type: ParameterType
    /// Whether a request without it is refused.
    public let isRequired: Bool
    /// What it means here.
    public let summary: Localized
  }

  /// A name on a reply's rows or on its `OK` line.
  public struct Column: Sendable {
    /// The name before the `=`.
    public let name: String
    /// How JSON shows the value.
    public let type: ColumnType
    /// What it means.
    public let summary: Localized
  }

  /// The command's words, `service record`.
  public let name: String
  /// The part of the bank it belongs to.
  public let area: Area
  /// What it does to the bank.
  public let effect: Effect
  /// Who may use it.
  public let roles: Set<Role>
  /// What it does, in a sentence.
  public let summary: Localized
  /// Its parameters, required ones first.
  public let parameters: [Parameter]
  /// Its parameters, `key` and `dry` of a change last.
  public let allParameters: [Parameter]
  /// The names on its rows; empty where it has none.
  public let columns: [Column]
  /// The names on its `OK` line besides `rows=`.
  public let fields: [Column]
  /// The refusals it can raise beyond those of every command.
  public let errors: [ErrorCode]
  /// A request that a person could type.
  public let example: String
  /// Whether words may follow the command, as in `help service record`.
  public let takesWords: Bool
  /// Whose data it shows, where it shows any.
  public let peopleShown: PeopleShown?
  /// When the configuration can ask for a second administrator.
  public let fourEyes: FourEyesNeed
  /// What of it cannot be undone, for a person to be asked before it is carried out; nil where all can.
  public let caution: Localized?
  /// Whether it is only carried out by itself: in no batch, and never as a trial, which would tell what nobody may know.
  public let standsAlone: Bool
  /// Whether it can take long and tells how far it has come, where it is asked to.
  public let tellsProgress: Bool

  init(
    name: String, area: Area, effect: Effect, roles: Set<Role>, summary: Localized, parameters: [Parameter],
    allParameters: [Parameter], columns: [Column], fields: [Column], errors: [ErrorCode], example: String,
    takesWords: Bool, peopleShown: PeopleShown?, fourEyes: FourEyesNeed, caution: Localized?,
    standsAlone: Bool
  ) {
    self.name = name
    self.area = area
    self.effect = effect
    self.roles = roles
    self.summary = summary
    self.parameters = parameters
    self.allParameters = allParameters
    self.columns = columns
    self.fields = fields
    self.errors = errors
    self.example = example
    self.takesWords = takesWords
    self.peopleShown = peopleShown
    self.fourEyes = fourEyes
    self.caution = caution
    self.standsAlone = standsAlone
    tellsProgress = parameters.contains { $0.name == "progress" }
  }

  /// The parameter of a name, or nil.
  public func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }
}
