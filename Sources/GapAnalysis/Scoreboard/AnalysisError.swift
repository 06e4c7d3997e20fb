import Tables

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
  /// The groups that are on both sides.
  case overlappingSides([String])
  /// A side names groups more than once.
  case repeatedInSide(String, [String])
  /// An option lies outside what the method accepts.
  case invalidOption(String)
  /// The data hold what the chosen method cannot work with.
  case unsuitableData(String)
}

extension AnalysisError: CustomStringConvertible {
  /// The error in words, with what was probably meant.
  public var description: String {
    func near(_ name: String, _ known: [String]) -> String {
      let like = nearestMatches(to: name, in: known)
      let matches = like.isEmpty ? Array(known.filter { $0.contains(name.lowercased()) }.prefix(3)) : like
      let guess = matches.isEmpty ? "" : " Did you mean \(matches.joined(separator: " or "))?"
      // A few names are soon read, and those as short as country codes are all alike.
      guard matches.isEmpty || known.count <= 12 else { return guess }
      let rest = known.count - 20
      return guess + " It has: \(known.prefix(20).joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")."
    }
    switch self {
    case .unknownBenchmark(let name, let known): return "The dataset has no benchmark '\(name)'." + near(name, known)
    case .unknownQuantity(let name, let benchmark, let known):
      return "\(benchmark) has no total, group or dimension '\(name)'." + near(name, known)
    case .unknownSide(let name, "system", let known): return "The dataset has no system '\(name)'." + near(name, known)
    case .unknownSide(let name, let grouping, let known):
      return "No system of the dataset has the \(grouping) '\(name)'." + near(name, known)
    case .sameSides(let name): return "Both sides are '\(name)': give two different ones."
    case .overlappingSides(let names):
      return
        "The sides overlap: \(NameList.text(names, limit: 10)) \(names.count == 1 ? "is" : "are") on both. Give two that have nothing in common, or 'rest' for one."
    case .repeatedInSide(let side, let names):
      return "The side '\(side)' names \(NameList.text(names, limit: 10)) more than once: name each once."
    case .invalidOption(let text), .unsuitableData(let text): return text
    }
  }
}
