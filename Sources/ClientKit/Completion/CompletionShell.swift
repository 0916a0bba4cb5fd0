/// A shell that completion scripts are made for.
enum CompletionShell: String, CaseIterable {
  case bash
  case zsh
  case fish

  /// A script that asks the program itself, by its hidden command `complete`, for each word.
  ///
  /// What answers in a place of another name than what was typed (a member's number for a name) is shown, and put in
  /// only where it is alone.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// Bash takes what stands behind `=` for a word of its own, unless it was told otherwise, and has no place for what a
  /// word is: that is shown behind it, where words are listed and none is put in.
  private static let bashScript = #"""
    _timebank() {
      local IFS=$' \t\n' tab=$'\t' line=${COMP_LINE:0:COMP_POINT} entry word about program foreign=''
      local current=${line##*[[:space:]]}
      local -a words found shown
      read -ra words <<<"${line%"$current"}"
      program=${words[0]/#\~\//$HOME/}
      compopt +o default
      while IFS= read -r entry; do
        word=${entry%%"$tab"*} about=${entry#"$word"} about=${about#"$tab"}
        if [[ -z $word ]]; then compopt -o default; continue; fi
        [[ $word == "$current"* ]] || foreign=1
        [[ $current == *=* && $COMP_WORDBREAKS == *=* ]] && word=${word#*=}
        found+=("$word")
        shown+=("$word${about:+  ($about)}")
      done < <("$program" complete -- "${words[@]:1}" "$current" 2>/dev/null)
      COMPREPLY=("${found[@]}")
      case ${#found[@]},${COMP_TYPE-} in
      0,*) ;;
      1,*) if [[ $word == *= ]]; then compopt -o nospace; fi ;;
      ?,9|?,33|?,63|?,64|1?,9|1?,33|1?,63|1?,64) COMPREPLY=("${shown[@]}") ;;
      esac
      if [[ -n $foreign && ${#found[@]} -gt 1 ]]; then COMPREPLY+=(' '); fi
    }
    complete -o default -F _timebank timebank
    """#

  /// Called by the completion system, the file is the function's body at first; sourced by hand, it registers itself.
  private static let zshScript = #"""
    #compdef timebank
    _timebank() {
      local entry word about foreign='' files='' program=${(Q)words[1]} typed=${(Q)PREFIX}
      local -a whole begun wholeshown begunshown
      for entry in "${(@f)$(${~program} complete -- "${(@Q)words[2,CURRENT-1]}" "$typed" 2>/dev/null)}"; do
        [[ -n $entry ]] || continue
        word=${entry%%$'\t'*} about=${${entry#"$word"}#$'\t'}
        if [[ -z $word ]]; then files=1; continue; fi
        [[ $word == "$typed"* ]] || foreign=1
        if [[ $word == *= ]]; then
          begun+=("$word") begunshown+=("$word${about:+  -- $about}")
        else
          whole+=("$word") wholeshown+=("$word${about:+  -- $about}")
        fi
      done
      local -a ways=(-l)
      if [[ -n $foreign ]]; then ways+=(-U); compstate[insert]=menu; fi
      (( ${#begun} )) && compadd $ways -S '' -d begunshown -a begun
      (( ${#whole} )) && compadd $ways -d wholeshown -a whole
      [[ -n $files ]] && _files
      return 0
    }
    if [[ ${funcstack[1]} == _timebank ]]; then _timebank "$@"; else compdef _timebank timebank; fi
    """#

  /// Fish shows only what has the typed letters in it, so that members are found by their number alone.
  private static let fishScript = #"""
    function __timebank_candidates
        set -l words (commandline -opc)
        set -l current (commandline -ct)
        set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
        set -l found ($program complete -- $words[2..-1] "$current" 2>/dev/null)
        for entry in $found
            if test "$entry" = \t
                __fish_complete_path "$current"
            else
                echo $entry
            end
        end
    end
    complete -c timebank -f -a '(__timebank_candidates)'
    """#
}
