import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about activities and their rosters.
extension Refusal {
  static func noActivity(_ number: ActivityNumber) -> Refusal {
    .notFound(
      "activity", .number(number),
      Localized("没有第 \(number) 号活动。可用 activity list 查看", "There is no activity \(number). activity list shows all"))
  }

  static func activityState(_ activity: StoredActivity) -> Refusal {
    let number = activity.number
    let text =
      switch activity.state {
      case .planned:
        Localized(
          "第 \(number) 号活动尚未发布。请先用 activity publish", "Activity \(number) is not published; use activity publish first")
      case .published: Localized("第 \(number) 号活动已经发布", "Activity \(number) is published already")
      case .closed:
        Localized(
          "第 \(number) 号活动已结项,名单已转为记录。要改请更正服务记录",
          "Activity \(number) is closed and its roster has become records; correct those instead")
      case .cancelled:
        Localized("第 \(number) 号活动已取消。请另建活动", "Activity \(number) was cancelled; plan another one")
      }
    return .wrongState([Field("activity", .number(number)), Field("state", .text(activity.state.rawValue))], text)
  }

  static func activityOver(_ activity: StoredActivity, today: LocalDate) -> Refusal {
    .wrongState(
      [
        Field("activity", .number(activity.number)), Field("date", .date(activity.plan.date)),
        Field("today", .date(today)),
      ],
      Localized(
        "第 \(activity.number) 号活动在 \(activity.plan.date) 已经举行。到场的人请用 activity attend 登记",
        "Activity \(activity.number) was on \(activity.plan.date); enter who came with activity attend"))
  }

  static func activityNotOver(_ activity: StoredActivity, until over: Instant, _ bank: ReadContext) -> Refusal {
    let calendar = bank.profile.calendar
    let (date, time) = (calendar.date(of: over), calendar.time(of: over))
    return .wrongState(
      [
        Field("activity", .number(activity.number)), Field("date", .date(date)), Field("end", .text(time.description)),
      ],
      Localized(
        "第 \(activity.number) 号活动到 \(date) \(time) 才结束,请在那之后结项",
        "Activity \(activity.number) goes on until \(time) on \(date); close it after that"))
  }

  static func noSuchWeek(_ week: Int, after date: LocalDate) -> Refusal {
    .badValue(
      "weeks", String(week + 1), Localized("\(date) 之后没有这么多周", "There are not so many weeks after \(date)"))
  }

  static func placesTaken(_ number: ActivityNumber, taken: Int, capacity: Int) -> Refusal {
    Refusal(
      .limitReached,
      [
        Field("activity", .number(number)), Field("taken", .integer(Int64(taken))),
        Field("capacity", .integer(Int64(capacity))),
      ],
      Localized(
        "已有 \(taken) 人报上名,名额不能减到 \(capacity)。请先让人退出",
        "\(taken.counted("place")) taken already; the capacity cannot be \(capacity). Let some withdraw first"))
  }

  static func signedUpAlready(_ known: StoredSignUp) -> Refusal {
    Refusal(
      .exists,
      [
        Field("activity", .number(known.activity)), Field("member", .number(known.member)),
        Field("state", .text(known.state.rawValue)),
      ],
      known.state == .waiting
        ? Localized("\(known.member) 号已在候补,不必再报", "Member \(known.member) is on the waiting list already")
        : Localized("\(known.member) 号已在名单上,不必再报", "Member \(known.member) is on the roster already"))
  }

  static func notSignedUp(_ member: MemberNumber, _ activity: ActivityNumber) -> Refusal {
    Refusal(
      .wrongState, [Field("activity", .number(activity)), Field("member", .number(member))],
      Localized(
        "\(member) 号没有报名第 \(activity) 号活动。可用 activity roster 查看名单",
        "Member \(member) has not signed up for activity \(activity). activity roster shows who has"))
  }

  static func signUpState(_ known: StoredSignUp) -> Refusal {
    Refusal(
      .wrongState,
      [
        Field("activity", .number(known.activity)), Field("member", .number(known.member)),
        Field("state", .text(known.state.rawValue)),
      ],
      known.state == .withdrawn
        ? Localized(
          "\(known.member) 号已退出第 \(known.activity) 号活动",
          "Member \(known.member) has withdrawn from activity \(known.activity)")
        : Localized(
          "\(known.member) 号已登记到场情况,不能再退出。可用 activity attend 更改",
          "Whether member \(known.member) came has been entered; change that with activity attend"))
  }

  static func notOnRoster(_ member: Int64, _ activity: ActivityNumber) -> Refusal {
    Refusal(
      .notFound, [Field("member", .integer(member)), Field("activity", .number(activity))],
      Localized(
        "\(member) 号不在第 \(activity) 号活动的名单上。请核对 skip=",
        "Member \(member) is not on the roster of activity \(activity). Check skip="))
  }

  static func rosterHasFaults(
    _ activity: ActivityNumber, first: MemberNumber, _ refusal: Refusal, faults: [MemberNumber]
  ) -> Refusal {
    let list = faults.map(\.description)
    let skip = list.joined(separator: ",")
    return Refusal(
      .batch,
      [
        Field("activity", .number(activity)), Field("member", .number(first)),
        Field("code", .text(refusal.code.rawValue)), Field("faults", .list(list)),
      ],
      Localized(
        "有 \(list.count) 人不能记录,一条也没有入账(第一位 \(first) 号:\(refusal.text.chinese))。改好后重来,或用 skip=\(skip) 略过;dry=true 列出全部",
        """
        \(list.count.counted("member")) cannot be recorded and nothing was posted (first, member \(first): \
        \(refusal.text.english)). Mend it, or leave them out with skip=\(skip); dry=true lists all
        """))
  }

  static func rosterUnfit(
    _ activity: ActivityNumber, first: MemberNumber, _ refusal: Refusal, faults: [MemberNumber]
  ) -> Refusal {
    let list = faults.map(\.description)
    return Refusal(
      .batch,
      [
        Field("activity", .number(activity)), Field("member", .number(first)),
        Field("code", .text(refusal.code.rawValue)), Field("faults", .list(list)),
      ],
      Localized(
        "改后名单上有 \(list.count) 人不能参加:\(list.joined(separator: "、")) 号(第一位 \(first) 号:\(refusal.text.chinese))。请先用 activity withdraw 让他们退出",
        """
        \(list.count.counted("member")) on the roster could not take part then: \(list.joined(separator: ", ")) (first, member \
        \(first): \(refusal.text.english)). Have them withdraw first with activity withdraw
        """))
  }

  static func noSkills(_ skills: [Code], of member: MemberNumber, has known: [Code]) -> Refusal {
    let (missing, has) = (skills.map(\.text), known.map(\.text))
    return Refusal(
      .notFound, [Field("member", .number(member)), Field("skills", .list(missing)), Field("has", .list(has))],
      Localized(
        "\(member) 号没有登记技能 \(missing.joined(separator: "、"))。可用 skill list 查看",
        "Member \(member) has no skill \(missing.joined(separator: ", ")) on file. skill list shows them"))
  }

  static func tooManySkills(_ count: Int, limit: Int) -> Refusal {
    Refusal(
      .limitReached, [Field("skills", .integer(Int64(count))), Field("limit", .integer(Int64(limit)))],
      Localized("技能共 \(count) 项,最多 \(limit) 项", "That makes \(count) skills; the limit is \(limit)"))
  }
}

extension Refusal {
  /// What keeps a member from an activity, in the words of the desk.
  static func signUp(_ violation: SignUpViolation, member: StoredMember, named name: String) -> Refusal {
    switch violation {
    case .unmet(let unmet): return .unmet(unmet, member: member, named: name)
    case .tooFewServices(let has, let needed, let from, let until):
      return Refusal(
        .notAllowed,
        [
          Field("services", .integer(Int64(has))), Field("needed", .integer(Int64(needed))),
          Field("from", .date(from)), Field("until", .date(until)),
        ],
        Localized(
          "本周(\(from) 至 \(until))须服务 \(needed) 次才能参加,\(name)现有 \(has) 次",
          "The lecture is for those with \(needed) services from \(from) to \(until); \(name) has \(has)"))
    case .engaged(let activity, let by):
      return Refusal(
        .overlap, [Field("activity", .number(activity)), Field("by", .duration(by))],
        Localized(
          "\(name)同时报了第 \(activity) 号活动,重叠 \(by)。请先退出其中一项",
          "\(name) has signed up for activity \(activity) too, which overlaps by \(by). Withdraw from one of them first"
        ))
    }
  }

  /// What a member lacks, in the words of the desk.
  static func unmet(_ unmet: UnmetRequirement, member: StoredMember, named name: String) -> Refusal {
    switch unmet {
    case .tooFewStars(let has, let needed):
      let (now, goal) = (StarNames.of(has), StarNames.of(needed))
      return Refusal(
        .tooFewStars, [Field("stars", .integer(Int64(has))), Field("needed", .integer(Int64(needed)))],
        Localized(
          "\(name)现为\(now.chinese),该活动要求\(goal.chinese)以上",
          "\(name) has \(now.english); the activity asks for at least \(goal.english)"))
    case .tooYoung(let age, let needed):
      let details = [
        Field("age", .optional(age) { .integer(Int64($0)) }), Field("needed", .integer(Int64(needed))),
      ]
      guard let age else {
        return Refusal(
          .tooYoung, details,
          Localized(
            "该活动要求年满 \(needed) 周岁,\(name)未登记出生日期,请先用 member set 补录",
            "The activity asks for an age of \(needed); \(name) has no date of birth on file, add it with member set"))
      }
      return Refusal(
        .tooYoung, details,
        Localized(
          "该活动要求年满 \(needed) 周岁,\(name)当天 \(age) 岁",
          "The activity asks for an age of \(needed); \(name) is \(age) on that day"))
    case .skills(let codes):
      let list = codes.map(\.text)
      return Refusal(
        .notAllowed, [Field("member", .number(member.number)), Field("skills", .list(list))],
        Localized(
          "该活动要求技能 \(list.joined(separator: "、")),\(name)没有登记。可用 skill add 登记",
          "The activity asks for \(list.joined(separator: ", ")), which \(name) has not on file; skill add enters skills"
        ))
    case .courses(let names):
      return Refusal(
        .notAllowed, [Field("member", .number(member.number)), Field("courses", .list(names))],
        Localized(
          "该活动要求先参加培训“\(names.joined(separator: "”“"))”,\(name)没有记录。可用 training record 补记",
          "The activity asks for the training \(names.joined(separator: ", ")), which \(name) has not taken; "
            + "training record enters trainings"))
    }
  }
}
