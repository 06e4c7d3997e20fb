/// The score of one video, or one rating of it.
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
  /// The score, in the dimension's unit.
  public var value: Double

  /// Makes a sample.
  public init(
    evaluation: Evaluation.ID, dimension: Dimension.ID, prompt: String, index: Int? = nil, rater: String? = nil,
    value: Double
  ) {
    self.evaluation = evaluation
    self.dimension = dimension
    self.prompt = prompt
    self.index = index
    self.rater = rater
    self.value = value
  }
}
