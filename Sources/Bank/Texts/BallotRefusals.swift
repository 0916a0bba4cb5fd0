import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about ballots; none of them repeats what somebody chose.
extension Refusal {
  static func noBallot(_ code: Code) -> Refusal {
    Refusal(
      .notFound, [Field("ballot", .code(code))],
      Localized("没有评选 \(code)。请用 ballot list 查看", "There is no ballot \(code); ballot list shows them"))
  }

  static func ballotEndsInThePast(_ until: LocalDate, today: LocalDate) -> Refusal {
    .badValue(
      "until", until.description,
      Localized("投票的最后一天不能早于今天(\(today))", "The last day of voting cannot be before today, \(today)"))
  }

  /// The ballot is not where it would have to be.
  static func ballotNot(_ wanted: StoredBallot.State, _ ballot: StoredBallot) -> Refusal {
    let text =
      switch (ballot.state, wanted) {
      case (.nominating, _):
        Localized(
          "评选 \(ballot.code) 还没有开始投票,请先运行 ballot start", "Ballot \(ballot.code) has not begun; ballot start begins it")
      case (.voting, _):
        Localized(
          "评选 \(ballot.code) 已开始投票,名单和代表不能再改;确有错误,请用 ballot void 作废后另开",
          "Ballot \(ballot.code) is being voted in; its list and electors stand. If they are wrong, void it and open another"
        )
      case (.counted, _), (.unread, _):
        Localized("评选 \(ballot.code) 已结束,结果见 ballot result", "Ballot \(ballot.code) is over; ballot result tells how")
      case (.void, _): Localized("评选 \(ballot.code) 已作废", "Ballot \(ballot.code) is void")
      }
    return .wrongState([Field("ballot", .code(ballot.code)), Field("state", .text(ballot.state.rawValue))], text)
  }

  static func ballotOfOthers(_ ballot: StoredBallot) -> Refusal {
    let isOfMembers = ballot.terms.field == .members
    return Refusal(
      .notAllowed, [Field("ballot", .code(ballot.code)), Field("of", .text(ballot.terms.field.rawValue))],
      isOfMembers
        ? Localized("评选 \(ballot.code) 只评成员,请写 member=", "Ballot \(ballot.code) is of members; give member=")
        : Localized("评选 \(ballot.code) 只评服务队,请写 team=", "Ballot \(ballot.code) is of teams; give team="))
  }

  static func noPlace(_ place: Int, on ballot: StoredBallot) -> Refusal {
    Refusal(
      .notFound, [Field("ballot", .code(ballot.code)), Field("place", .integer(Int64(place)))],
      Localized(
        "名单上没有第 \(place) 位。请用 ballot show 查看", "Nobody stands at place \(place); ballot show tells who stands where"))
  }

  static func noElector(_ member: MemberNumber, _ ballot: Code) -> Refusal {
    Refusal(
      .notFound, [Field("ballot", .code(ballot)), Field("member", .number(member))],
      Localized(
        "\(member) 号不是评选 \(ballot) 的代表。请用 ballot electors 查看",
        "Member \(member) is no elector of ballot \(ballot); ballot electors lists them"))
  }

  static func ballotUnready(_ ballot: StoredBallot, nominees: Int, quorum: Int64) -> Refusal {
    .wrongState(
      [
        Field("ballot", .code(ballot.code)), Field("nominees", .integer(Int64(nominees))),
        Field("electors", .integer(ballot.electors)), Field("quorum", .integer(quorum)),
      ],
      Localized(
        "还不能开始:名单上有 \(nominees) 个,代表 \(ballot.electors) 人,至少须有 1 个候选、\(quorum) 名代表。"
          + "请用 ballot nominate 和 ballot admit 补足",
        "Not yet: \(nominees) on the list and \(ballot.electors.counted("elector")), where it takes 1 and \(quorum). "
          + "ballot nominate and ballot admit add them"))
  }

  static let voteOfAnother = Refusal(
    .notAllowed, [],
    Localized(
      "只有代表本人能投票:请在自助终端用本人的成员号和密码登录", "Only the elector votes: log in at a kiosk with number and PIN"))

  static func notElector(_ member: MemberNumber, _ ballot: Code) -> Refusal {
    Refusal(
      .notAllowed, [Field("ballot", .code(ballot)), Field("member", .number(member))],
      Localized(
        "您不是评选 \(ballot) 的代表,不能投票。如有遗漏,请联系服务站",
        "You are no elector of ballot \(ballot). Ask your station if you should be"))
  }

  static func hasVoted(_ member: MemberNumber, _ ballot: Code, entry: Int64) -> Refusal {
    Refusal(
      .exists, [Field("ballot", .code(ballot)), Field("member", .number(member)), Field("entry", .integer(entry))],
      Localized(
        "您已在评选 \(ballot) 中投过票(第 \(entry) 号分录),每人一票,不能更改",
        "You have voted in ballot \(ballot), by entry \(entry); everybody has one vote, and none can be changed"))
  }

  static func slip(_ fault: BallotRules.SlipFault, on ballot: StoredBallot) -> Refusal {
    switch fault {
    case .tooMany(let seats):
      Refusal(
        .limitReached, [Field("ballot", .code(ballot.code)), Field("limit", .integer(Int64(seats)))],
        Localized("最多可选 \(seats) 个,请重新选择", "At most \(seats) can be chosen; choose again"))
    case .twice:
      Refusal(
        .badValue, [Field("name", .text("choice"))],
        Localized("同一个候选只能选一次,请重新选择", "Each can be chosen once; choose again"))
    case .notOnList:
      Refusal(
        .badValue, [Field("name", .text("choice"))],
        Localized(
          "所选的序号不在名单上,请用 ballot show 核对后重新选择", "Not all of them are on the list; ballot show tells the places"))
    }
  }

  static func votingIsOver(_ ballot: StoredBallot, until: LocalDate) -> Refusal {
    .wrongState(
      [Field("ballot", .code(ballot.code)), Field("until", .date(until))],
      Localized("评选 \(ballot.code) 的投票已于 \(until) 截止", "The voting in ballot \(ballot.code) ended on \(until)"))
  }

  static func votingGoesOn(_ ballot: StoredBallot, until: LocalDate) -> Refusal {
    let waiting = ballot.electors - ballot.votes
    return .wrongState(
      [
        Field("ballot", .code(ballot.code)), Field("until", .date(until)), Field("electors", .integer(ballot.electors)),
        Field("voted", .integer(ballot.votes)),
      ],
      Localized(
        "投票到 \(until) 截止,还有 \(waiting) 名代表未投。请在截止之后或全部投完后计票",
        "Voting lasts until \(until), and \(waiting.counted("elector")) can still vote. "
          + "Close it after that day, or when all have voted"))
  }

  static func ballotKeyLost(_ ballot: StoredBallot) -> Refusal {
    .wrongState(
      [Field("ballot", .code(ballot.code)), Field("voted", .integer(ballot.votes))],
      Localized(
        "评选 \(ballot.code) 的密钥不在数据库旁(恢复备份或误删后会这样),选票不能再拆。请用 ballot void 作废,另开一次",
        "The key of ballot \(ballot.code) is not beside the database, as after a restored backup, so its slips cannot be opened. "
          + "Void it and open another"))
  }

  static func slipsMissing(_ ballot: StoredBallot, readable: Int) -> Refusal {
    .wrongState(
      [
        Field("ballot", .code(ballot.code)), Field("voted", .integer(ballot.votes)),
        Field("slips", .integer(Int64(readable))),
      ],
      Localized(
        "已投票 \(ballot.votes) 人,能拆的选票却有 \(readable) 张,不能计票。请用 ballot void 作废,另开一次",
        "\(ballot.votes) voted and \(readable.counted("slip")) can be opened, so nothing can be counted. "
          + "Void it and open another"))
  }

  static func noResultYet(_ ballot: StoredBallot) -> Refusal {
    .wrongState(
      [Field("ballot", .code(ballot.code)), Field("state", .text(ballot.state.rawValue))],
      Localized(
        "评选 \(ballot.code) 还没有计票,结束前没有人知道结果", "Ballot \(ballot.code) is not counted; until then nobody knows its result"
      ))
  }

  static func mergeOfVoters(_ ballot: Code, _ member: MemberNumber, _ into: MemberNumber) -> Refusal {
    .wrongState(
      [Field("ballot", .code(ballot)), Field("member", .number(member)), Field("into", .number(into))],
      Localized(
        "\(member) 号和 \(into) 号在评选 \(ballot) 中都已投票或都在名单上。请在评选结束后再合并,或先用 ballot void 作废",
        "Members \(member) and \(into) have both voted, or both stand, in ballot \(ballot). Merge them when it is over, or void it first"
      ))
  }
}
