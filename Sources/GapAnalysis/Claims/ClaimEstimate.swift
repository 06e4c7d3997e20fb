import BenchmarkData
import Quantities
public import StatisticsCore

/// A figure with what is known of its uncertainty.
struct ClaimEstimate: Sendable {
  var value: Double?
  var interval: ConfidenceInterval?
  var kind = UncertaintyKind.none
  var status = Status.insufficient
  /// Whether the figure is a plain fact of the dataset that decides by itself.
  var isExact = false
  var notes: [Note] = []

  /// A fact.
  static func exact(_ value: Double, status: Status = .ok) -> ClaimEstimate {
    ClaimEstimate(value: value, status: status, isExact: true)
  }

  /// A figure with an interval of its own.
  static func sampled(_ value: Double?, _ result: IntervalResult) -> ClaimEstimate {
    var estimate = ClaimEstimate(value: value, status: value == nil ? .insufficient : .ok)
    switch result {
    case .interval(let interval): (estimate.interval, estimate.kind) = (interval, .sampling)
    case .undefined(let reason):
      estimate.status = .insufficient
      estimate.notes.append("no interval: \(reason)")
    }
    return estimate
  }
}

extension IntervalMethod {
  /// The smallest and the largest value that are got with each organization left out in turn: no confidence interval.
  public static let leaveOneOrganizationOut = IntervalMethod("leave-one-organization-out")
}

/// How far a figure moves if any one organization is left out.
///
/// For frontiers, ranks and margins on boards without standard errors, which have no sampling distribution to speak of. The
/// range is no confidence interval: it shows how much hangs on one organization.
enum LeaveOneOrganizationOut {
  /// An organization that can be left out; a system without one stands for itself.
  struct Candidate: Hashable {
    var key: String
    var name: String

    init(_ entry: Scoreboard.Entry) {
      key = entry.organizationKey
      name = entry.organizationTitle
    }
  }

  /// The range of the estimate and its refits.
  ///
  /// - Parameters:
  ///   - kept: The keys of organizations that are never left out.
  ///   - refit: The value without an organization; `nil` where there is none, which is counted.
  ///   - unit: The unit of the value.
  static func estimate(
    _ value: Double, over entries: [Scoreboard.Entry], keeping kept: Set<String> = [], level: Double,
    unit: Unit, refit: (_ key: String) throws(AnalysisError) -> Double?
  ) throws(AnalysisError) -> ClaimEstimate {
    var (lower, upper) = (value, value)
    var (lowerName, upperName): (String?, String?)
    var (done, skipped) = (0, 0)
    for candidate in Set(entries.map(Candidate.init)).sorted(by: { $0.key < $1.key })
    where !kept.contains(candidate.key) {
      guard let moved = try refit(candidate.key) else {
        skipped += 1
        continue
      }
      done += 1
      if moved < lower { (lower, lowerName) = (moved, candidate.name) }
      if moved > upper { (upper, upperName) = (moved, candidate.name) }
    }
    var result = ClaimEstimate(value: value, kind: .specification, status: .noStandardError)
    result.interval = ConfidenceInterval(lower: lower, upper: upper, level: level, method: .leaveOneOrganizationOut)
    result.notes.append("no standard errors are published")
    if done == 0 {
      result.notes.append("no organization could be left out, so the figure stands alone")
    } else {
      func end(_ end: Double, without name: String?) -> String {
        unit.words(end, estimate: value, lower: lower, upper: upper) + (name.map { " (without \($0))" } ?? "")
      }
      let range =
        lower == upper ? "the same" : "\(end(lower, without: lowerName)) to \(end(upper, without: upperName))"
      result.notes.append(
        "with any one of \(NumberWords.count(done, "organization")) left out the figure is \(range): a range of choices, no confidence interval"
      )
    }
    if skipped > 0 { result.notes.append("without \(skipped) more there is no figure") }
    return result
  }
}
