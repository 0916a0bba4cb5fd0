import LineProtocol

/// A day at a station, from its opening to the proof of the books.
struct DemoStory {
  let desk: DemoDesk

  /// Plays the day; gives whether every step ended as the story says.
  func play() -> Bool {
    openStation()
    importMay()
    becomeStar()
    redeem()
    correct()
    prove()
    desk.say(
      desk.isGood
        ? Localized("演示结束,一切如所说。", "The day is over; everything went as told.")
        : Localized("演示未按所说进行,见上面以 !! 开头的行。", "Something went otherwise; see the lines with !!."))
    return desk.isGood
  }

  private func openStation() {
    desk.say(Localized("开站:登记服务站、成员和服务队", "The station opens: its members and teams"))
    desk.run("station", "add", "--station", "jindu", "--name", "金都社区志愿服务站")
    desk.run("import", "members", "members.csv", "--station", "jindu", "--yes")
    let teams = [
      ("shuijiao", "水饺队", ["17", "18", "19", "20"]), ("yijian", "义剪队", ["27", "21"]), ("yexun", "夜巡队", ["23", "24"]),
    ]
    let joined = ["17": "2024-01-05", "18": "2024-01-05", "19": "2024-03-11", "20": "2024-03-11", "27": "2025-09-01"]
    for (code, name, members) in teams {
      desk.run("team", "add", "--team", code, "--name", name, "--station", "jindu", isBrief: true)
      for member in members {
        desk.run(
          "team", "join", "--team", code, "--member", member, "--from", joined[member] ?? "2024-06-01", isBrief: true)
      }
    }
    desk.run("team", "list")
  }

  private func importMay() {
    desk.say(
      Localized("导入五月签到表:有错行就整表不入账", "The sheet of May: one faulty line, and nothing is posted"))
    desk.run(
      "import", "sign-in", "sign-in-2026-05.csv", "--station", "jindu", "--year", "2026", "--yes", expecting: 65)
    desk.say(Localized("操作员看过后,略过错行", "The operator has looked, and leaves the faulty lines out"))
    desk.run(
      "import", "sign-in", "sign-in-2026-05.csv", "--station", "jindu", "--year", "2026", "--skip-faulty", "--yes")
    desk.say(Localized("同一张表再导一次:不会重复入账", "The same sheet again posts nothing"))
    desk.run(
      "import", "sign-in", "sign-in-2026-05.csv", "--station", "jindu", "--year", "2026", "--skip-faulty", "--yes")
  }

  private func becomeStar() {
    desk.say(Localized("张三服务到 99:50,还差 10 分钟", "Zhang San comes to 99:50, ten minutes short of a star"))
    for day in 11...19 {
      desk.run(
        "service", "record", "--member", "17", "--station", "jindu", "--date", "2026-05-\(day)", "--minutes", "10:00",
        "--activity", "社区文化节", isBrief: true)
    }
    desk.run(
      "service", "record", "--member", "17", "--station", "jindu", "--date", "2026-05-20", "--minutes", "7:20",
      "--activity", "社区文化节")
    desk.run("stars", "explain", "--member", "17")
    desk.say(Localized("再服务 10 分钟:满 100 小时,升为一星", "Ten minutes more: 100 hours, and the first star"))
    desk.run(
      "service", "record", "--member", "17", "--station", "jindu", "--date", "2026-05-21", "--minutes", "10m",
      "--activity", "环境清洁")
    desk.run("stars", "explain", "--member", "17")
  }

  private func redeem() {
    desk.say(Localized("兑换:申请、凭领取码领取", "Hours buy a gift: requested, handed out by its code"))
    desk.run(
      "offer", "add", "--offer", "rice5kg", "--name", "大米5kg", "--kind", "gift", "--price", "20:00", isBrief: true)
    desk.run(
      "offer", "add", "--offer", "piano", "--name", "钢琴课", "--kind", "service", "--price", "5:00", "--min-stars", "3",
      isBrief: true)
    desk.run("stock", "in", "--offer", "rice5kg", "--station", "jindu", "--pieces", "1")
    let reply = desk.run("redeem", "request", "--member", "17", "--offer", "rice5kg")
    desk.run("redeem", "fulfil", "--redemption", "1", "--code", collectionCode(in: reply))
    desk.say(Localized("不合规则的申请会说明原因,账本不变", "What the rules forbid is refused with its reason"))
    desk.run("redeem", "request", "--member", "17", "--offer", "piano", expecting: 65)
    desk.run("redeem", "request", "--member", "17", "--offer", "rice5kg", expecting: 65)
  }

  private func correct() {
    desk.say(Localized("最后那 10 分钟记错了:冲正,星级随之收回", "Those ten minutes were a mistake: reversed, and the star goes"))
    desk.run("service", "reverse", "--record", "23", "--reason", "重复登记")
    desk.run("stars", "explain", "--member", "17")
    desk.run("statement", "--member", "17", "--from", "2026-06-01")
  }

  private func prove() {
    desk.say(Localized("试算平衡,从头验证整本账", "The books balance and are proved from the first entry"))
    desk.run("trial-balance")
    desk.run("verify")
  }

  /// The code that a redemption's reply shows, beside its label.
  private func collectionCode(in reply: String) -> String {
    let label = Localized("领取码", "code")[desk.language]
    let line = reply.split(separator: "\n").first { $0.hasPrefix(label) }
    return line?.split(separator: " ").last.map(String.init) ?? ""
  }
}
