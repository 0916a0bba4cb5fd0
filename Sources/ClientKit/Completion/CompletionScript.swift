import LineProtocol

/// A shell that completion scripts are made for.
enum CompletionShell: String, CaseIterable {
  case bash
  case zsh
  case fish
}

/// Makes completion scripts from the catalogue and the client's own commands; no daemon is needed.
struct CompletionScript {
  /// What may follow a command, by the command's words.
  private let candidates: [(command: String, words: [String])]
  private let firstWords: [String]
  private let secondWords: [(first: String, words: [String])]
  private let options = GlobalOption.allCases.map { "--" + $0.rawValue } + ["-H", "-h", "-q"]

  init(catalogue: Catalogue = .standard) {
    let own = OwnCommand.allCases.map { ($0.name, Self.words(of: $0)) }
    let all = catalogue.commands.map { ($0.name, Self.words(of: $0)) } + own
    candidates = all
    var firsts: [String] = []
    var seconds: [String: [String]] = [:]
    for (name, _) in all {
      let parts = name.split(separator: " ").map(String.init)
      if !firsts.contains(parts[0]) { firsts.append(parts[0]) }
      if parts.count > 1 { seconds[parts[0], default: []].append(parts[1]) }
    }
    firstWords = firsts
    secondWords = firsts.compactMap { first in seconds[first].map { (first, $0) } }
  }

  /// The script.
  func text(for shell: CompletionShell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: "#compdef timebank\nautoload -U +X bashcompinit && bashcompinit\n" + bash
    case .fish: fish
    }
  }

  private var cases: String {
    let lines = candidates.map { "    '\($0.command)') more='\($0.words.joined(separator: " "))' ;;" }
    let groups = secondWords.map { "    '\($0.first)') more=\"$more \($0.words.joined(separator: " "))\" ;;" }
    return "  case \"$command\" in\n" + lines.joined(separator: "\n") + "\n  esac\n"
      + "  [ \"$count\" -lt 2 ] && case \"$first\" in\n" + groups.joined(separator: "\n") + "\n  esac\n"
  }

  private var bash: String {
    """
    _timebank() {
      local line=${COMP_LINE:0:COMP_POINT} word='' first='' second='' command='' more='' count=0 skip=0 candidate
      local current=${line##*[[:space:]]} before=${line%"${line##*[[:space:]]}"}
      for word in $(printf '%s\\n' "$before" | tr -d '*?['); do
        if [ "$skip" -eq 1 ]; then skip=0; continue; fi
        case "$word" in
        \(Self.valued.joined(separator: "|"))) skip=1 ;;
        timebank|*/timebank|-*|*=*) ;;
        *) count=$((count + 1)); [ "$count" -eq 1 ] && first=$word; [ "$count" -eq 2 ] && second=$word ;;
        esac
      done
      command="$first${second:+ $second}"
    \(cases)  [ -z "$more" ] && [ "$count" -gt 1 ] && command=$first && \(choose)
      [ "$count" -eq 0 ] && more='\(firstWords.joined(separator: " "))'
      more="$more \(options.joined(separator: " "))"
      COMPREPLY=()
      for candidate in $more; do
        case "$candidate" in
        "$current"*)
          case "$current" in *=*) candidate=${candidate#*=} ;; esac
          COMPREPLY+=("$candidate") ;;
        esac
      done
    }
    complete -o default -o nospace -F _timebank timebank
    """
  }

  /// Takes the candidates of a command of one word that other words follow.
  private var choose: String {
    let single = candidates.filter { !$0.command.contains(" ") && !$0.words.isEmpty }
    return "case \"$command\" in "
      + single.map { "'\($0.command)') more='\($0.words.joined(separator: " "))' ;; " }.joined()
      + "esac"
  }

  private var fish: String {
    let first = "complete -c timebank -n '__fish_use_subcommand' -a '\(firstWords.joined(separator: " "))'"
    let groups = secondWords.map {
      "complete -c timebank -n '__fish_seen_subcommand_from \($0.first)' -a '\($0.words.joined(separator: " "))'"
    }
    let words = candidates.filter { !$0.words.isEmpty }.map { candidate in
      let seen = candidate.command.split(separator: " ").map { "__fish_seen_subcommand_from \($0)" }
      return
        "complete -c timebank -n '\(seen.joined(separator: "; and "))' -a '\(candidate.words.joined(separator: " "))'"
    }
    return ([first, "complete -c timebank -a '\(options.joined(separator: " "))'"] + groups + words)
      .joined(separator: "\n")
  }

  private static let valued = GlobalOption.allCases.filter(\.takesValue).map { "--" + $0.rawValue } + ["-H"]

  private static func words(of command: CommandDescription) -> [String] {
    command.allParameters.flatMap { parameter -> [String] in
      let values: [String]
      switch parameter.type {
      case .choice(let words): values = words.map { "\(parameter.name)=\($0)" }
      case .flag: values = ["\(parameter.name)=true", "\(parameter.name)=false"]
      default: values = []
      }
      return ["--\(parameter.name)", "\(parameter.name)="] + values
    }
  }

  private static func words(of command: OwnCommand) -> [String] {
    if command == .completion { return CompletionShell.allCases.map(\.rawValue) }
    return (OwnCommandReader.valueNames(of: command) + OwnCommandReader.flagNames(of: command)).map { "--" + $0 }
  }
}
