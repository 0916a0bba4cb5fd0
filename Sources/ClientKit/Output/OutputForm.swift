/// How replies are written to standard output.
enum OutputForm: Hashable {
  /// Tables and sentences for people.
  case table
  /// One JSON object for each reply: `{"rows":[…],"ok":{…}}`, or `{"error":{…}}`.
  case json
  /// RFC 4180 with a row of column names.
  case csv
  /// The daemon's lines as they come.
  case lines
}
