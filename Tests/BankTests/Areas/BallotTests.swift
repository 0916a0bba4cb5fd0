import Foundation
import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank
@testable import Store

/// A ballot from its opening to its result.
@Suite struct BallotTests {
  @Test func `the list tells what the ledger says of the ballot's year, as it was when somebody was nominated`() throws
  {
    let bank = try BallotStation.open()
    try bank.lay(["service record member=18 station=jindu date=2026-05-03 minutes=4:00"])
    #expect(
      bank.table(
        "ballot show ballot=best", "place", "member", "name", "minutes", "services", "quality", "stars", "state")
        == ["1 17 张三 100:00 10 4.50 1 listed", "2 18 李四 9:00 1  0 listed", "3 19 王五 0:00 0  0 listed"])
    #expect(bank.table("ballot show ballot=best", "reason").first == "十年如一日")
    #expect(bank.table("ballot show ballot=best", "member", "name", "reason", as: BusyStation.zhao).first == " 张* ")
    #expect(bank.table("ballot list", "ballot", "title", "state", "electors", "voted") == ["best 最美志愿者 nominating 5 0"])
  }

  @Test func `the most votes win, and the result can be computed anew from what is published`() throws {
    let bank = try BallotStation.voting()
    try BallotStation.vote(bank, [17: "1", 18: "1,2", 19: "2", 20: "1"])
    let closed = try bank.done("ballot close ballot=best")
    let shown = bank.table("ballot result ballot=best", "place", "name", "votes", "outcome", as: BusyStation.zhao)
    #expect(shown == ["1 张* 3 elected", "2 李* 2 elected", "3 王* 0 not-elected"])
    #expect(bank.end("ballot result ballot=best", "state", "electors", "voted", "choices") == "counted 5 4 5")
    let tally = BallotTally(counting: [1, 1, 1, 2, 2])
    #expect(closed["hash"] == tally.hash.description)
    #expect(closed["head"] == bank.end("head", "head"))
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("rebuild")
    #expect(bank.table("ballot result ballot=best", "place", "votes").first == "1 3")
  }

  @Test func `who shares the votes of the last seat is tied, and another ballot decides`() throws {
    let bank = try BallotStation.voting(seats: 1)
    try BallotStation.vote(bank, [17: "1", 18: "2", 19: "3", 20: "2", 21: "3"])
    try bank.done("ballot close ballot=best")
    #expect(
      bank.table("ballot result ballot=best", "place", "votes", "outcome") == [
        "2 2 tied", "3 2 tied", "1 1 not-elected",
      ])
    #expect(bank.refusal("honour add member=18 code=best title=最美 ballot=best level=bank") == .notAllowed)
  }

  @Test func `where too few voted nobody ever learns what they chose`() throws {
    let bank = try BallotStation.voting()
    try BallotStation.vote(bank, [17: "1", 18: "1"])
    try bank.done("ballot close ballot=best")
    #expect(bank.send("ballot result ballot=best").count == 1)
    #expect(bank.end("ballot result ballot=best", "state", "voted", "quorum", "choices", "hash") == "unread 2 3  ")
    #expect(bank.table("ballot show ballot=best", "place").count == 3)
    #expect(bank.refusal("ballot vote ballot=best choice=1", as: TestBank.kiosk(19)) == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `everybody has one vote, at the kiosk and for oneself, until the last day`() throws {
    let bank = try BallotStation.voting(until: "2026-05-05")
    try BallotStation.vote(bank, [17: "1"])
    #expect(bank.refusal("ballot vote ballot=best choice=2", as: TestBank.kiosk(17)) == .exists)
    #expect(bank.refusal("ballot vote ballot=best choice=2", as: TestBank.kiosk(22)) == .notAllowed)
    #expect(bank.refusal("ballot vote ballot=best member=18 choice=2") == .notAllowed)
    #expect(bank.refusal("ballot vote ballot=best member=18 choice=2", as: TestBank.kiosk(19)) == .notFound)
    #expect(bank.refusal("ballot vote ballot=best member=18 choice=2", as: TestBank.kiosk()) == .loginRequired)
    #expect(bank.refusal("ballot close ballot=best") == .wrongState)
    #expect(
      bank.table("ballot electors ballot=best", "member", "voted") == [
        "17 true", "18 false", "19 false", "20 false", "21 false",
      ])
    bank.clock.advance(seconds: 2 * 86_400)
    #expect(bank.refusal("ballot vote ballot=best choice=2", as: TestBank.kiosk(18)) == .wrongState)
    #expect(bank.refusal("ballot close ballot=best") == nil)
  }

  @Test func `when all have voted it can be counted before the last day`() throws {
    let bank = try BallotStation.voting(until: "2026-12-31")
    try BallotStation.vote(bank, [17: "1", 18: "1", 19: "1", 20: "1"])
    #expect(bank.refusal("ballot close ballot=best") == .wrongState)
    try BallotStation.vote(bank, [21: "1"])
    #expect(bank.end("ballot close ballot=best", "state") == "counted")
  }

  @Test func `once voting has begun the list and the electors stand`() throws {
    let bank = try BallotStation.voting()
    for line in [
      "nominate ballot=best member=22", "withdraw ballot=best place=1 reason=误", "admit ballot=best members=22",
      "exclude ballot=best members=17", "start ballot=best",
    ] {
      #expect(bank.refusal("ballot \(line)") == .wrongState, "\(line)")
    }
    #expect(bank.refusal("ballot open ballot=best title=又一次 of=teams") == .exists)
    try bank.done("ballot void ballot=best reason=名单有误")
    #expect(bank.end("ballot show ballot=best", "state", "reason") == "void 名单有误")
    #expect(bank.end("ballot show ballot=best", "reason", as: BusyStation.zhao) == "")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `teams are chosen among teams, an operator nominates those of the own stations`() throws {
    let bank = try BallotStation.open()
    try bank.lay([
      "ballot open ballot=teams title=最佳服务队 of=teams", "team add team=waidui name=新城队 station=xincheng",
    ])
    #expect(bank.refusal("ballot nominate ballot=teams member=17") == .notAllowed)
    #expect(bank.refusal("ballot nominate ballot=best team=shuijiao") == .notAllowed)
    #expect(bank.refusal("ballot nominate ballot=teams team=waidui", as: BusyStation.wang) == .notFound)
    #expect(
      bank.table("ballot nominate ballot=teams team=shuijiao", "team", "minutes", "services", as: BusyStation.wang)
        == ["shuijiao 100:00 10"])
    #expect(bank.refusal("ballot admit ballot=teams members=17", as: BusyStation.wang) == .denied)
  }

  @Test func `neither a trial nor a batch tells or keeps anything of a vote`() throws {
    let bank = try BallotStation.voting()
    let before = bank.picture()
    #expect(bank.refusal("ballot vote ballot=best choice=1 dry=true", as: TestBank.kiosk(17)) == .badValue)
    try BallotStation.vote(bank, [17: "1", 18: "1", 19: "1"])
    #expect(bank.refusal("ballot close ballot=best dry=true") == .badValue)
    for line in ["ballot close ballot=best", "ballot void ballot=best reason=x", "ballot start ballot=best"] {
      for isDry in [true, false] {
        guard case .failure(let refusal) = try bank.commit([line], isDry: isDry) else {
          Issue.record("carried out in a batch: \(line)")
          continue
        }
        #expect(refusal.code == .batch)
      }
    }
    #expect(bank.end("ballot show ballot=best", "state", "voted") == "voting 3")
    #expect(before != bank.picture())
  }

  @Test func `without its key no ballot goes on, and the remedy is told`() throws {
    let bank = try BallotStation.voting()
    try BallotStation.vote(bank, [17: "1", 18: "1", 19: "1"])
    try FileManager.default.removeItem(atPath: try BallotStation.keyPath(bank))
    #expect(bank.refusal("ballot vote ballot=best choice=1", as: TestBank.kiosk(20)) == .wrongState)
    #expect(bank.refusal("ballot close ballot=best") == .wrongState)
    try bank.done("ballot void ballot=best reason=密钥丢失")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a slip that is missing or not what was sealed makes the count impossible`() throws {
    for harm in [
      "DELETE FROM ballot_slip WHERE id = (SELECT min(id) FROM ballot_slip)",
      """
      UPDATE ballot_slip SET seal = NULL, sealed = (SELECT sealed FROM ballot_slip ORDER BY id DESC LIMIT 1)
      WHERE id = (SELECT min(id) FROM ballot_slip)
      """,
    ] {
      let bank = try BallotStation.voting()
      try BallotStation.vote(bank, [17: "1", 18: "2", 19: "3"])
      _ = try bank.database.commit(tail: bank.database.readTail(), at: bank.clock.now, makeSalt: { [] }) {
        try $0.db.run(harm, [])
      }
      #expect(bank.refusal("ballot close ballot=best") == .wrongState)
      try bank.done("ballot void ballot=best reason=选票不全")
    }
  }

  @Test func `it follows a merge, and one person has one vote and one place`() throws {
    let bank = try BallotStation.voting()
    try BallotStation.vote(bank, [17: "1", 18: "2"])
    #expect(bank.refusal("member merge member=18 into=17 reason=重复登记") == .wrongState)
    try bank.done("member merge member=20 into=21 reason=重复登记")
    #expect(bank.table("ballot electors ballot=best", "member") == ["17", "18", "19", "21"])
    try BallotStation.vote(bank, [19: "2", 21: "2"])
    try bank.done("ballot close ballot=best")
    try bank.done("member merge member=18 into=17 reason=重复登记")
    #expect(bank.table("ballot result ballot=best", "place", "member", "votes") == ["2 17 3", "1 17 1", "3 19 0"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `whoever asks again after the count learns that the vote was cast`() throws {
    let bank = try BallotStation.voting()
    try BallotStation.vote(bank, [17: "1", 18: "2", 19: "2"], more: " key=k")
    try bank.done("ballot close ballot=best")
    for more in ["", " key=k"] {
      #expect(bank.refusal("ballot vote ballot=best choice=1\(more)", as: TestBank.kiosk(17)) == .exists)
      #expect(bank.refusal("ballot vote ballot=best choice=1\(more)", as: TestBank.kiosk(20)) == .wrongState)
    }
  }

  @Test func `it stands in the personal file, and what people said goes with an erasure`() throws {
    let bank = try BallotStation.voting()
    try BallotStation.vote(bank, [17: "1", 18: "2", 19: "2"])
    try bank.done("ballot close ballot=best")
    let file = bank.table("member file member=17", "part", "item", "value", "minutes")
    #expect(file.contains("nomination best 10 100:00") && file.contains("elector best voted "))
    for record in 1...10 { try bank.done("service reverse record=\(record) reason=误记") }
    try bank.done("member close member=17")
    try bank.done("member erase member=17 reason=本人申请")
    #expect(bank.table("ballot show ballot=best", "place", "name", "minutes", "reason").first == "1  100:00 ")
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
