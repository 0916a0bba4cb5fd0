import LineProtocol

/// A shell that completion scripts are made for.
enum CompletionShell: String, CaseIterable {
  case bash
  case zsh
  case fish
}

/// Makes completion scripts from the catalogue and the client's own commands; no daemon is needed.
///
/// Words that begin with a dash are offered only where a dash was typed: without one, `name=` is shorter.
struct CompletionScript {
  /// What may follow a command of one word, and one of two.
  private let singles: [(command: String, words: [String])]
  private let pairs: [(command: String, words: [String])]
  private let firstWords: [String]
  /// The second words of commands, by their first.
  private let secondWords: [(first: String, words: [String])]
  private let options = GlobalOption.allCases.map { "--" + $0.rawValue } + ["-H", "-h", "-q", "-y"]

  init(catalogue: Catalogue = .standard) {
    let own = OwnCommand.allCases.map { ($0.name, Self.words(of: $0)) }
    let all = catalogue.commands.map { ($0.name, Self.words(of: $0)) } + own
    pairs = all.filter { $0.0.contains(" ") }
    var firsts: [String] = []
    var seconds: [String: [String]] = [:]
    for (name, _) in all {
      let parts = name.split(separator: " ").map(String.init)
      if !firsts.contains(parts[0]) { firsts.append(parts[0]) }
      if parts.count > 1 { seconds[parts[0], default: []].append(parts[1]) }
    }
    firstWords = firsts
    let topics = firsts + HelpPage.allCases.map(\.rawValue)
    singles = all.filter { !$0.0.contains(" ") }.map { ($0.0, $0.0 == "help" ? topics : $0.1) }
    secondWords = firsts.compactMap { first in seconds[first].map { (first, $0) } }
  }

  /// The script.
  func text(for shell: CompletionShell) -> String {
    switch shell {
    case .bash: ([candidates] + [Self.bash]).joined(separator: "\n")
    case .zsh: (["#compdef timebank", candidates, Self.zsh]).joined(separator: "\n")
    case .fish: fish
    }
  }

  /// A function for bash and zsh that puts into `more` what may follow the words it is given.
  private var candidates: String {
    """
    _timebank_more() {
      local word='' first='' second='' skip='' last='' named=''
      shift
      for word in "$@"; do
        last=$word
        if [ -n "$skip" ]; then skip=''; last=''; continue; fi
        case $word in
        \(Self.valued.joined(separator: "|"))) skip=$word ;;
        -*|*=*) ;;
        *) if [ -z "$first" ]; then first=$word; elif [ -z "$second" ]; then second=$word; fi ;;
        esac
      done
      case $skip in
      --lang) more='\(Self.languages)'; return ;;
      ?*) more=''; return ;;
      esac
      case "$first $second" in
    \(Self.cases(pairs))
      *)
        case $first in
        '') more='\(firstWords.joined(separator: " "))' ;;
    \(Self.cases(singles))
        esac
        [ -z "$second" ] && case $first in
    \(secondWords.map { "    '\($0.first)') more=\"$more \($0.words.joined(separator: " "))\" ;;" }.joined(separator: "\n"))
        esac
      esac
      more="$more \(options.joined(separator: " "))"
      case $last in
      --*)
        for word in $more; do
          case $word in "${last#--}="?*) named="$named ${word#*=}" ;; esac
        done
        [ -n "$named" ] && more=$named ;;
      esac
      return 0
    }
    """
  }

  private static func cases(_ commands: [(command: String, words: [String])]) -> String {
    commands.map { "    '\($0.command)') more='\($0.words.joined(separator: " "))' ;;" }.joined(separator: "\n")
  }

  /// Bash takes what stands behind `=` for a word of its own, unless it was told otherwise.
  private static let bash = """
    _timebank() {
      local more='' candidate='' line=${COMP_LINE:0:COMP_POINT}
      local current=${line##*[[:space:]]}
      local -a words
      read -ra words <<<"${line%"$current"}"
      _timebank_more "${words[@]}"
      COMPREPLY=()
      for candidate in $more; do
        [[ $candidate == "$current"* ]] || continue
        [[ $candidate == -* && $current != -* ]] && continue
        [[ $current == *=* && $COMP_WORDBREAKS == *=* ]] && candidate=${candidate#*=}
        [[ -n $candidate ]] && COMPREPLY+=("$candidate")
      done
      if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
    }
    complete -o default -F _timebank timebank
    """

  /// Called by the completion system, the file is the function's body at first; sourced by hand, it registers itself.
  private static let zsh = """
    _timebank() {
      setopt localoptions shwordsplit
      local more='' candidate=''
      local -a whole begun
      _timebank_more "${(@)words[1,CURRENT-1]}"
      for candidate in $more; do
        [[ $candidate == -* && $PREFIX != -* ]] && continue
        if [[ $candidate == *= ]]; then begun+=("$candidate"); else whole+=("$candidate"); fi
      done
      compadd -S '' -a begun
      compadd -a whole || (( ${#begun} )) || _files
    }
    if [[ ${funcstack[1]} == _timebank ]]; then _timebank "$@"; else compdef _timebank timebank; fi
    """

  private var fish: String {
    let heads = Set(secondWords.map(\.first))
    let first = ["complete -c timebank -n '__timebank_at' -a '\(firstWords.joined(separator: " "))'"]
    let groups = secondWords.map {
      "complete -c timebank -n '__timebank_at \($0.first)' -a '\($0.words.joined(separator: " "))'"
    }
    let commands = (singles + pairs).filter { !$0.words.isEmpty }.map { command, words in
      let place = command.contains(" ") || heads.contains(command) ? "__timebank_at" : "__timebank_behind"
      return "complete -c timebank -n '\(place) \(command)' -a '\(words.joined(separator: " "))'"
    }
    let options = "complete -c timebank -a '\(options.joined(separator: " "))'"
    let languages = "complete -c timebank -n 'contains -- --lang (commandline -opc)[-1]' -a '\(Self.languages)'"
    return ([Self.fishPlaces] + first + groups + commands + [options, languages]).joined(separator: "\n")
  }

  /// What the script asks of the words before the cursor.
  ///
  /// `__timebank_at` holds where exactly these words stand, of which commands have at most two; `__timebank_behind`
  /// where the first one does. Where an option awaits its value, neither holds.
  private static let fishPlaces = """
    function __timebank_spoken
        set -l skip 0
        for word in (commandline -opc)[2..-1]
            if test $skip -eq 1
                set skip 0
                continue
            end
            switch $word
                case \(valued.joined(separator: " "))
                    set skip 1
                case '-*' '*=*'
                case '*'
                    echo $word
            end
        end
        if test $skip -eq 1
            echo value
        end
    end
    function __timebank_at
        set -l spoken (__timebank_spoken)[1..2]
        test "$spoken" = "$argv"
    end
    function __timebank_behind
        set -l spoken (__timebank_spoken)
        test "$spoken[1]" = "$argv"
    end
    """

  private static let valued = GlobalOption.allCases.filter(\.takesValue).map { "--" + $0.rawValue } + ["-H"]
  private static let languages = Language.allCases.map(\.rawValue).joined(separator: " ")

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
    if command == .manual { return ["protocol"] }
    return (OwnCommandReader.valueNames(of: command) + OwnCommandReader.flagNames(of: command)).map { "--" + $0 }
  }
}
