import Tables

/// Weights that cannot compose a total.
enum WeightsCheck: DatasetCheck {
  static let withoutGroup = Problem.Explanation(
    Problem.Code("weight-without-group"), .warning,
    """
    A dimension has a weight and no group, on a benchmark that composes its total from groups: the dimension counts for nothing. \
    Give it a group, or leave its weight empty.
    """)
  static let incomplete = Problem.Explanation(
    Problem.Code("incomplete-weights"), .warning,
    """
    Some groups of a benchmark, or some dimensions of a group, have a weight and others have none: no total can be composed. \
    Give a weight to each (0 for one that does not count), or to none.
    """)
  static let zero = Problem.Explanation(
    Problem.Code("zero-weights"), .error,
    "All weights of a group, or of the groups of a benchmark, are 0: nothing can be composed of them.")
  static let emptyGroup = Problem.Explanation(
    Problem.Code("empty-group"), .warning,
    """
    A group has a weight in the total and no dimension belongs to it: no total can be composed. Give it dimensions, or \
    leave its weight empty.
    """)
  static let noDimensions = Problem.Explanation(
    Problem.Code("benchmark-without-dimensions"), .warning,
    "A benchmark has no dimension: nothing can be measured on it.")
  static let explanations = [withoutGroup, incomplete, zero, emptyGroup, noDimensions]

  static func problems(in subject: CheckSubject) -> [Problem] {
    guard subject.isWhole else { return [] }
    return subject.dataset.benchmarks.values.flatMap { problems(of: $0, in: subject) }
  }

  private static func problems(of benchmark: Benchmark, in subject: CheckSubject) -> [Problem] {
    guard !benchmark.dimensions.isEmpty else {
      return [
        subject.problem(
          noDimensions, .benchmark(benchmark.id), column: "benchmark_id", "\(benchmark.title) has no dimension")
      ]
    }
    var problems: [Problem] = []
    let groups = benchmark.groups.values
    if groups.contains(where: { $0.weight != nil }) {
      for dimension in benchmark.dimensions.values where dimension.group == nil && dimension.weight != nil {
        problems.append(
          subject.problem(
            withoutGroup, .dimension(benchmark.id, dimension.id), column: "weight",
            "the dimension has a weight and no group", found: dimension.weight.map(PrintedNumber.text)))
      }
      for group in groups where group.weight == nil {
        problems.append(
          subject.problem(
            incomplete, .group(benchmark.id, group.id), column: "weight",
            "the group has no weight, and others of \(benchmark.id) have one"))
      }
      for group in groups where group.weight != nil && benchmark.dimensions(in: group.id).isEmpty {
        problems.append(
          subject.problem(
            emptyGroup, .group(benchmark.id, group.id), column: "group_id", "no dimension belongs to the group"))
      }
      if let first = groups.first, groups.allSatisfy({ $0.weight == 0 }) {
        problems.append(
          subject.problem(
            zero, .group(benchmark.id, first.id), column: "weight", "all groups of \(benchmark.id) have the weight 0"))
      }
    }
    let parts =
      groups.isEmpty ? [Array(benchmark.dimensions.values)] : groups.map { benchmark.dimensions(in: $0.id) }
    for dimensions in parts where dimensions.contains(where: { $0.weight != nil }) {
      for dimension in dimensions where dimension.weight == nil {
        problems.append(
          subject.problem(
            incomplete, .dimension(benchmark.id, dimension.id), column: "weight",
            "the dimension has no weight, and others beside it have one"))
      }
      if let first = dimensions.first, dimensions.allSatisfy({ $0.weight == 0 }) {
        problems.append(
          subject.problem(
            zero, .dimension(benchmark.id, first.id), column: "weight",
            "all dimensions that belong together have the weight 0"))
      }
    }
    return problems
  }
}
