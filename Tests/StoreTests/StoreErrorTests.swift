import GRDB
import Testing

@testable import Store

/// What goes wrong below the rules is told on one line, so that a log has it whole.
@Suite struct StoreErrorTests {
  @Test(arguments: [ResultCode.SQLITE_CORRUPT, .SQLITE_IOERR])
  func `an error of a statement of several lines is one line`(_ code: ResultCode) {
    let error = DatabaseError(
      resultCode: code, message: "disk I/O error", sql: "SELECT number\n  FROM entry\n  WHERE kind = 'x'")
    let words = StoreError.words(of: error)
    #expect(!words.contains("\n") && words.contains("SELECT number FROM entry WHERE kind = 'x'"))
    #expect(!String(describing: StoreError.sorting(error)).contains("\\n"))
  }
}
