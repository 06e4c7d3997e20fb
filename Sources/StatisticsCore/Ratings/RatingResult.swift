/// Ratings, or the reason why the votes determine none.
public enum RatingResult<Ratings: Sendable>: Sendable {
  /// The ratings.
  case ratings(Ratings)
  /// The votes are well formed but determine no ratings.
  case undefined(RatingFailure)

  /// The ratings, if there are any.
  public var ratings: Ratings? {
    if case .ratings(let ratings) = self { ratings } else { nil }
  }

  /// The reason, if there are no ratings.
  public var failure: RatingFailure? {
    if case .undefined(let failure) = self { failure } else { nil }
  }
}

extension RatingResult: Equatable where Ratings: Equatable {}
extension RatingResult: Hashable where Ratings: Hashable {}

/// Why votes determine no ratings, and what can be done.
public struct RatingFailure: Hashable, Sendable, CustomStringConvertible {
  /// What is missing.
  public enum Reason: Hashable, Sendable {
    /// There are fewer than two systems.
    case tooFewSystems
    /// There are no votes, or none of a weight above 0.
    case noVotes
    /// Some systems are not linked to the others by wins and losses both ways: see the diagnostics.
    case notStronglyConnected
    /// All votes are explained without error by ties, or by the order of showing: some parameter is infinite.
    case separated
    /// The order of showing never varies, so that its effect cannot be told from the systems' strengths.
    case orderNotIdentified
    /// The effect of the covariate of this number cannot be told: its differences are constant, or follow from the systems, the order and the
    /// covariates before it.
    case covariateNotIdentified(Int)
    /// The covariates of these numbers, each or all together, explain votes without error: their effects are infinite.
    case covariatesSeparate([Int], together: Bool)
    /// All votes belong to one cluster, so that nothing varies between clusters.
    case singleCluster
    /// A parameter grew without bound or the steps ran out.
    case notConverged(steps: Int)
  }

  /// What is missing.
  public var reason: Reason
  /// Which systems are linked, and which never lost or never won.
  public var graph: ComparisonGraph

  /// Makes a failure.
  public init(reason: Reason, graph: ComparisonGraph) {
    self.reason = reason
    self.graph = graph
  }

  /// What is usually done: phrases for people.
  public var remedies: [String] {
    switch reason {
    case .tooFewSystems, .noVotes: ["more votes"]
    case .notStronglyConnected:
      [
        "more votes between the components", "rate the largest component alone", "pseudo-votes (--pseudo-votes 0.5)",
        "a ridge (--ridge 0.01)",
      ]
    case .separated: ["ties by half", "no order effect (without --position-effect)", "more votes"]
    case .orderNotIdentified:
      ["no order effect (without --position-effect)", "votes that show the systems in the other order too"]
    case .covariateNotIdentified: ["without this covariate", "votes in which it varies within pairs of systems"]
    case .covariatesSeparate: ["without these covariates", "votes in which they do not decide"]
    case .singleCluster: ["votes of more clusters", "the covariance by votes"]
    case .notConverged: ["pseudo-votes (--pseudo-votes 0.5)", "a ridge (--ridge 0.01)", "more steps"]
    }
  }

  /// The reason as a phrase; systems by number.
  public var description: String {
    switch reason {
    case .tooFewSystems: "fewer than two systems"
    case .noVotes: "no votes"
    case .notStronglyConnected: "the ratings are not finite: \(graph)"
    case .separated: "the ratings are not finite: ties or the order of showing explain the votes without error"
    case .orderNotIdentified:
      "the order of showing never varies, so that its effect cannot be told from the ratings"
    case .covariateNotIdentified(let index): "the effect of covariate \(index + 1) cannot be told from the others"
    case .covariatesSeparate(let indices, let together):
      "the effects are not finite: covariate\(indices.count == 1 ? "" : "s") "
        + "\(indices.map { "\($0 + 1)" }.joined(separator: ", ")) explain\(indices.count == 1 ? "s" : together ? " together" : " each") votes without error"
    case .singleCluster: "all votes belong to one cluster"
    case .notConverged(let steps): "no convergence in \(steps) steps"
    }
  }
}

/// What is added to the votes so that ratings exist, or shrink. It changes the ratings, and is therefore named in every
/// output.
public enum RatingRegularization: Hashable, Sendable, CustomStringConvertible {
  /// Nothing: plain maximum likelihood.
  case none
  /// A penalty of half this number times the sum of the squared log-strengths; above 0.
  case ridge(Double)
  /// So many wins and as many losses of every system against one hypothetical system, which is then dropped; above 0.
  /// R's PlackettLuce calls it `npseudo` and takes 0.5.
  case pseudoVotes(Double)

  /// The name for an output, such as `ridge=0.01`.
  public var description: String {
    switch self {
    case .none: "none"
    case .ridge(let strength): "ridge=\(strength)"
    case .pseudoVotes(let count): "pseudo-votes=\(count)"
    }
  }

  func validate() throws(StatisticsError) {
    switch self {
    case .none: return
    case .ridge(let value), .pseudoVotes(let value):
      guard value > 0, value <= PairwiseComparisons.Builder.largestCount else {
        throw .invalidArgument(name: "regularization", found: "\(self)", requirement: "a number above 0, at most 2⁵³")
      }
    }
  }
}

/// What to do with ties.
public enum TieRule: String, Hashable, Sendable, CaseIterable {
  /// A tie is half a win for each.
  case half
  /// A tie is a third outcome with a parameter of its own (Davidson 1970).
  case davidson
}
