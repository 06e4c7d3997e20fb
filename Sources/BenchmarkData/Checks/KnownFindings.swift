import Tables

/// Sorts the findings about a package into those that its `known_findings.csv` explains and the others.
struct KnownFindings {
  static let stale = Problem.Explanation(
    Problem.Code("stale-known-finding"), .warning,
    """
    A row of known_findings.csv explains nothing: there is no warning of that code about that row. What it explained was mended, \
    or its code, file or key is mistyped: a key is that of the row, its parts joined by a slash. Remove the row or correct it.
    """)

  /// The findings that nothing explains.
  private(set) var open: [Problem] = []
  /// The findings that are known.
  private(set) var explained: [Problem] = []
  private let records: [KnownFinding]
  private let places: PackagePlaces
  private var used: Set<Int> = []

  /// Sorts findings.
  ///
  /// - Parameters:
  ///   - problems: The findings, of which only warnings can be explained.
  ///   - records: What is known.
  ///   - places: The rows of the package.
  init(_ problems: [Problem], _ records: [KnownFinding], in places: PackagePlaces) {
    self.records = records
    self.places = places
    var known: [Row: Int] = [:]
    for (index, record) in records.enumerated() {
      guard let place = places.place(ofRow: Self.parts(of: record.key), in: record.file), let line = place.line else {
        continue
      }
      known[Row(code: record.code, file: place.file, line: line)] = index
    }
    for problem in problems {
      let row = problem.place.flatMap { place in
        place.line.map { Row(code: problem.code.name, file: place.file, line: $0) }
      }
      if problem.severity == .warning, let row, let index = known[row] {
        used.insert(index)
        explained.append(problem)
      } else {
        open.append(problem)
      }
    }
  }

  /// The records that explain none of the findings.
  var staleRecords: [Problem] {
    records.indices.filter { !used.contains($0) }.map { index in
      let record = records[index]
      let key = [record.code, record.file, record.key]
      return Problem(
        Self.stale.code, severity: Self.stale.severity, at: places.place(ofRow: key, in: KnownFindingsFile.name),
        "this explains no finding", found: key.joined(separator: ", "), fix: "remove the row, or correct its key")
    }
  }

  private struct Row: Hashable {
    var code: String
    var file: String
    var line: Int
  }

  private static func parts(of key: String) -> [String] {
    key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}
