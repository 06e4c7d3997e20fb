/// The score of one video, or one rating of it; or the mean of several of one prompt, of which a database kept the sums.
public struct Sample: Hashable, Sendable {
  /// The evaluation it belongs to.
  public var evaluation: Evaluation.ID
  /// The dimension that was scored.
  public var dimension: Dimension.ID
  /// The prompt that the video was made from: videos of one prompt form a cluster.
  public var prompt: String
  /// Which of the prompt's videos it is.
  public var index: Int?
  /// Who gave the score, where people did: one name is one person throughout an evaluation.
  public var rater: String?
  /// The score, in the dimension's unit; of several the mean.
  public var value: Double
  /// How many scores ``value`` is the mean of; 1 for a single one.
  public var count: Int
  /// The sum of squared deviations of those scores from ``value``; 0 for a single one.
  public var squares: Double

  /// Makes a sample.
  public init(
    evaluation: Evaluation.ID, dimension: Dimension.ID, prompt: String, index: Int? = nil, rater: String? = nil,
    value: Double, count: Int = 1, squares: Double = 0
  ) {
    self.evaluation = evaluation
    self.dimension = dimension
    self.prompt = prompt
    self.index = index
    self.rater = rater
    self.value = value
    self.count = count
    self.squares = squares
  }

  /// The standard deviation of the scores that ``value`` is the mean of; `nil` for a single one.
  var standardDeviation: Double? {
    get { count > 1 ? (squares / Double(count - 1)).squareRoot() : nil }
    set { squares = (newValue ?? 0) * (newValue ?? 0) * Double(count - 1) }
  }
}
