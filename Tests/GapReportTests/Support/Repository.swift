import BenchmarkData
import Foundation

/// What lies in the checkout that the tests were built from.
enum Repository {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the invented dataset of the documentation.
  static let tutorialFolder = root + "/datasets/tutorial"

  /// The invented dataset of the documentation.
  static func tutorial() throws -> Dataset { try Dataset.load(at: tutorialFolder) }
}
