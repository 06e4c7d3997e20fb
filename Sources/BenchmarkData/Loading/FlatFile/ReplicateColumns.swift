import Tables

/// The columns of a votes file that hold its votes as replicates of a bootstrap weight them: `replicate_1`, `replicate_2`, …
///
/// A database makes them by the query of ``SumsQuery``.
struct ReplicateColumns {
  /// The positions in the file, in the order of the replicates' numbers; empty where there are none.
  private(set) var positions: [Int] = []
  /// The position of the column that counts the votes without a cluster.
  private(set) var unclustered: Int?

  /// The fewest replicates that tell how ratings vary.
  static let fewest = 20
  /// The name of the column that counts votes without a cluster.
  static let unclusteredName = "unclustered"
  /// The name of a replicate's column.
  static func name(_ number: Int) -> String { "replicate_\(number)" }

  /// All positions.
  var all: [Int] { positions + (unclustered.map { [$0] } ?? []) }

  /// Finds the columns.
  ///
  /// - Throws: That the numbers have a gap, that two columns have one, or that there are too few.
  init(in file: TableFile) throws(Problems) {
    var found: [Int: Int] = [:]
    for (index, header) in file.columnNames.enumerated() {
      guard let number = Self.number(of: header) else { continue }
      if let other = found[number] {
        throw Self.refusal(
          file, "two columns are the same replicate", "\(file.columnNames[other]), \(header)", "a column a replicate",
          "remove one, or number them on")
      }
      found[number] = index
    }
    guard !found.isEmpty else { return }
    for number in 1...found.count where found[number] == nil {
      throw Self.refusal(
        file, "there are \(found.count) replicates, and none is called \(Self.name(number))",
        (found.keys.max()).map(Self.name), "\(Self.name(1)) to \(Self.name(found.count))",
        "number the columns of replicates from 1 without a gap")
    }
    guard found.count >= Self.fewest else {
      throw Self.refusal(
        file, "so few replicates do not tell how ratings vary", "\(found.count)", "at least \(Self.fewest), better 999",
        "have the database make more: vgap sql votes --replicates 999; or leave them out")
    }
    positions = (1...found.count).compactMap { found[$0] }
    unclustered = file.columnNames.firstIndex { ComparableName.header($0) == Self.unclusteredName }
  }

  private static func refusal(
    _ file: TableFile, _ message: String, _ found: String?, _ expected: String, _ fix: String
  ) -> Problems {
    Problems([
      Problem(
        .unrecognisedFile, at: Place(file: file.name, line: 1), message, found: found, expected: expected, fix: fix)
    ])
  }

  /// The number of the replicate that a header names.
  private static func number(of header: String) -> Int? {
    let key = ComparableName.header(header)
    guard key.hasPrefix("replicate") else { return nil }
    let digits = key.dropFirst("replicate".count)
    guard !digits.isEmpty, digits.first != "0", digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(digits)
  }
}

/// The columns of replicates of the rows of a file, read.
struct ReplicateValues {
  /// The names of the columns in the file, with their numbers, in the order of the replicates.
  private let columns: [(name: String, values: NumberValues)]
  private let unclustered: (name: String, values: NumberValues)?

  /// The replicates of a table; `nil` where it has none.
  init?(_ reader: RowReader, columns names: [String], unclustered: String?) {
    guard !names.isEmpty else { return nil }
    columns = names.compactMap { name in reader.numbers(name).map { (name, $0) } }
    self.unclustered = unclustered.flatMap { name in reader.numbers(name).map { (name, $0) } }
    guard columns.count == names.count else { return nil }
  }

  /// The number of replicates.
  var count: Int { columns.count }

  /// The votes of a row in each replicate; `nil` where the row is at fault, which is then rejected.
  func weights(row: Int, count: Double, _ reader: inout RowReader) -> [Double]? {
    if let (name, values) = unclustered, let number = values[row], number != 0 {
      reader.reject(
        row: row, .missingValue, name, "votes have no cluster, so that no replicate draws them",
        found: DecimalText.text(of: number), expected: "0",
        fix:
          "fill the column of clusters in the database, or ask it for the votes that have one: --from \"(SELECT … WHERE … IS NOT NULL) AS votes\""
      )
      return nil
    }
    var weights: [Double] = []
    weights.reserveCapacity(columns.count)
    for (name, values) in columns {
      guard let weight = values[row] else {
        reader.reject(
          row: row, .missingValue, name, "the row has no votes in this replicate", expected: "0 or more",
          fix: "write 0 where there are none")
        return nil
      }
      guard weight >= 0, weight < 0x1p53, weight == weight.rounded(), count > 0 || weight == 0 else {
        reader.reject(
          row: row, .impossibleValue, name,
          weight < 0
            ? "this cannot be negative"
            : count > 0 ? "votes are whole" : "a row that counts no vote has none in a replicate",
          found: DecimalText.text(of: weight), expected: count > 0 ? "a whole number, 0 or more" : "0")
        return nil
      }
      weights.append(weight)
    }
    return weights
  }
}
