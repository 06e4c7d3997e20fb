/// A query by which a database makes the sums that estimates and intervals need of votes or of scores of single videos, of which it may hold
/// more than one machine can read.
///
/// Votes are counted by systems and outcome, and by rater or prompt where they are clusters. Scores are summed by system and prompt: their
/// number, their sum and the sum of their squares. Read back, both give what the rows would give.
public struct SumsQuery: Sendable {
  /// Whose SQL the query is in.
  public enum Dialect: String, Hashable, Sendable, CaseIterable {
    /// DuckDB.
    case duckdb
    /// PostgreSQL.
    case postgresql
    /// Spark SQL, and what else quotes names with backquotes: BigQuery, MySQL.
    case spark

    /// A name in quotes, in which a quote is doubled.
    func quoted(_ name: String) -> String {
      let mark = self == .spark ? "`" : "\""
      return mark + name.replacing(mark, with: mark + mark) + mark
    }

    /// The type of numbers of 64 bits.
    var doubleName: String { self == .postgresql ? "DOUBLE PRECISION" : "DOUBLE" }
  }

  /// What is summed up.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    /// Votes between two systems.
    case votes
    /// Scores of single videos, or ratings of them.
    case samples

    /// The columns that the table must have, by our names.
    public var required: [String] {
      switch self {
      case .votes: ["system_a", "system_b", "outcome"]
      case .samples: ["system", "prompt_id", "score"]
      }
    }

    /// The columns by which it may be divided besides.
    public var optional: [String] {
      switch self {
      case .votes: ["benchmark", "rater_id", "prompt_id"]
      case .samples: ["country", "organization", "released_on", "benchmark", "dimension", "evaluated_on", "sampled_by"]
      }
    }
  }

  /// Why there is no query.
  public enum Fault: Error, Hashable, Sendable {
    /// A name that is none of the columns of the subject.
    case unknownColumn(String, known: [String])
    /// Replicates of what has none: of samples.
    case replicatesOfSamples
    /// A number of replicates that is not in the range.
    case replicateCount(Int, allowed: ClosedRange<Int>)
    /// A column that the result would be divided by beside replicates, whose clusters it may cut.
    case columnBesideReplicates(String)
  }

  /// What is summed up.
  public let subject: Subject
  /// Whose SQL it is in.
  public let dialect: Dialect
  /// The table, or what stands for one: `videos.votes`, `read_parquet('votes/*.parquet')`.
  public let table: String
  /// The replicates that are made; `nil` for none.
  public let replicates: Replicates?
  /// Our names of columns, in order, with those of the table.
  private let columns: [(name: String, column: String)]
  /// The name of the column of scores.
  private let score: String

  /// Makes a query.
  ///
  /// - Parameters:
  ///   - subject: What is summed up.
  ///   - table: The table as it stands after `FROM`, taken over as it is.
  ///   - columns: What the table calls columns, by our names. Of the optional ones those are taken that are named here.
  ///   - dialect: Whose SQL it is in.
  ///   - replicates: The replicates of a bootstrap of clusters that are made along; of votes alone.
  /// - Throws: ``Fault`` for a name that is none of the columns, and for replicates that cannot be.
  public init(
    _ subject: Subject, from table: String, columns: [String: String] = [:], dialect: Dialect,
    replicates: Replicates? = nil
  ) throws(Fault) {
    let known = subject.required + subject.optional
    if let name = columns.keys.sorted().first(where: { !known.contains($0) }) {
      throw .unknownColumn(name, known: known)
    }
    if let replicates {
      guard subject == .votes else { throw .replicatesOfSamples }
      guard Replicates.counts.contains(replicates.count) else {
        throw .replicateCount(replicates.count, allowed: Replicates.counts)
      }
      if let name = ["rater_id", "prompt_id"].first(where: { columns[$0] != nil }) {
        throw .columnBesideReplicates(name)
      }
    }
    (self.subject, self.dialect, self.table) = (subject, dialect, table)
    self.replicates = replicates
    let named = subject.required.filter { $0 != "score" } + subject.optional.filter { columns[$0] != nil }
    self.columns = named.map { ($0, columns[$0] ?? $0) }
    score = columns["score"] ?? "score"
  }

  /// The query, without a semicolon at its end.
  public var text: String {
    if let replicates { return text(replicates, columns) }
    let names = columns.map { name, column in
      name == column ? dialect.quoted(column) : "\(dialect.quoted(column)) AS \(dialect.quoted(name))"
    }
    let value = "CAST(\(dialect.quoted(score)) AS \(dialect.doubleName))"
    let sums: [String] =
      switch subject {
      case .votes: ["COUNT(*) AS \(dialect.quoted("count"))"]
      case .samples:
        [
          "COUNT(\(dialect.quoted(score))) AS \(dialect.quoted("count"))", "SUM(\(value)) AS \(dialect.quoted("sum"))",
          "SUM(\(value) * \(value)) AS \(dialect.quoted("sum_of_squares"))",
        ]
      }
    let keys = columns.map { dialect.quoted($0.column) }
    return """
      SELECT
        \((names + sums).joined(separator: ",\n  "))
      FROM \(table)
      \(subject == .samples ? "WHERE \(dialect.quoted(score)) IS NOT NULL\n" : "")GROUP BY \(keys.joined(separator: ", "))
      ORDER BY \(keys.joined(separator: ", "))
      """
  }
}
