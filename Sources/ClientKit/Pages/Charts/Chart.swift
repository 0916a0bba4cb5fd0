import Ledger

/// A chart: values by name, in one or two series that are drawn beside each other.
///
/// Drawn as SVG for the eye, with its values in words for who cannot see it; they stand beneath it as a table too, for who
/// wants to add them up.
struct Chart {
  /// Values under one name, one for each label.
  struct Series {
    let name: String
    let values: [Int64]
  }

  /// What the values are.
  enum Measure {
    /// Minutes, written as hours.
    case hours
    /// Things that are counted.
    case count

    func text(_ value: Int64) -> String {
      switch self {
      case .hours: Minutes(value).description
      case .count: String(value)
      }
    }
  }

  /// How bars stand.
  enum Form {
    /// Upright, for a few stretches of time.
    case columns
    /// Lying, each below its name.
    case bars
  }

  /// Unique on its page: what describes the picture is named after it.
  let id: String
  let title: String
  /// The heading of the names.
  let heading: String
  let labels: [String]
  let series: [Series]
  var measure = Measure.hours
  var form = Form.bars
  /// Whether its values stand beneath it; not needed where the page has them in a table of its own.
  var hasTable = true

  /// The chart and its table.
  ///
  /// - Parameter total: The word for the sum.
  func node(total: String) -> HTMLNode {
    var parts: [HTMLNode] = [.element(.figcaption, text: title)]
    guard !labels.isEmpty else { return .element(.figure, [:], parts + [.element(.p, text: "–")]) }
    if series.count > 1 { parts.append(key) }
    parts.append(picture)
    if hasTable { parts.append(table(total)) }
    return .element(.figure, [:], parts)
  }

  /// The sum of a series; sums that leave the range stop at its end.
  static func sum(_ values: [Int64]) -> Int64 {
    values.reduce(0) { sum, value in
      let (next, overflow) = sum.addingReportingOverflow(value)
      return overflow ? (value > 0 ? .max : .min) : next
    }
  }

  /// How long a bar is: 0 for nothing, at least 1 for anything, `room` for the highest value.
  static func length(_ value: Int64, highest: Int64, room: Int64) -> Int64 {
    guard value > 0, highest > 0 else { return 0 }
    let product = min(value, highest).multipliedFullWidth(by: room)
    return max(1, min(room, highest.dividingFullWidth(product).quotient))
  }

  private var highest: Int64 { series.flatMap(\.values).max() ?? 0 }

  private var key: HTMLNode {
    let names = series.enumerated().flatMap { index, series -> [HTMLNode] in
      [
        .element(.span, [.cssClass: "key \(Self.style(index))", .hidden: "true"]),
        .text(series.name + (index + 1 < self.series.count ? "  " : "")),
      ]
    }
    return .element(.p, [.cssClass: "note"], names)
  }

  private static func style(_ index: Int) -> String { index == 0 ? "first" : "second" }

  private var picture: HTMLNode {
    let (height, shapes) = form == .columns && labels.count <= Self.mostColumns ? columns : bars
    let texts: [HTMLNode] = [
      .element(.title, [.id: "\(id)-title"], text: title), .element(.desc, [.id: "\(id)-desc"], text: description),
    ]
    return .element(
      .svg,
      [
        .viewBox: "0 0 \(Self.width) \(height)", .role: "img", .labelledBy: "\(id)-title \(id)-desc",
      ], texts + shapes)
  }

  /// The values in words.
  private var description: String {
    labels.enumerated().map { index, label in
      "\(label) " + series.map { measure.text(value($0, index)) }.joined(separator: " / ")
    }.joined(separator: "; ")
  }

  private func value(_ series: Series, _ index: Int) -> Int64 {
    series.values.indices.contains(index) ? series.values[index] : 0
  }

  /// Upright bars above their names.
  private var columns: (height: Int, shapes: [HTMLNode]) {
    let (top, floor, bottom) = (Int64(28), Int64(190), 220)
    let step = Int64(Self.width) / Int64(labels.count)
    let width = max(4, step * 6 / 10 / Int64(series.count))
    var shapes: [HTMLNode] = []
    for (index, label) in labels.enumerated() {
      let left = Int64(index) * step + (step - width * Int64(series.count)) / 2
      for (place, series) in series.enumerated() {
        let height = Self.length(value(series, index), highest: highest, room: floor - top)
        let x = left + Int64(place) * width
        shapes.append(Self.rectangle(x, floor - height, width, height, Self.style(place)))
        shapes.append(
          Self.label(x + width / 2, floor - height - 6, "middle", measure.text(value(series, index))))
      }
      shapes.append(Self.label(Int64(index) * step + step / 2, floor + 22, "middle", label))
    }
    shapes.append(
      .element(.line, [.cssClass: "axis", .x1: "0", .x2: "\(Self.width)", .y1: "\(floor)", .y2: "\(floor)"]))
    return (bottom, shapes)
  }

  /// Lying bars below their names.
  private var bars: (height: Int, shapes: [HTMLNode]) {
    var shapes: [HTMLNode] = []
    var y: Int64 = 4
    for (index, label) in labels.enumerated() {
      shapes.append(Self.label(0, y + 14, "start", Self.shortened(label)))
      y += 20
      for (place, series) in series.enumerated() {
        let length = Self.length(value(series, index), highest: highest, room: Int64(Self.width) - 90)
        shapes.append(Self.rectangle(0, y, length, 16, Self.style(place)))
        shapes.append(Self.label(length + 6, y + 14, "start", measure.text(value(series, index))))
        y += 20
      }
      y += 8
    }
    return (Int(y), shapes)
  }

  private static func rectangle(_ x: Int64, _ y: Int64, _ width: Int64, _ height: Int64, _ style: String) -> HTMLNode {
    .element(.rect, [.cssClass: style, .x: "\(x)", .y: "\(y)", .width: "\(width)", .height: "\(height)"])
  }

  private static func label(_ x: Int64, _ y: Int64, _ anchor: String, _ text: String) -> HTMLNode {
    .element(.text, [.x: "\(x)", .y: "\(y)", .textAnchor: anchor], text: text)
  }

  /// A name that is too long for the picture stands whole in the table.
  private static func shortened(_ label: String) -> String {
    var shown = ""
    var width = 0
    for character in label {
      width += DisplayWidth.of(String(character))
      guard width <= mostCells else { return shown + "…" }
      shown.append(character)
    }
    return shown
  }

  private func table(_ total: String) -> HTMLNode {
    let rows = labels.enumerated().map { index, label in
      [label] + series.map { measure.text(value($0, index)) }
    }
    return PageTable(
      caption: title, columns: [.text(heading)] + series.map { .number($0.name) }, rows: rows,
      total: [total] + series.map { measure.text(Self.sum($0.values)) }, hasQuietCaption: true
    ).node(empty: "–")
  }

  private static let width = 480
  private static let mostColumns = 6
  private static let mostCells = 50
}
