public import BenchmarkData
public import Tables

/// The test that a claim names, with its parameters.
///
/// Written in the column `test` of `claims.csv` as `name key=value key=value …`, and fixed before the data are looked at.
public struct ClaimTest: Sendable {
  /// The question; `nil` for a claim that cannot be tested, since the data are missing that could decide.
  let kind: (any ClaimTestKind)?

  private static let untestableName = "untestable"

  /// The names of all tests.
  public static let names = kinds.map { $0.name } + [untestableName]

  private static let kinds: [any ClaimTestKind.Type] = [
    GapClaim.self, OrganizationGapClaim.self, RankClaim.self, LagClaim.self, TrendClaim.self, StepClaim.self,
    CrossoverClaim.self, FrontierShareClaim.self, FrontierMarginClaim.self, AttributeClaim.self,
    AttributeGapClaim.self, AttributeShareClaim.self, AttributeStrataClaim.self, CountClaim.self,
    CountReachingClaim.self, DateClaim.self,
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
      kind = nil
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
    let test = kind.init(&parameters)
    parameters.finish(test: name)
    guard parameters.problems.isEmpty else { throw Problems(parameters.problems) }
    self.kind = test
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
        if test.kind == nil, claim.untestableReason == nil {
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
}

/// One kind of test: how its parameters are read, and how it is put to a dataset.
protocol ClaimTestKind: Sendable {
  /// The first word of the cell.
  static var name: String { get }

  /// Reads the parameters; what is wrong with them is kept there.
  init(_ parameters: inout ClaimParameters)

  /// Puts the question to a dataset.
  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding
}
