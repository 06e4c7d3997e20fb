/// Why a question could not be put to a dataset.
///
/// Data that are there but cannot answer are not an error: the answer's ``Status`` says so.
public enum AnalysisError: Error, Hashable, Sendable {
  /// The dataset has no such benchmark.
  case unknownBenchmark(String, known: [String])
  /// The benchmark has no such total, group or dimension.
  case unknownQuantity(String, benchmark: String, known: [String])
  /// No system of the dataset belongs to the side.
  case unknownSide(String, grouping: String, known: [String])
  /// The two sides are the same.
  case sameSides(String)
  /// An option lies outside what the method accepts.
  case invalidOption(String)
}
