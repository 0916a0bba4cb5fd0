import ArgumentParser

/// Measures the bank: what the daemon writes, against a plain C loop over the same rows on the same machine.
@main
struct TimebankBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timebank-bench",
    abstract: "Measure the bank on this machine: throughput, import, start, memory, and latency in a crowd.",
    subcommands: [Load.self, Growth.self, Throughput.self, Writer.self, Stars.self, Start.self, Crowd.self, Steps.self])
}
