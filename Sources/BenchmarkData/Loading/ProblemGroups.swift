import Tables

extension Problem {
  /// Problems with those of one kind in one column grouped: the first three as they are, the others as one with their number and the first
  /// of their lines.
  ///
  /// - Complexity: O(number of problems).
  static func grouped(_ problems: [Problem]) -> [Problem] {
    struct Kind: Hashable {
      var code: Code
      var severity: Severity
      var file: String?
      var field: String?
      var message: String
    }
    var groups: [Kind: (count: Int, position: Int, lines: [Int])] = [:]
    var result: [Problem] = []
    for problem in problems {
      let kind = Kind(
        code: problem.code, severity: problem.severity, file: problem.place?.file, field: problem.place?.field,
        message: problem.message)
      guard problem.count == 1, problem.place?.line != nil, let group = groups[kind] else {
        if problem.count == 1, problem.place?.line != nil { groups[kind] = (1, -1, []) }
        result.append(problem)
        continue
      }
      var (count, position, lines) = group
      count += 1
      if count <= 3 {
        result.append(problem)
      } else if count == 4 {
        position = result.count
        result.append(problem)
      }
      if count >= 4, lines.count < 5, let line = problem.place?.line { lines.append(line) }
      groups[kind] = (count, position, lines)
    }
    for (_, group) in groups where group.count > 4 {
      let more = group.count - 3
      let lines = group.lines.map(String.init).joined(separator: ", ")
      result[group.position].count = more
      result[group.position].message =
        "\(more) more of this kind (lines \(lines)\(more > group.lines.count ? ", …" : "")): "
        + result[group.position].message
    }
    return result
  }

  /// An error as the warning that its row, or its rows, were left out.
  var asOmission: Problem {
    guard severity == .error else { return self }
    var problem = self
    problem.severity = .warning
    problem.message = (count == 1 ? "row left out: " : "rows left out: ") + message
    return problem
  }
}
