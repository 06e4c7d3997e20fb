import Foundation

/// Paths within the checkout that the tests were built from.
enum Repository {
  /// The top folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The curated dataset.
  static let dataset = root + "/datasets/video-generation"
}
