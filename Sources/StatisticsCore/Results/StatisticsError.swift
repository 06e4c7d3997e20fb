/// Why a statistical function could not be evaluated.
///
/// An error means that the question was malformed (a level of 1.2, a NaN among the data) or that the numerical library
/// gave up. Data that are well formed but carry too little information are not an error: such functions return an
/// ``IntervalResult`` with a ``Degeneracy``.
public enum StatisticsError: Error, Hashable, Sendable {
  /// An argument lies outside the domain of the function.
  ///
  /// - Parameters:
  ///   - name: The argument's label.
  ///   - found: What was passed, as text.
  ///   - requirement: What the function accepts, as a phrase: "a number strictly between 0 and 1".
  case invalidArgument(name: String, found: String, requirement: String)
  /// Two arguments that must have the same length do not.
  case unequalLengths(first: String, firstCount: Int, second: String, secondCount: Int)
  /// A matrix that must be positive definite or invertible is not.
  case singularMatrix(function: String)
  /// An iteration stopped before it met its tolerance.
  case notConverged(function: String, steps: Int)
  /// The GNU Scientific Library reported a status other than success.
  case library(function: String, code: Int32, message: String)
}

extension StatisticsError: CustomStringConvertible {
  /// The error as a sentence.
  public var description: String {
    switch self {
    case .invalidArgument(let name, let found, let requirement):
      "\(name) is \(found), but must be \(requirement)"
    case .unequalLengths(let first, let firstCount, let second, let secondCount):
      "\(first) has \(firstCount) values and \(second) has \(secondCount); they must have the same number"
    case .singularMatrix(let function):
      "\(function): the matrix is singular or not positive definite"
    case .notConverged(let function, let steps):
      "\(function) did not converge in \(steps) steps"
    case .library(let function, let code, let message):
      "\(function) failed: \(message) (GSL code \(code))"
    }
  }
}
