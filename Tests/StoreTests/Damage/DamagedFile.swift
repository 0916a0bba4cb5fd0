import Foundation

/// What is done to one byte of a file, or from there on.
enum Harm: String, CaseIterable {
  case flip, zero, ones, cut

  /// The file after it; nil where it stays what it was.
  func done(to file: [UInt8], at offset: Int) -> [UInt8]? {
    var harmed = file
    switch self {
    case .flip: harmed[offset] ^= 1 << UInt8(offset % 8)
    case .zero: harmed[offset] = 0
    case .ones: harmed[offset] = 0xFF
    case .cut: harmed.removeSubrange(offset...)
    }
    return harmed == file ? nil : harmed
  }
}

/// The places of a file of SQLite at which a byte means something of its own, by what they belong to.
///
/// See "The SQLite Database File Format" for pages and the format of the log.
struct DamagePlaces {
  private static let pageSize = 4096
  private static let logHeaderSize = 32
  private static let frameHeaderSize = 24

  /// Offsets by region.
  private(set) var offsets: [(region: String, offset: Int)] = []

  /// The places of a database.
  static func ofDatabase(_ file: [UInt8]) -> DamagePlaces {
    var places = DamagePlaces()
    for offset in 0..<100 { places.add("header", offset) }
    for start in stride(from: 0, to: file.count, by: pageSize) { places.addPage(file, start) }
    return places
  }

  /// The places of a log: its header, the header of each frame, and the page in it.
  static func ofLog(_ file: [UInt8]) -> DamagePlaces {
    var places = DamagePlaces()
    for offset in 0..<logHeaderSize { places.add("log header", offset) }
    for frame in stride(from: logHeaderSize, to: file.count, by: frameHeaderSize + pageSize) {
      for offset in stride(from: 0, to: frameHeaderSize, by: 2) { places.add("frame header", frame + offset) }
      for offset in [0, 8, 100, 2048, 4000, 4095] { places.add("frame body", frame + frameHeaderSize + offset) }
    }
    return places
  }

  private mutating func add(_ region: String, _ offset: Int) { offsets.append((region, offset)) }

  private mutating func addPage(_ file: [UInt8], _ start: Int) {
    // The first page begins with the header of the file.
    let header = start == 0 ? 100 : start
    let regions: [UInt8: String] = [
      2: "interior index page", 5: "interior table page", 10: "leaf index page", 13: "leaf table page",
    ]
    guard let region = regions[file[header]], start < file.count else {
      for offset in [0, 3, 4, 7, 8, 11, 100, 2000, 4095] { add("overflow or free page", start + offset) }
      return
    }
    for offset in 0..<8 { add(region, header + offset) }
    let pointers = header + (file[header] < 10 ? 12 : 8)
    let count = Int(file[header + 3]) << 8 | Int(file[header + 4])
    for index in Set([0, 1, count / 2, count - 1]) where index >= 0 && index < count {
      let pointer = pointers + 2 * index
      let cell = start + (Int(file[pointer]) << 8 | Int(file[pointer + 1]))
      add("cell pointer", pointer)
      add("cell pointer", pointer + 1)
      for offset in [0, 1, 2, 3, 5, 9, 17, 40] where cell + offset < start + DamagePlaces.pageSize {
        add(start == 0 ? "cell of the schema" : "cell of a \(region)", cell + offset)
      }
    }
    add("space between", pointers + 2 * count + 1)
  }
}
