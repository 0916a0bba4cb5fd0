import ClientKit
import Glibc

var environment: [String: String] = [:]
for name in [
  "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "JOURNAL_STREAM", "NO_COLOR", "TERM", "TIMEBANK_SOCKET",
  "XDG_RUNTIME_DIR",
] {
  if let value = getenv(name) { environment[name] = String(cString: value) }
}

let client = Client(environment: environment, console: .standard())
let words = ProcessArguments.words(count: CommandLine.argc, values: CommandLine.unsafeArgv)
exit(words.map(client.run) ?? client.refuseEncoding())
