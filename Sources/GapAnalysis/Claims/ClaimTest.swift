public import BenchmarkData
internal import OrderedCollections
public import Tables

/// The test that a claim names, with its parameters.
///
/// Written in the column `test` of `claims.csv` as `name key=value key=value …`, and fixed before the data are looked at.
public enum ClaimTest: Hashable, Sendable {
  /// A gap measure between two groups.
  case gap(GapClaim)
  /// A system against the best of others, dimension by dimension.
  case organizationGap(OrganizationGapClaim)
  /// The rank of a system or an organization.
  case rank(RankClaim)
  /// How many months behind.
  case lag(LagClaim)
  /// Whether the gap widens.
  case trend(TrendClaim)
  /// What one date did to the gap.
  case step(StepClaim)
  /// Whether one trend has reached the other.
  case crossover(CrossoverClaim)
  /// Who set the records.
  case frontierShare(FrontierShareClaim)
  /// By how much a system set a record.
  case frontierMargin(FrontierMarginClaim)
  /// A recorded fact of a system.
  case attribute(AttributeClaim)
  /// A recorded fact of a system against those of others.
  case attributeGap(AttributeGapClaim)
  /// The share of systems of a kind.
  case attributeShare(AttributeShareClaim)
  /// The gap between systems of a kind and the others.
  case attributeStrata(AttributeStrataClaim)
  /// The number of systems or organizations.
  case count(CountClaim)
  /// The number of systems that reach another.
  case countReaching(CountReachingClaim)
  /// The date of something.
  case date(DateClaim)
  /// Whether a system was withdrawn.
  case withdrawn(WithdrawnClaim)
  /// None: the data are missing that could decide.
  case untestable

  /// The name of a claim without a test.
  public static let untestableName = "untestable"

  /// The names of all tests.
  public static let names = kinds.map { $0.name } + [untestableName]

  private static let kinds: [any ClaimTestKind.Type] = [
    GapClaim.self, OrganizationGapClaim.self, RankClaim.self, LagClaim.self, TrendClaim.self, StepClaim.self,
    CrossoverClaim.self, FrontierShareClaim.self, FrontierMarginClaim.self, AttributeClaim.self,
    AttributeGapClaim.self, AttributeShareClaim.self, AttributeStrataClaim.self, CountClaim.self,
    CountReachingClaim.self, DateClaim.self, WithdrawnClaim.self,
  ]

  /// Reads the test of a claim.
  ///
  /// - Throws: All that is wrong with it: an unknown name, unknown or missing keys, values that cannot be, and names of
  ///   records that the dataset does not have, each with the nearest names.
  public init(parsing cell: String, in dataset: Dataset) throws(Problems) {
    let words = cell.split(separator: " ")
    let name = words.first.map(String.init) ?? ""
    if name == Self.untestableName {
      guard words.count == 1 else {
        throw Problems([Problem(.claimBadParameter, "untestable takes no parameters", found: cell)])
      }
      self = .untestable
      return
    }
    guard let kind = Self.kinds.first(where: { $0.name == name }) else {
      throw Problems([
        Problem(
          .claimUnknownTest, "there is no such test", found: name, expected: Self.names.joined(separator: ", "),
          fix: ClaimParameters.didYouMean(name, Self.names))
      ])
    }
    var parameters = ClaimParameters(Array(words.dropFirst()), of: dataset)
    let test = kind.init(&parameters).test
    parameters.finish(test: name)
    guard parameters.problems.isEmpty else { throw Problems(parameters.problems) }
    self = test
  }

  /// Everything that is wrong with the tests of a dataset's claims.
  ///
  /// - Parameters:
  ///   - dataset: The dataset.
  ///   - place: Where the test of a claim stands, if that is known.
  public static func problems(in dataset: Dataset, place: (Claim.ID) -> Place? = { _ in nil }) -> [Problem] {
    dataset.claims.values.flatMap { claim -> [Problem] in
      var found: [Problem] = []
      do throws(Problems) {
        let test = try ClaimTest(parsing: claim.test, in: dataset)
        if test == .untestable, claim.untestableReason == nil {
          found.append(
            Problem(
              .claimBadParameter, "the claim is untestable, but untestable_reason does not say which data are missing"))
        }
      } catch {
        found = error.list
      }
      return found.map { problem in
        var problem = problem
        problem.message = "claim \(claim.id): \(problem.message)"
        problem.place = place(claim.id)
        return problem
      }
    }
  }

  /// What is wrong with the test of a claim, as a phrase with what was probably meant; `nil` if nothing is.
  ///
  /// For ``/BenchmarkData/DatasetValidator``, which cannot know the tests itself.
  @Sendable public static func fault(of claim: Claim, in dataset: Dataset) -> String? {
    do throws(Problems) {
      _ = try ClaimTest(parsing: claim.test, in: dataset)
      return nil
    } catch {
      return error.list.map { problem in
        problem.message + (problem.found.map { " ('\($0)')" } ?? "") + (problem.fix.map { ": \($0)" } ?? "")
      }.joined(separator: "; ")
    }
  }

  /// The kind of test; `nil` for a claim that cannot be tested.
  var kind: (any ClaimTestKind)? {
    switch self {
    case .gap(let test): test
    case .organizationGap(let test): test
    case .rank(let test): test
    case .lag(let test): test
    case .trend(let test): test
    case .step(let test): test
    case .crossover(let test): test
    case .frontierShare(let test): test
    case .frontierMargin(let test): test
    case .attribute(let test): test
    case .attributeGap(let test): test
    case .attributeShare(let test): test
    case .attributeStrata(let test): test
    case .count(let test): test
    case .countReaching(let test): test
    case .date(let test): test
    case .withdrawn(let test): test
    case .untestable: nil
    }
  }
}

/// One kind of test: how its parameters are read, and how it is put to a dataset.
protocol ClaimTestKind: Hashable, Sendable {
  /// The first word of the cell.
  static var name: String { get }

  /// Reads the parameters; what is wrong with them is kept there.
  init(_ parameters: inout ClaimParameters)

  /// The test as a case.
  var test: ClaimTest { get }

  /// Puts the question to a dataset.
  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding
}
