import Foundation
import LineProtocol
import Rules
import TestSupport
import Testing

@Suite struct RefusalTests {
  @Test(arguments: RefusalTranscripts.ofBusyStation)
  func `each refusal says the code, the figures and the remedy, and changes nothing`(transcript: String) throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try play(transcript, in: bank)
  }

  @Test func `gifts of hours that must not be are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay(BusyStation.giving)
    try play(RefusalTranscripts.giving, in: bank)
    try play(RefusalTranscripts.going, in: bank)
  }

  @Test func `what cannot be at the door is refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay(BusyStation.door)
    try play(RefusalTranscripts.door, in: bank)
  }

  @Test func `a kiosk, and a member who has logged in there, are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    for member in [17, 18] { try bank.done("member pin member=\(member) pin=2580") }
    for _ in 0..<5 { bank.send("login member=18 pin=1234", as: TestBank.kiosk()) }
    try play(RefusalTranscripts.access, in: bank)
  }

  @Test func `identity numbers that will not do are refused as plainly, and not repeated`() throws {
    let bank = try TestBank(identityKeys: TestIdentity.keys("k1"))
    try BusyStation.build(bank)
    try bank.lay([
      "member set member=17 identity=370102195803020019", "member set member=24 identity=37010219990101004X",
    ])
    try play(RefusalTranscripts.identities, in: bank)
    let without = try TestBank()
    try BusyStation.build(without)
    try play(RefusalTranscripts.withoutKey, in: without)
  }

  @Test func `erasing what must stay is refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay([
      "member freeze member=22 until=2027-05-04 reason=争议",
      "member add no=31 name=钱一 station=jindu registered=2024-01-05", "member close member=31",
      "member erase member=31 reason=本人申请", "member add no=32 name=钱二 station=jindu registered=2024-01-05",
      "member close member=32",
    ])
    try play(RefusalTranscripts.erasure, in: bank)
  }

  @Test func `a sheet of paper that was imported is refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay(BusyStation.papers)
    try play(RefusalTranscripts.papers, in: bank)
  }

  @Test func `certificates that cannot be are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay([
      "certificate issue member=17", "certificate issue member=17 replaces=1",
      "certificate revoke certificate=2 reason=申请有误",
      "member add no=31 name=张三 station=jindu registered=2024-01-05", "member merge member=31 into=17 reason=重复登记",
      "member add no=32 name=钱二 station=jindu registered=2024-01-05", "member close member=32",
      "member erase member=32 reason=本人申请",
    ])
    try play(RefusalTranscripts.certificates, in: bank)
  }

  @Test func `trainings that cannot be are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay([
      "training record member=17 station=jindu date=2026-05-01 minutes=2:00 course=急救常识",
      "training record member=18 station=jindu date=2026-05-01 minutes=2:00 course=急救常识",
      "training withdraw training=2 reason=记错人",
    ])
    try play(RefusalTranscripts.trainings, in: bank)
  }

  @Test func `activities that cannot be, and rosters that cannot close, are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay(RefusalTranscripts.activityLines)
    try play(RefusalTranscripts.activities, in: bank)
  }

  @Test func `needs and visits that cannot be are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay(RefusalTranscripts.careSetup)
    try play(RefusalTranscripts.care, in: bank)
    let strict = try StrictStation.strict()
    try strict.lay(RefusalTranscripts.strictCareSetup)
    try play(RefusalTranscripts.strictCare, in: strict)
  }

  @Test func `complaints and evaluations that cannot be are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay(RefusalTranscripts.complaintSetup)
    try play(RefusalTranscripts.complaints, in: bank)
  }

  @Test func `ballots and honours that cannot be are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay([
      "ballot open ballot=best title=最美志愿者 of=members until=2026-05-31", "ballot nominate ballot=best member=17",
      "ballot nominate ballot=best member=18", "ballot admit ballot=best members=17,18,19",
      "ballot open ballot=open title=提名中 of=members", "ballot nominate ballot=open member=17",
      "ballot admit ballot=open members=17", "ballot open ballot=over title=无人投票 of=members",
      "ballot nominate ballot=over member=17", "ballot admit ballot=over members=17,18,19",
      "ballot open ballot=teams title=最佳服务队 of=teams",
    ])
    for line in ["start ballot=best", "start ballot=over", "close ballot=over"] { try bank.done("ballot \(line)") }
    try bank.done("ballot vote ballot=best choice=1", as: TestBank.kiosk(17))
    try bank.lay([
      "honour add member=17 code=star title=服务之星", "honour withdraw honour=1 reason=误记",
      "honour add member=18 code=star title=服务之星 level=bank",
      "honour add member=19 code=star title=服务之星 level=city state=recommended", "credit allow member=18",
      "credit refuse member=19",
      "member add no=30 name=小明 station=jindu birth=2013-01-01 guardian=李四 registered=2024-01-05",
      "member add no=31 name=小红 station=jindu birth=2010-01-01 guardian=李四 registered=2024-01-05",
    ])
    try play(RefusalTranscripts.ballots, in: bank)
    try play(RefusalTranscripts.honours, in: bank)
  }

  @Test func `hand-overs that cannot be are refused as plainly`() throws {
    let bank = try TestBank(identityKeys: TestIdentity.keys("k1"))
    try BusyStation.build(bank)
    try bank.done("handover trust bank=xincheng public-key=\(String(repeating: "ab", count: 32)) name=新城社区时间银行")
    try play(RefusalTranscripts.handovers, in: bank)
    let without = try TestBank()
    try play(RefusalTranscripts.handoversWithoutKey, in: without)
  }

  @Test func `services on their way and returns are refused as plainly`() throws {
    let bank = try TestBank()
    try BusyStation.build(bank)
    try bank.lay(BusyStation.orders)
    try play(RefusalTranscripts.orders, in: bank)
  }

  @Test func `acts that take two administrators are refused as plainly`() throws {
    let bank = try TestBank(fourEyes: [.grant])
    try BusyStation.build(bank)
    try bank.lay(BusyStation.giving)
    for minutes in ["1:00", "1:30", "0:10"] {
      try bank.done("grant pool=yilao member=18 minutes=\(minutes) reason=独居")
    }
    try bank.done("approval confirm approval=1", as: TestBank.secondAdmin)
    try bank.done("approval reject approval=3 reason=情况不符", as: TestBank.secondAdmin)
    try play(RefusalTranscripts.approvals, in: bank)
  }

  @Test func `rules that the default has not are refused as plainly`() throws {
    try play(RefusalTranscripts.strictRules, in: try StrictStation.strict())
    try play(RefusalTranscripts.closedMonth, in: try StrictStation.closedInMay())
    try play(RefusalTranscripts.quality, in: try ScoredStation.open())
    try play(RefusalTranscripts.review, in: try WaitingStation.busy())
  }

  @Test func `the catalogue names for each command exactly the refusals that it can raise`() throws {
    let transcripts =
      RefusalTranscripts.ofBusyStation + [
        RefusalTranscripts.strictRules, RefusalTranscripts.closedMonth, RefusalTranscripts.giving,
        RefusalTranscripts.quality, RefusalTranscripts.review, RefusalTranscripts.door, RefusalTranscripts.going,
        RefusalTranscripts.orders, RefusalTranscripts.access, RefusalTranscripts.approvals,
        RefusalTranscripts.identities, RefusalTranscripts.withoutKey, RefusalTranscripts.erasure,
        RefusalTranscripts.certificates, RefusalTranscripts.trainings, RefusalTranscripts.papers,
        RefusalTranscripts.activities,
        RefusalTranscripts.care, RefusalTranscripts.strictCare,
        RefusalTranscripts.complaints,
        RefusalTranscripts.ballots, RefusalTranscripts.honours,
        RefusalTranscripts.handovers, RefusalTranscripts.handoversWithoutKey,
      ]
    var raised = shownElsewhere
    for block in try transcripts.flatMap(RefusalTranscripts.blocks) {
      let words = block.english.split(separator: " ")
      let code = try #require(ErrorCode(rawValue: String(words[1])))
      guard case .line(let line) = LineParser.parse(Array(block.line.utf8)) else { continue }
      raised[try Catalogue.standard.bind(line).command.name, default: []].insert(code)
    }
    for command in Catalogue.standard.commands where command.effect != .session {
      let listed = Set(command.errors)
      let found = raised[command.name, default: []]
      #expect(listed.subtracting(found).isEmpty, "\(command.name) lists what no transcript shows")
      #expect(
        found.subtracting(listed).isSubset(of: RefusalTests.ofEveryCommand), "\(command.name) raises more than it lists"
      )
    }
  }

  /// Refusals that take more than a line to get to: `ImportDeskTests`, `BookChecksTests`, `BackupTests`,
  /// `ExportDamageTests`, `RestoreApprovalTests`, `HandoverTests`.
  private let shownElsewhere: [String: Set<ErrorCode>] = [
    "import row": [.limitReached], "verify": [.corrupt], "export": [.corrupt], "rebuild": [.corrupt],
    "backup": [.wrongState, .busy, .diskFull, .corrupt], "backup list": [.wrongState], "restore confirm": [.samePerson],
    "handover take": [
      .notFound, .closed, .exists, .notAllowed, .tooOld, .limitReached, .inDebt, .futureDate,
    ],
    "handover refuse": [.exists, .notAllowed], "handover settle": [.notFound, .wrongState],
  ]

  /// What the catalogue need not say of a single command.
  private static let ofEveryCommand: Set<ErrorCode> = [.badValue, .missingParameter, .denied, .loginRequired]

  private func play(_ transcript: String, in bank: TestBank) throws {
    let before = bank.picture()
    for block in try RefusalTranscripts.blocks(transcript) {
      guard case .failure(let refusal) = bank.ask(block.line, as: block.speaker) else {
        Issue.record("not refused: \(block.line)")
        continue
      }
      #expect(refusal.written(in: .chinese) == block.chinese, "\(block.line)")
      #expect(refusal.written(in: .english) == block.english, "\(block.line)")
    }
    let isUnchanged = bank.picture() == before
    #expect(isUnchanged, "a refused request changed the books")
  }
}
