import Foundation

extension SumsQuery {
  /// Replicates of the Poisson bootstrap of whole clusters, made where the votes are (Chamandy, Muralidharan, Najmi & Naidu, *Estimating uncertainty
  /// for massive data streams*, Google, 2012).
  ///
  /// In each replicate a cluster counts as often as a number drawn from Poisson's law of mean 1 says. The number follows from the cluster's text and the
  /// seed alone, by digits of their MD5, which every database computes alike: so no part of the table needs to know of another, and all databases make the
  /// same replicates. Eight digits make one number; it is exact to 2⁻³², but that 9 stands for 9 and more, whose chance is one in a million.
  public struct Replicates: Hashable, Sendable {
    /// How many replicates.
    public var count: Int
    /// What the hashes begin with.
    public var seed: UInt64
    /// The table's column of clusters: raters, prompts, days.
    public var clusters: String

    /// How many replicates a query may make: so many that errors can be told, and not more than columns that all databases take.
    public static let counts = ReplicateColumns.fewest...1_600

    /// Makes a choice of replicates.
    public init(count: Int, seed: UInt64, clusters: String) {
      (self.count, self.seed, self.clusters) = (count, seed, clusters)
    }

    /// The digits of a hash that make one number, and how many numbers a hash makes.
    private static let digitCount = 8
    private static let numbersPerHash = 4

    /// How many hashes a cluster needs.
    fileprivate var hashCount: Int { (count + Self.numbersPerHash - 1) / Self.numbersPerHash }

    /// The first numbers in hexadecimal digits that are drawn as 1, 2, …, 9.
    static let thresholds: [String] = {
      var chance = exp(-1.0)
      var sum = 0.0
      return (1...9).map { number in
        sum += chance
        chance /= Double(number)
        let digits = String(UInt64((sum * 0x1p32).rounded()), radix: 16)
        return String(repeating: "0", count: digitCount - digits.count) + digits
      }
    }()

    /// How often a cluster counts in a replicate, as digits of its hash say.
    fileprivate func weight(_ replicate: Int) -> String {
      let (hash, place) = (replicate - 1).quotientAndRemainder(dividingBy: Self.numbersPerHash)
      let digits = "SUBSTR(h\(hash + 1), \(1 + place * Self.digitCount), \(Self.digitCount))"
      let cases = Self.thresholds.enumerated().map { "WHEN \(digits) < '\($1)' THEN \($0)" }
      return "CASE \(cases.joined(separator: " ")) ELSE \(Self.thresholds.count) END"
    }
  }

  /// The query that counts votes by system and outcome, as they are and as each replicate weights them.
  ///
  /// Votes are counted by cluster first, so that a cluster is hashed once for each kind of its votes and not for each vote.
  func text(_ replicates: Replicates, _ columns: [(name: String, column: String)]) -> String {
    let names = columns.map { dialect.quoted($0.name) }
    let keys = names.joined(separator: ", ")
    let renamed = columns.map { name, column in
      name == column ? dialect.quoted(column) : "\(dialect.quoted(column)) AS \(dialect.quoted(name))"
    }
    let cluster = dialect.quoted(replicates.clusters)
    let grouped = (columns.map { dialect.quoted($0.column) } + [cluster]).joined(separator: ", ")
    let sums =
      [
        "SUM(n) AS \(dialect.quoted("count"))",
        "SUM(CASE WHEN c IS NULL THEN n ELSE 0 END) AS \(dialect.quoted(ReplicateColumns.unclusteredName))",
      ]
      + (1...replicates.count).map { number in
        "SUM(n * \(replicates.weight(number))) AS \(dialect.quoted(ReplicateColumns.name(number)))"
      }
    // A hash is made once and looked at often; PostgreSQL would make it each time.
    let (collation, fence) = dialect == .postgresql ? (" COLLATE \"C\"", "\n  OFFSET 0") : ("", "")
    let hashes = (1...replicates.hashCount).map { "MD5(c || ':\(replicates.seed):\($0)')\(collation) AS h\($0)" }
    return """
      SELECT
        \((names + sums).joined(separator: ",\n  "))
      FROM (
        SELECT \(keys), c, n,
          \(hashes.joined(separator: ",\n    "))
        FROM (
          SELECT \(renamed.joined(separator: ", ")), CAST(\(cluster) AS \(dialect.textName)) AS c, COUNT(*) AS n
          FROM \(table)
          GROUP BY \(grouped)
        ) AS counted\(fence)
      ) AS hashed
      GROUP BY \(keys)
      ORDER BY \(keys)
      """
  }
}

extension SumsQuery.Dialect {
  /// The type of text.
  fileprivate var textName: String {
    switch self {
    case .duckdb: "VARCHAR"
    case .postgresql: "TEXT"
    case .spark: "STRING"
    }
  }
}
