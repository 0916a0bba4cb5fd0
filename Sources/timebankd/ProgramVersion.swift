/// The version of this program, in the greeting and in `--version`.
let programVersion = "0.1.0"
