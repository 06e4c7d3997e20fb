/// The fixture `r_stats/tests.json`: what R prints for its own examples and for small samples with ties.
struct RTests: Decodable {
  struct Test: Decodable {
    var statistic: Double
    var df: Parameters
    var p: Double
    var interval: [Double]?
  }

  /// One number or several: R prints both.
  enum Parameters: Decodable {
    case one(Double)
    case several([Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .one(number)
      } else {
        self = .several(try container.decode([Double].self))
      }
    }
  }

  struct Sleep: Decodable {
    var first: [Double]
    var second: [Double]
    var welch: Test
    var pooled: Test
    var paired: Test
  }

  struct Exact: Decodable {
    var x: [Double]
    var y: [Double]
    var greater: Double
    var two_sided: Double
    var statistic: Double
    var estimate: Double
    var interval: [Double]
  }

  struct Tied: Decodable {
    var x: [Double]
    var y: [Double]
    var statistic: Double
    var corrected: Double
    var uncorrected: Double
    var less: Double
    var interval: [Double]
    var interval_as_printed: [Double]
  }

  struct Zeros: Decodable {
    var differences: [Double]
    var statistic: Double
    var corrected: Double
    var uncorrected: Double
  }

  struct Blocks: Decodable {
    var blocks: [[Double]]
    var friedman: Test
    var quade: Test
  }

  struct Dust: Decodable {
    var samples: [[Double]]
    var kruskal: Test
  }

  struct Correlation: Decodable {
    var estimate: Double
    var p: Double
    var interval: [Double]
  }

  struct Pairs: Decodable {
    var x: [Double]
    var y: [Double]
    var pearson: Correlation
    var kendall: Correlation
    var spearman: Correlation
  }

  struct Binomial: Decodable {
    var successes: Int
    var trials: Int
    var clopper_pearson: [Double]
    var wilson: [Double]
  }

  struct Adjustment: Decodable {
    var p: [Double?]
    var adjusted: [String: [Double?]]
  }

  struct HonestSignificantDifference: Decodable {
    var difference: [Double]
    var adjusted_p: [Double]
    var residual_mean_square: Double
    var df: Double
    var per_group: Double
  }

  var sleep: Sleep
  var depression: Exact
  var permeability: Exact
  var ties: Tied
  var zeros: Zeros
  var rounding: Blocks
  var freezer: Blocks
  var dust: Dust
  var correlations: [String: Pairs]
  var binomial: [Binomial]
  var adjustments: [Adjustment]
  var tukey_hsd: HonestSignificantDifference

  /// The tolerance of every figure.
  static let tolerance = 1e-9

  static func load() throws -> RTests { try Fixture.json("r_stats/tests.json") }
}
