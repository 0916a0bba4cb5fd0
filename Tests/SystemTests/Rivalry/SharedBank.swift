import TestSupport

/// A small bank that many clients use at once, and the random requests that they make of it.
///
/// A new command that journals is one more line of ``requests``.
enum SharedBank {
  static let members = 1...6
  private static let records = 40
  private static let redemptions = 60

  /// One sort of request: how often it comes among the others, the kinds of the entries that it can make, and its line.
  struct RequestSort: Sendable {
    let weight: Int
    let kinds: Set<String>
    let line: @Sendable (inout SeededGenerator) -> String

    init(_ weight: Int, _ kinds: Set<String>, _ line: @escaping @Sendable (inout SeededGenerator) -> String) {
      self.weight = weight
      self.kinds = kinds
      self.line = line
    }
  }

  static let furniture: [String] =
    [
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "pool add pool=gongyi name=公益时间池", "offer add offer=tea name=茶叶 kind=gift price=0:20",
      "offer add offer=soap name=肥皂 kind=gift price=0:05 limit=20/month",
      "offer add offer=lesson name=手机课 kind=service price=0:30",
    ]
    + members.flatMap { member in
      [
        "member add no=\(member) name=张三 station=jindu registered=2024-01-05",
        "household join household=zhangjia member=\(member)",
        "opening member=\(member) minutes=1:00 reason=旧册结余",
      ]
    } + ["tea", "soap"].map { "stock in offer=\($0) station=jindu pieces=3" }

  static let requests: [RequestSort] = [
    RequestSort(10, ["service"]) { random in
      "service record member=\(member(&random)) station=jindu date=2025-0\(Int.random(in: 1...9, using: &random))"
        + "-1\(Int.random(in: 0...9, using: &random)) minutes=\(minutes(&random))"
    },
    RequestSort(4, ["reversal"]) { random in
      "service reverse record=\(Int.random(in: 1...records, using: &random)) reason=重复登记"
    },
    RequestSort(20, ["hold"]) { random in
      "redeem request member=\(member(&random)) offer=\(random.pick(["tea", "soap", "lesson"]))"
    },
    RequestSort(12, ["redemption", "exchange"]) { random in
      "redeem fulfil redemption=\(Int.random(in: 1...redemptions, using: &random))"
        + (Bool.random(using: &random) ? "" : " provider=\(member(&random)) minutes=0:10")
    },
    RequestSort(6, ["release"]) { random in
      "redeem cancel redemption=\(Int.random(in: 1...redemptions, using: &random)) reason=改主意"
    },
    RequestSort(10, ["transfer"]) { random in
      "transfer from=\(member(&random)) to=\(member(&random)) minutes=\(minutes(&random))"
    },
    RequestSort(6, ["donation"]) { random in
      "donate member=\(member(&random)) pool=gongyi minutes=\(minutes(&random))"
    },
    RequestSort(6, ["grant"]) { random in
      "grant pool=gongyi member=\(member(&random)) minutes=\(minutes(&random)) reason=独居"
    },
    RequestSort(3, ["opening"]) { random in
      "opening member=\(member(&random)) minutes=\(minutes(&random)) reason=旧册结余"
    },
    RequestSort(5, ["stock-in"]) { random in
      "stock in offer=\(random.pick(["tea", "soap"])) station=\(station(&random))"
        + " pieces=\(Int.random(in: 1...2, using: &random))"
    },
    RequestSort(4, ["stock-move"]) { random in
      "stock move offer=\(random.pick(["tea", "soap"])) station=xincheng to=jindu pieces=1"
    },
    RequestSort(3, ["stock-count"]) { random in
      "stock count offer=\(random.pick(["tea", "soap"])) station=\(station(&random)) reason=盘点"
        + " pieces=\(Int.random(in: 0...4, using: &random))"
    },
    RequestSort(5, ["reversal"]) { random in
      "journal reverse entry=\(Int.random(in: 20...400, using: &random)) reason=录错"
    },
    RequestSort(6, []) { random in "balance member=\(member(&random))" },
  ]

  /// Random lines for each client; one in ten repeats what somebody asks under a key, as a client does that was not answered.
  static func lines(
    clients: Int, each count: Int, _ random: inout SeededGenerator
  ) -> [[(line: String, kinds: Set<String>)]] {
    var keyed: [(line: String, kinds: Set<String>)] = []
    return (0..<clients).map { _ in
      (0..<count).map { _ in
        if Int.random(in: 0..<10, using: &random) == 0, let again = keyed.randomElement(using: &random) { return again }
        let line = line(&random)
        if line.line.contains(" key=") { keyed.append(line) }
        return line
      }
    }
  }

  /// A random line; some share one of a few keys with whoever else takes it.
  static func line(_ random: inout SeededGenerator) -> (line: String, kinds: Set<String>) {
    var ticket = Int.random(in: 0..<requests.reduce(0) { $0 + $1.weight }, using: &random)
    for sort in requests {
      ticket -= sort.weight
      guard ticket < 0 else { continue }
      let line = sort.line(&random)
      let hasKey = !sort.kinds.isEmpty && Int.random(in: 0..<4, using: &random) == 0
      return (hasKey ? "\(line) key=k\(Int.random(in: 1...150, using: &random))" : line, sort.kinds)
    }
    preconditionFailure("the tickets are those of the sorts")
  }

  private static func member(_ random: inout SeededGenerator) -> Int { Int.random(in: members, using: &random) }

  private static func station(_ random: inout SeededGenerator) -> String { random.pick(["jindu", "xincheng"]) }

  private static func minutes(_ random: inout SeededGenerator) -> String {
    "0:\(Int.random(in: 10...59, using: &random))"
  }
}
