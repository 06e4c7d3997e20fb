import BenchmarkData
import GapAnalysis
import Foundation
import StatisticsCore

@testable import GapReport

/// What lies in the checkout that the tests were built from.
enum Repository {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the invented dataset of the documentation.
  static let tutorialFolder = root + "/datasets/tutorial"

  /// The folder of the real dataset.
  static let realFolder = root + "/datasets/video-generation"

  /// The invented dataset of the documentation.
  static func tutorial() throws -> Dataset { try Dataset.load(at: tutorialFolder) }

  /// A report of it.
  static func tutorialReport(threads: Int = 1) throws -> Report {
    try Report(
      of: tutorial(), question: ReportQuestion(between: Sides("US", "CN"), simulation: .quick(threads: threads)))
  }

  /// The files of that report, made once for all tests that only read them.
  static let tutorialFiles = Result { try tutorialReport().folder() }
}
