public import Tables

/// A sentence from a source, and the test that was fixed for it beforehand.
public struct Claim: Hashable, Sendable, Identifiable {
  /// The key.
  public var id: Identifier<Claim>
  /// The sentence, in our words.
  public var statement: String
  /// When it was made.
  public var madeOn: CalendarDate?
  /// Who made it.
  public var madeBy: String?
  /// Where it was published.
  public var source: Source.ID?
  /// The named test with its parameters, such as `count of=systems country=CN`; or `untestable`.
  public var test: String
  /// Which data would be needed, where the claim cannot be tested.
  public var untestableReason: String?
  /// What a reader must know.
  public var note: String?

  /// Makes a claim.
  public init(
    id: Identifier<Claim>, statement: String, madeOn: CalendarDate? = nil, madeBy: String? = nil,
    source: Source.ID? = nil, test: String, untestableReason: String? = nil, note: String? = nil
  ) {
    self.id = id
    self.statement = statement
    self.madeOn = madeOn
    self.madeBy = madeBy
    self.source = source
    self.test = test
    self.untestableReason = untestableReason
    self.note = note
  }
}
