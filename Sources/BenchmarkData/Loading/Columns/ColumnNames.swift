/// The one table of the names by which columns are known, in any case and without spaces, punctuation, arrows and emoji.
///
/// A name that means different things in different tables is known only where it is certain.
package struct ColumnNames: Sendable {
  /// What a table is read as.
  package enum Context: Hashable, Sendable, CaseIterable {
    /// A row a score.
    case scores
    /// A row a vote.
    case votes
    /// A row a ranking, or a system of one.
    case rankings
    /// A row a system and a column a dimension.
    case board
  }

  private let meanings: [String: ColumnMeaning]

  private static let scores = ColumnNames(common + ofScores)
  private static let votes = ColumnNames(common + ofVotes)
  private static let rankings = ColumnNames(common + ofRankings)
  private static let board = ColumnNames(
    common + ofScores + [
      (.evaluatedOn, ["date", "publish date", "leaderboard publish date"]), (.certification, ["certificate", "seal"]),
    ])

  private init(_ names: [(ColumnMeaning, [String])]) {
    var meanings: [String: ColumnMeaning] = [:]
    for (meaning, others) in names {
      for name in [meaning.rawValue] + others { meanings[ColumnHeader.key(of: name)] = meaning }
    }
    self.meanings = meanings
  }

  /// The names that are known in a context.
  static func known(in context: Context) -> ColumnNames {
    switch context {
    case .scores: scores
    case .votes: votes
    case .rankings: rankings
    case .board: board
    }
  }

  /// What a column holds whose name has this key.
  func meaning(ofKey key: String) -> ColumnMeaning? { meanings[key] }

  /// What a column says of how sure a dimension's scores are, where its key is made of the dimension's and of the name of such a column:
  /// `Motion SE`, `std_motion`.
  ///
  /// - Returns: The keys that the dimension may have, the longest first, with what is said of it.
  /// - Complexity: O(length of the key), expected.
  func uncertainties(ofKey key: String) -> [(dimension: String, meaning: ColumnMeaning)] {
    var found: [(dimension: String, meaning: ColumnMeaning)] = []
    for length in stride(from: key.count - 1, to: 0, by: -1) {
      if let meaning = meaning(ofKey: String(key.dropFirst(length)))?.asUncertainty {
        found.append((String(key.prefix(length)), meaning))
      }
      if let meaning = meaning(ofKey: String(key.dropLast(length)))?.asUncertainty {
        found.append((String(key.suffix(length)), meaning))
      }
    }
    return found
  }

  /// What a column of this header holds, as far as its name says.
  func meaning(of header: ColumnHeader) -> ColumnMeaning? {
    let key = header.key
    if let meaning = meanings[key] { return meaning }
    // What stands in brackets is often a remark: "Released (UTC)", "Elo (style control)".
    let outside = ComparableName.header(Self.withoutBrackets(header.name))
    return outside == key || outside.isEmpty ? nil : meanings[outside]
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var kept = ""
    for character in text {
      if character == "(" || character == "[" { depth += 1 }
      if depth == 0 { kept.append(character) }
      if character == ")" || character == "]" { depth = max(0, depth - 1) }
    }
    return kept
  }

  /// The names by which columns are known beside our own, for people.
  package static func listing(_ context: Context) -> [(name: String, others: [String])] {
    let own = context == .votes ? ofVotes : context == .rankings ? ofRankings : ofScores
    return (common + own).map { ($0.0.name, $0.1) }
  }

  // MARK: The table

  private static let common: [(ColumnMeaning, [String])] = [
    (.benchmark, ["benchmark id", "benchmark name", "leaderboard", "arena"]),
    (.rater, ["rater", "annotator", "annotator id", "judge", "user", "user id", "voter"]),
    (.prompt, ["prompt", "prompt id", "question id"]),
  ]

  private static let ofScores: [(ColumnMeaning, [String])] = [
    (
      .system,
      [
        "system id", "system name", "model", "model id", "model name", "model key", "models", "name", "method",
        "model/system", "modell",
        "modèle", "modelo", "模型", "模型名称", "系统", "モデル", "モデル名",
      ]
    ),
    (.country, ["country code", "country of origin", "nation", "land", "pays", "país", "国家", "国别", "国", "国家/地区"]),
    (
      .organization,
      [
        "organisation", "org", "company", "developer", "vendor", "provider", "maker", "lab", "team", "creator",
        "model creator",
        "institution", "affiliation", "anbieter", "hersteller", "unternehmen", "firma", "entreprise", "empresa", "机构",
        "公司",
        "厂商", "开发者", "組織", "会社",
      ]
    ),
    (
      .score,
      [
        "scores", "value", "mean", "average", "avg", "average score", "avg score", "mean score", "rating", "elo",
        "elo rating",
        "elo score", "arena elo", "arena score", "arena rating", "total", "total score", "overall", "overall score",
        "result",
        "points", "punktzahl", "punkte", "ergebnis", "wert", "note moyenne", "puntuación", "分数", "得分", "总分", "评分",
        "スコア",
      ]
    ),
    (.estimate, ["theta", "coefficient", "coef"]),
    (
      .standardError,
      [
        "se", "stderr", "std err", "standard error", "std error of mean", "sem", "standardfehler", "erreur type",
        "error estándar",
        "标准误", "标准误差", "標準誤差", "rating se", "score se",
      ]
    ),
    (
      .standardDeviation,
      [
        "std", "sd", "stdev", "std dev", "stddev", "standard deviation", "standardabweichung", "écart type", "标准差",
        "標準偏差",
      ]
    ),
    (
      .lower,
      [
        "ci low", "ci lo", "ci lower", "ci lower bound", "lower", "lower bound", "lower ci", "lb", "lcl",
        "ci lb", "ci min",
        "q025", "q2.5", "p2.5", "p025", "2.5%", "rating q025", "rating lower", "score lower", "untergrenze", "conf low",
        "下限",
      ]
    ),
    (
      .upper,
      [
        "ci high", "ci hi", "ci upper", "ci upper bound", "upper", "upper bound", "upper ci", "ub", "ucl",
        "ci ub",
        "ci max", "q975", "q97.5", "p97.5", "p975", "97.5%", "rating q975", "rating upper", "score upper", "obergrenze",
        "conf high", "上限",
      ]
    ),
    (
      .interval,
      [
        "ci", "confidence interval", "conf int", "interval", "+/-", "±", "plus minus", "ci+/-", "margin",
        "margin of error",
        "half width", "konfidenzintervall", "置信区间",
      ]
    ),
    (.level, ["confidence level", "interval level", "ci level percent"]),
    (
      .sampleSize,
      [
        "n", "num votes", "number of votes", "votes", "vote count", "battles", "num battles", "n samples",
        "num samples",
        "number of samples", "samples", "n videos", "stimmen", "投票数", "样本量", "票数", "count",
      ]
    ),
    (.sum, ["sum of values", "sum of scores", "value sum", "score sum", "sum value", "sum score"]),
    (.sumOfSquares, ["sum squares", "sumsq", "sum sq", "sum of squared values", "sum of squared scores"]),
    (.rank, ["rank", "ranking", "place", "#", "position", "rang", "排名", "名次", "順位", "rank ub", "rank(ub)"]),
    (.dimension, ["dimension id", "metric", "category", "criterion", "aspect", "task", "subset", "维度", "指标"]),
    (.unit, ["units", "einheit", "单位"]),
    (.higherIsBetter, ["greater is better", "larger is better"]),
    (.announcedOn, ["announced", "announced at", "announcement date", "date announced"]),
    (
      .releasedOn,
      [
        "released", "release", "release date", "date of release", "date released", "released at", "launch date",
        "launched",
        "publication date", "published", "veröffentlicht", "veröffentlichungsdatum", "erscheinungsdatum",
        "date de sortie",
        "fecha de lanzamiento", "发布日期", "发布时间", "公開日", "リリース日",
      ]
    ),
    (.evaluatedOn, ["evaluated", "evaluation date", "date evaluated", "evaluated at", "tested on", "评测日期"]),
    (.access, ["accessibility", "open/closed"]),
    (.architecture, ["arch"]),
    (.sampledBy, ["sampled by"]),
    (.evaluatedBy, ["evaluated by"]),
    (.source, ["source id", "reference"]),
    (.address, ["url", "link", "address", "website", "homepage"]),
    (.license, ["licence", "lizenz", "许可证"]),
    (
      .property,
      [
        "params", "parameters", "# params", "#params (b)", "number of parameters", "num params", "model size", "size",
        "params (b)", "year", "resolution", "fps", "frames", "num frames", "duration", "length", "context",
        "context length", "likes", "hub likes", "hub ❤️", "downloads", "stars", "参数量",
      ]
    ),
    (.variant, ["setting"]),
    (.note, ["notes", "remark", "remarks", "comment"]),
    (.sample, ["sample", "video", "video id", "item", "item id", "seed", "run", "repetition"]),
  ]

  private static let ofVotes: [(ColumnMeaning, [String])] = [
    (.systemA, ["system a", "model a", "a", "left model", "model left", "system 1", "model 1", "player 1", "模型a"]),
    (.systemB, ["system b", "model b", "b", "right model", "model right", "system 2", "model 2", "player 2", "模型b"]),
    (.wonByA, ["winner model a", "winner a", "winner system a", "a wins", "model a wins"]),
    (.wonByB, ["winner model b", "winner b", "winner system b", "b wins", "model b wins"]),
    (.tied, ["winner tie", "is tie", "tie"]),
    (.loser, ["losing model", "loser model", "lost"]),
    (.outcome, ["winner", "winning model", "winner model", "vote", "preference", "result", "label", "choice", "胜者"]),
    (.count, ["n", "votes", "num votes", "weight"]),
    (.votedOn, ["date", "timestamp", "tstamp", "time", "created at", "voted at"]),
  ]

  private static let ofRankings: [(ColumnMeaning, [String])] = [
    (.ranking, ["ballot", "ballot id", "list id", "ranking number", "response id", "session id"]),
    (.system, ["system id", "system name", "model", "model id", "model name", "item", "candidate", "模型", "系统"]),
    (.rank, ["place", "#", "position", "rang", "排名", "名次", "順位"]),
    (.order, ["order", "preference order", "ordering"]),
    (.count, ["n", "ballots", "weight"]),
    (.votedOn, ["date", "timestamp", "tstamp", "time", "created at", "voted at"]),
    (.note, ["notes", "remark", "remarks", "comment"]),
  ]
}
