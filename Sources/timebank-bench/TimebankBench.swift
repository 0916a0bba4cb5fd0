import ArgumentParser

/// Measures the bank beside what somebody would build instead, on the same machine.
@main
struct TimebankBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timebank-bench",
    abstract: "Measure the bank on this machine, beside its peers, as it grows, and in a crowd.",
    subcommands: [Load.self, Growth.self, Writer.self, Stars.self, Crowd.self, Steps.self, Sheets.self])
}
