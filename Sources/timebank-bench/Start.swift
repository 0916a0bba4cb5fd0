import ArgumentParser

struct Start: ParsableCommand {}
struct Throughput: ParsableCommand {}
