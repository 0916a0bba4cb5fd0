/// What an entry is about; decides which facts it carries and whether it has postings.
public enum EntryKind: String, CaseIterable, Sendable {
  /// The bank was opened; always the first entry.
  case bank
  /// A version of the rules.
  case policy
  /// Everybody's stars were judged anew, under a version of the rules or at the close of a period.
  case assessment
  /// A station was added, changed or closed.
  case station
  /// A Unix user or group was given or lost a role.
  case `operator`
  /// A person was registered, changed or left.
  case member
  /// A team was added, changed or closed.
  case team
  /// A member joined or left a team.
  case membership
  /// A member's PIN was set, or a lock after wrong ones opened.
  case pin
  /// A member's data must be kept until a day, or need not any more.
  case freeze
  /// The texts of a member who has left went; the chain keeps their hashes.
  case erasure
  /// A member came in at the door.
  case checkin
  /// A member left and no record came of it.
  case checkout
  /// A service record was made; where it is posted, hours are issued.
  case service
  /// A record that waits was confirmed into the public notice, objected to, or dropped.
  case review
  /// The hours of a record that had waited were issued.
  case credit
  /// A service record was undone.
  case reversal
  /// The quality of a service record was scored.
  case score
  /// A balance was brought in from older books.
  case opening
  /// An adjustment of a wallet was proposed, carried out or given up, or a debt written off.
  case adjustment
  /// Hours of a member lapsed because they were too old.
  case expiry
  /// A member entered twice was taken into the one that stays.
  case merge
  /// A member joined or left a household.
  case household
  /// A public-welfare pool was founded.
  case pool
  /// A member gave hours to another.
  case transfer
  /// A member gave hours to a pool.
  case donation
  /// A pool gave hours to a member.
  case grant
  /// The monthly allowances of a pool were given, or could not be.
  case allowance
  /// An offer was added, changed or closed.
  case offer
  /// Hours and a piece were set aside for a redemption.
  case hold
  /// Held hours went back to the member.
  case release
  /// A gift was handed out for held hours.
  case redemption
  /// A service was done for held hours: they go to the provider, who gets a service record.
  case exchange
  /// A service for held hours was given to a provider.
  case assignment
  /// The provider or the requester of a service said that it was done.
  case word
  /// The two sides of a service disagree.
  case dispute
  /// A fulfilled redemption was taken back.
  case `return`
  /// Pieces of a gift arrived.
  case stockIn = "stock-in"
  /// Pieces of a gift went from one station to another.
  case stockMove = "stock-move"
  /// Pieces of a gift were counted and the difference booked.
  case stockCount = "stock-count"
  /// An administrator vouched for a clock that had leapt.
  case clock
  /// The head of the journal was made public outside the bank.
  case head
  /// An act for two administrators was asked for, confirmed, given up or lapsed.
  case approval
  /// A second administrator vouched for books that were restored from a backup.
  case restoration
  /// A certificate of a member's service was issued or withdrawn.
  case certificate
  /// A member took part in a training, or that was withdrawn.
  case training
  /// An activity was planned, changed, published, cancelled or closed.
  case activity
  /// A member signed up for an activity, moved up, withdrew, or was there.
  case signup = "sign-up"
  /// The skills of a member changed.
  case skills
  /// Something that a station can draw on was added, changed or struck off.
  case resource
  /// A need was opened, claimed, given back, confirmed or cancelled.
  case need
  /// A volunteer and a resident were paired, a visit was noted, or the pair ended.
  case pair
  /// Somebody complained, or a complaint was answered or withdrawn.
  case complaint
  /// Somebody was spoken of for a period, or evaluations were closed.
  case evaluation
  /// A ballot was opened, prepared, voted in, counted or voided; of a vote only that somebody voted.
  case ballot
  /// An honour was given, recommended, decided or withdrawn.
  case honour
  /// A member said whether the public page of credit may show them.
  case consent
  /// Another bank's key was taken for true, or is no more.
  case trust
  /// A member's account went to another bank, came from one, or was refused.
  case handover
}
