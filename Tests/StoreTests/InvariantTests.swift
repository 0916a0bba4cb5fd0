import GRDB
import TestSupport
import Testing

/// What another program may try on the file, and the words with which the database itself refuses it.
@Suite struct InvariantTests {
  struct Attempt: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let sql: String
    let refusal: String

    init(_ description: String, _ sql: String, refusal: String) {
      testDescription = description
      self.sql = sql
      self.refusal = refusal
    }
  }

  private static let next = "(SELECT max(number) + 1 FROM entry)"
  private static let last = "(SELECT max(number) FROM entry)"

  private static func account(_ name: String, _ column: String = "id") -> String {
    "(SELECT \(column) FROM account WHERE name = '\(name)')"
  }

  private static func post(_ account: String, _ amount: String, entry: String = next, balance: String? = nil) -> String
  {
    let after = balance ?? "\(self.account(account, "balance")) + \(amount)"
    return "INSERT INTO posting VALUES (\(self.account(account)), \(entry), \(amount), \(after));"
  }

  private static func seal(number: String = next, postings: Int, at: String = "9e15") -> String {
    """
    INSERT INTO entry VALUES
      (\(number), 'opening', CAST(\(at) AS INTEGER), 0, 'daemon', 'daemon', NULL, \(postings), x'00', zeroblob(32));
    """
  }

  static let attempts = [
    Attempt(
      "postings that do not balance",
      post("bank/issued", "-10") + post("member:1/available", "9") + seal(postings: 2), refusal: "sum to zero"),
    Attempt(
      "minutes against pieces",
      post("bank/issued", "-1") + post("stock:rice@jindu", "1") + seal(postings: 2), refusal: "sum to zero"),
    Attempt("a single posting", post("bank/issued", "-10") + seal(postings: 1), refusal: "sum to zero"),
    Attempt("fewer postings than the entry says", seal(postings: 2), refusal: "the postings that it says"),
    Attempt(
      "postings that the entry does not say",
      post("bank/issued", "-10") + post("member:1/available", "10") + seal(postings: 0),
      refusal: "the postings that it says"),
    Attempt("a gap in the numbers", seal(number: "\(next) + 1", postings: 0), refusal: "consecutively"),
    Attempt("a number that exists", seal(number: last, postings: 0), refusal: "consecutively"),
    Attempt("an instant that runs back", seal(postings: 0, at: "0"), refusal: "never runs back"),
    Attempt("changing an entry", "UPDATE entry SET kind = 'bank' WHERE number = 3", refusal: "never updated"),
    Attempt("deleting an entry", "DELETE FROM entry WHERE number = \(last)", refusal: "never deleted"),
    Attempt(
      "replacing an entry",
      "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 5", refusal: "consecutively"),
    Attempt(
      "renumbering by update or replace", "UPDATE OR REPLACE entry SET number = 4 WHERE number = 5",
      refusal: "never updated"),
    Attempt("changing a posting", "UPDATE posting SET amount = amount + 1", refusal: "never updated"),
    Attempt("deleting a posting", "DELETE FROM posting", refusal: "never deleted"),
    Attempt(
      "replacing a posting",
      "INSERT OR REPLACE INTO posting SELECT * FROM posting LIMIT 1", refusal: "belongs to the next entry"),
    Attempt(
      "a posting that joins a sealed entry", post("bank/issued", "-10", entry: last),
      refusal: "belongs to the next entry"),
    Attempt(
      "a posting of an entry far ahead", post("bank/issued", "-10", entry: "\(next) + 5"),
      refusal: "belongs to the next entry"),
    Attempt(
      "the same account twice", post("bank/issued", "-10") + post("bank/issued", "-10"),
      refusal: "stands once"),
    Attempt("a posting of nothing", post("bank/issued", "0"), refusal: "CHECK"),
    Attempt(
      "a wrong balance after a posting", post("bank/issued", "-10", balance: "-11"),
      refusal: "balance of its account"),
    Attempt("a wallet below zero", post("member:1/available", "-100000"), refusal: "CHECK"),
    Attempt("held hours below zero", post("member:1/held", "-1"), refusal: "CHECK"),
    Attempt("hours issued above zero", post("bank/issued", "100000"), refusal: "CHECK"),
    Attempt("stock below zero", post("stock:rice@jindu", "-100"), refusal: "CHECK"),
    Attempt(
      "a sum that leaves the range of integers",
      post("member:1/available", "9223372036854775807"), refusal: "cannot store REAL"),
    Attempt("a fraction", post("member:1/available", "1.5"), refusal: "cannot store REAL"),
    Attempt(
      "a balance changed by hand", "UPDATE account SET balance = balance + 1 WHERE name = 'bank/opening'",
      refusal: "that of the last posting"),
    Attempt(
      "an account's last entry changed by hand", "UPDATE account SET entry = 0 WHERE name = 'bank/opening'",
      refusal: "that of the last posting"),
    Attempt(
      "a posting put in the place of one of the same entry",
      post("bank/issued", "-10") + post("bank/issued", "-10").replacing("INSERT", with: "INSERT OR REPLACE"),
      refusal: "stands once"),
    Attempt(
      "a posting to an account that is not there", "INSERT INTO posting VALUES (999, \(next), 5, 50);",
      refusal: "balance of its account"),
    Attempt(
      "an overdraft by insert or ignore",
      post("member:1/available", "-100000").replacing("INSERT", with: "INSERT OR IGNORE"),
      refusal: "moves its account"),
    Attempt(
      "an account that was moved before it was there",
      "INSERT INTO account (name, unit, minimum, maximum, entry) VALUES ('pool:x', 'minutes', 0, 9, 99)",
      refusal: "starts empty, once"),
    Attempt("a bound moved by hand", "UPDATE account SET minimum = -100000", refusal: "keeps its name"),
    Attempt("an account renamed", "UPDATE account SET name = 'pool:x' WHERE id = 1", refusal: "keeps its name"),
    Attempt("deleting an account", "DELETE FROM account", refusal: "never deleted"),
    Attempt(
      "replacing an account",
      "INSERT OR REPLACE INTO account (name, unit, minimum, maximum) VALUES ('bank/issued', 'minutes', 0, 9)",
      refusal: "starts empty, once"),
    Attempt(
      "an account that starts with something",
      "INSERT INTO account (name, unit, minimum, maximum, balance) VALUES ('pool:x', 'minutes', 0, 9, 5)",
      refusal: "starts empty, once"),
    Attempt("changing a text", "UPDATE entry_text SET text = 'x'", refusal: "never updated"),
    Attempt(
      "replacing a text",
      "INSERT OR REPLACE INTO entry_text SELECT entry, name, salt, 'x' FROM entry_text", refusal: "next entry"),
    Attempt(
      "replacing the answer under a key",
      "INSERT OR REPLACE INTO request_key SELECT user, member, key, request, 'x', seal FROM request_key",
      refusal: "names one success"),
    Attempt("changing the answer under a key", "UPDATE request_key SET reply = 'x'", refusal: "keeps its answer"),
    Attempt("a posting without its entry", post("bank/issued", "-10"), refusal: "FOREIGN KEY"),
    Attempt("letters for minutes", "UPDATE record SET minutes = 'zwei'", refusal: "cannot store TEXT"),
    Attempt("a negative total", "UPDATE member_year SET minutes = -1", refusal: "CHECK"),
  ]

  @Test(arguments: attempts) func `the database refuses`(_ attempt: Attempt) throws {
    let bank = try SmallBank()
    let before = try bank.projections()
    let message = try bank.plainly { db -> String in
      do {
        try db.inTransaction {
          try db.execute(sql: attempt.sql)
          return .commit
        }
        return "carried out"
      } catch let error as DatabaseError {
        return error.message ?? ""
      }
    }
    #expect(message.contains(attempt.refusal), "\(message)")
    #expect(try bank.projections() == before)
    #expect(bank.code("verify") == "ok")
  }
}
