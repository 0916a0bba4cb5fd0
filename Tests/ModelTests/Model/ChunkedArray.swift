/// An array that is cheap to copy and change: a change after a copy touches one chunk, not all of a long history.
struct ChunkedArray<Element> {
  private static var chunkSize: Int { 256 }
  private var chunks: [[Element]] = []
  private(set) var count = 0

  mutating func append(_ element: Element) {
    if count.isMultiple(of: ChunkedArray.chunkSize) { chunks.append([]) }
    chunks[chunks.count - 1].append(element)
    count += 1
  }
}

extension ChunkedArray: RandomAccessCollection, MutableCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> Element {
    get { chunks[index / ChunkedArray.chunkSize][index % ChunkedArray.chunkSize] }
    set { chunks[index / ChunkedArray.chunkSize][index % ChunkedArray.chunkSize] = newValue }
  }
}
