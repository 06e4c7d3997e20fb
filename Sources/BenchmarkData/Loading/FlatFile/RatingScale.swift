/// Whether numbers are ratings on an Elo-like scale, whose zero means nothing.
enum RatingScale {
  /// Scores below this are on no Elo scale that boards of ratings print.
  private static let least = 400.0

  /// Whether a header is the name of a scale of ratings: `Elo`, `Arena score`.
  static func isNamed(_ header: ColumnHeader) -> Bool {
    let key = header.key
    return ["elo", "arenascore", "arenarating", "bradleyterry", "glicko", "trueskill"].contains { key.hasPrefix($0) }
      || key.hasSuffix("elo")
  }

  /// Whether numbers look like ratings: they are called so or stand beside numbers of votes, and all are as large as ratings of boards.
  static func looksLike(_ scores: [Double], header: ColumnHeader?, besideVotes: Bool) -> Bool {
    guard header.map({ ["rating", "ratings"].contains($0.key) }) ?? false || besideVotes else { return false }
    return !scores.isEmpty && scores.allSatisfy { $0 >= least }
  }

  /// Whether a column of sample sizes counts votes, by its header.
  static func countsVotes(_ header: ColumnHeader) -> Bool {
    ["votes", "numvotes", "numberofvotes", "votecount", "battles", "numbattles", "stimmen", "票数", "投票数"]
      .contains(header.key)
  }
}
