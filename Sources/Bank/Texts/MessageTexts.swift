import Ledger
import LineProtocol
import Store

/// What messages say, ready to be sent: to the one whom they are for, without a name.
struct MessageTexts {
  private let details: OutwardMessage.Details
  private let offer: String
  private let station: String
  private let plan: ActivityStep.Plan?

  init(_ books: BookReader, _ details: OutwardMessage.Details) {
    self.details = details
    offer = details.offer.map { code in (try? books.offer(code))?.terms.name ?? code.text } ?? ""
    station = details.station.map { code in (try? books.station(code))?.name ?? code.text } ?? ""
    plan = details.activity.flatMap { number in try? books.activity(number) }?.plan
  }

  func text(_ event: OutwardMessage.Event, to addressee: OutwardMessage.Addressee) -> Localized {
    switch event {
    case .star, .starLost: stars(isRise: event == .star, addressee)
    case .recordWaiting, .recordConfirmed, .recordObjected, .recordRejected, .recordPosted, .recordReversed:
      record(event)
    case .redemptionReady, .redemptionRequested, .redemptionAssigned, .serviceAssigned, .redemptionDisputed,
      .redemptionFulfilled, .redemptionCancelled, .redemptionLapsed, .redemptionReturned:
      redemption(event)
    case .transferReceived: Localized("您收到转让的时间 \(minutes)。", "You were given \(minutes) hours.")
    case .grantReceived: Localized("公益时间池发给您 \(minutes)。", "A public-welfare pool gave you \(minutes) hours.")
    case .hoursExpired: Localized("您有 \(minutes) 的时间到期失效。", "\(minutes) of your hours have lapsed.")
    case .activityTomorrow, .activityPlace, .activityCancelled: activity(event)
    case .noticePublished: Localized("时间银行发布了新的公示,欢迎查对。", "The bank has published a new notice. Please check it.")
    }
  }

  private var minutes: String { details.minutes?.description ?? "" }
  private var date: String { details.date?.description ?? "" }
  private var until: String { details.until?.description ?? "" }

  private func stars(isRise: Bool, _ addressee: OutwardMessage.Addressee) -> Localized {
    let stars = StarNames.of(details.stars ?? 0)
    let whose: Localized =
      switch addressee {
      case .team(let code): Localized("服务队 \(code) ", "The team \(code) ")
      case .member, .everybody: Localized("您", "You ")
      }
    let has = if case .team = addressee { "has" } else { "have" }
    return isRise
      ? Localized(
        "\(whose.chinese)升为\(stars.chinese),感谢您的服务!",
        "\(whose.english)now \(has) \(stars.english). Thank you for your service!")
      : Localized("\(whose.chinese)的星级变为\(stars.chinese)。", "\(whose.english)now \(has) \(stars.english).")
  }

  private func record(_ event: OutwardMessage.Event) -> Localized {
    let which = Localized("您 \(date) 的服务 \(minutes)", "Your service of \(date), \(minutes)")
    let (chinese, english): (String, String) =
      switch event {
      case .recordWaiting: (" 已记下,待确认或公示。", ", is recorded and waits to be confirmed or noticed.")
      case .recordConfirmed: (" 已确认,公示到 \(until)。", ", is confirmed and on notice until \(until).")
      case .recordObjected: (" 有异议,正在核实。", ", was objected to and is looked into.")
      case .recordRejected: (" 未通过,请到服务站询问。", ", was not accepted; please ask at your station.")
      case .recordReversed: (" 已冲正,请到服务站询问。", ", was taken back; please ask at your station.")
      default: (" 已入账。", ", is in your account.")
      }
    return Localized(which.chinese + chinese, which.english + english)
  }

  private func activity(_ event: OutwardMessage.Event) -> Localized {
    let name = plan?.name ?? details.activity?.description ?? ""
    let start = plan?.start.description ?? ""
    let place = plan?.place ?? station
    return switch event {
    case .activityTomorrow:
      Localized(
        "提醒:明天(\(date))\(start) 有您报名的活动「\(name)」,地点:\(place)。来不了请尽早退出。",
        "Tomorrow, \(date), at \(start): \(name), for which you signed up, at \(place). If you cannot come, please withdraw early."
      )
    case .activityCancelled:
      Localized("您报名的活动「\(name)」(\(date))已取消。", "\(name) on \(date), for which you signed up, is cancelled.")
    default:
      Localized(
        "您候补的活动「\(name)」(\(date) \(start))有名额了,已为您递补。",
        "You have a place now in \(name) on \(date) at \(start), for which you waited.")
    }
  }

  private func redemption(_ event: OutwardMessage.Event) -> Localized {
    switch event {
    case .redemptionReady:
      Localized(
        "您兑换的「\(offer)」可以领取了:\(station),最迟 \(until)。请带兑换码。",
        "\(offer) is ready for you at \(station), until \(until). Please bring the code.")
    case .redemptionRequested:
      Localized("您申请的服务「\(offer)」已登记,将为您安排人员。", "Your request for \(offer) is noted; somebody will be found.")
    case .redemptionAssigned:
      Localized("您申请的服务「\(offer)」已安排好人员。", "Somebody was found for \(offer), which you asked for.")
    case .serviceAssigned:
      Localized(
        "请您为一位居民服务:「\(offer)」。详情请问\(station)。", "You were chosen for a service, \(offer). Please ask at \(station).")
    case .redemptionDisputed:
      Localized("服务「\(offer)」双方说法不一,服务站正在核实。", "What was said of \(offer) differs; the station looks into it.")
    case .redemptionCancelled:
      Localized("您的兑换「\(offer)」已取消,\(minutes) 已退回。", "\(offer) was cancelled; \(minutes) are yours again.")
    case .redemptionLapsed:
      Localized("您的兑换「\(offer)」过期未领,\(minutes) 已退回。", "\(offer) was not fetched in time; \(minutes) are yours again.")
    case .redemptionReturned:
      Localized("您的兑换「\(offer)」已退回,\(minutes) 已退还。", "\(offer) was taken back; \(minutes) are yours again.")
    default: Localized("您的兑换「\(offer)」已办结。", "\(offer), which you redeemed, is done.")
    }
  }
}
