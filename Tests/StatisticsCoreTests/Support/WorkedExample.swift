/// Twelve scores of two groups, of which the expected figures were worked out independently.
enum WorkedExample {
  static let a = [80.1, 82.3, 84.28, 79.5]
  static let b = [78.0, 81.85, 80.2, 83.24, 76.4, 81.6]
}
