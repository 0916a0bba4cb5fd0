import LineProtocol

// What the client's machine knows: sockets, permissions, units, time zone.
extension Doctor {
  func sockets() -> [Finding] {
    facts.sockets.compactMap { path, file, folder in
      guard let file else { return nil }
      guard file.isSocket else {
        let move = "mv \(path) \(path).old && systemctl restart timebank.socket timebank-admin.socket"
        return Finding("socket", .fault, Localized("\(path) 不是套接字", "\(path) is no socket"), Localized(move, move))
      }
      let modes = "\(Self.octal(file.mode)), \(Self.octal(folder?.mode ?? 0))"
      guard let folder, folder.mode & 0o002 == 0 || folder.mode & 0o1000 != 0 else {
        let close = "chmod o-w \(Self.folder(of: path))"
        return Finding(
          "socket", .fault,
          Localized("谁都能替换 \(path)(权限 \(modes))", "Everybody may replace \(path) (modes \(modes))"),
          Localized(close, close))
      }
      return Finding(
        "socket", .ok, Localized("套接字 \(path),与文件夹权限 \(modes)", "Socket \(path), its mode and the folder's \(modes)"))
    }
  }

  /// Why the socket could not be opened, where it was for want of permission on this machine.
  func permission() -> Finding? {
    guard facts.trouble?.exitStatus == ExitStatus.permission.rawValue, let machine = facts.machine else { return nil }
    // Those for administration are tried first; the clients' socket is the one that should have opened.
    guard let (path, file, _) = facts.sockets.last(where: { $0.file != nil }), let file else {
      return facts.sockets.last.map { unreachable(Self.folder(of: $0.path), machine.user) }
    }
    guard let group = file.group else {
      return Finding(
        "permission", .fault,
        Localized("\(path) 的用户组 \(file.groupNumber) 不存在", "The group \(file.groupNumber) of \(path) does not exist"),
        Localized(
          "systemd-sysusers,再 systemctl restart timebank.socket",
          "systemd-sysusers, then systemctl restart timebank.socket"))
    }
    if file.mode & 0o020 != 0, !machine.groups.contains(group) {
      return Finding(
        "permission", .fault,
        Localized("\(path) 属于用户组 \(group),您不在其中", "\(path) belongs to the group \(group), which you are not in"),
        Localized(
          "usermod -aG \(group) \(machine.user),重新登录后再试", "usermod -aG \(group) \(machine.user), then log in again"))
    }
    return Finding(
      "permission", .fault,
      Localized("只有 \(file.owner) 和 root 能打开 \(path)", "Only \(file.owner) and root may open \(path)"),
      Localized(
        "sudo timebank …;人人可用的套接字:systemctl restart timebank.socket",
        "sudo timebank …; for the socket that is everybody's: systemctl restart timebank.socket"))
  }

  private func unreachable(_ folder: String, _ user: String) -> Finding {
    Finding(
      "permission", .fault,
      Localized("\(user) 进不了文件夹 \(folder)", "\(user) may not enter the folder \(folder)"),
      Localized("chmod a+x \(folder)", "chmod a+x \(folder)"))
  }

  func units() -> [Finding] {
    guard let units = facts.machine?.units else { return [] }
    return MachineFacts.unitNames.compactMap { unit in
      guard let state = units[unit] else { return nil }
      let text = Localized("\(unit):\(state)", "\(unit): \(state)")
      // The sockets start the service with the first request.
      let waits = unit == "timebankd.service" && state == "inactive" && units["timebank.socket"] == "active"
      if state == "active" || waits { return Finding("unit", .ok, text) }
      guard state != "failed" else {
        return Finding(
          "unit", .fault, text,
          Localized(
            "journalctl -u \(unit) 看原因,再 systemctl restart \(unit)",
            "see journalctl -u \(unit), then systemctl restart \(unit)"))
      }
      let isTimer = unit.hasSuffix(".timer")
      let start = isTimer ? "systemctl enable --now \(unit)" : "systemctl start \(unit)"
      let verdict: Finding.Verdict = facts.trouble == nil || isTimer ? .warning : .fault
      return Finding("unit", verdict, text, Localized(start, start))
    }
  }

  func caller() -> Finding? {
    guard !facts.isRemote else { return nil }
    return facts.machine.map { machine in
      let groups = machine.groups.joined(separator: " ")
      return Finding(
        "user", .ok, Localized("您是 \(machine.user),用户组:\(groups)", "You are \(machine.user), in the groups \(groups)"))
    }
  }

  func timeZone() -> Finding? {
    guard let machine = facts.machine else { return nil }
    guard let bank = facts.status?["timezone"] else {
      return untold("timezone", "时区", "its time zone")
    }
    guard let own = machine.timeZone, own != bank else {
      return Finding("timezone", .ok, Localized("银行的时区 \(bank)", "The bank's time zone is \(bank)"))
    }
    return Finding(
      "timezone", .warning,
      Localized("银行的时区是 \(bank),本机是 \(own)", "The bank's time zone is \(bank), this machine's \(own)"),
      Localized("timedatectl set-timezone \(bank)", "timedatectl set-timezone \(bank)"))
  }

  func synchronisation() -> Finding? {
    facts.machine?.isClockSynchronised.map { isKept in
      isKept
        ? Finding("ntp", .ok, Localized("时钟由 NTP 校准", "NTP keeps the clock"))
        : Finding(
          "ntp", .warning, Localized("时钟没有由 NTP 校准", "NTP does not keep the clock"),
          Localized("timedatectl set-ntp true", "timedatectl set-ntp true"))
    }
  }
}
