import ArgumentParser

/// Placeholder type replaced below.
struct Start: ParsableCommand {}
struct Throughput: ParsableCommand {}
