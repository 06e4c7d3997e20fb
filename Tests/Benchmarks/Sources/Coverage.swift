/// Coverage simulations: `Benchmarks coverage bootstrap`.
enum Coverage {
  static func run(_ arguments: [String]) throws {
  }
}
