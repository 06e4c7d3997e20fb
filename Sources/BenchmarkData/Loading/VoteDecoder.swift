import Tables

/// Turns the rows of a votes file into votes, without a record or a text for each.
///
/// - Complexity: O(length of the file). Each distinct name is looked up once among those known.
struct VoteDecoder {
  /// What the words for outcomes mean.
  let words: [String: Vote.Outcome]
  /// The systems that may be named; `nil` for any.
  var systems: [String]?
  /// The benchmarks that may be named; `nil` for any.
  var benchmarks: [String]?
  /// Whether the outcomes may be in the words of public dumps, by the name of the winner, in columns of 0 and 1, or as winner and loser.
  var readsPublicForms = false
  /// The covariates to be read: their names, and those of the columns of the two systems; one of differences if there is no second.
  var covariates: [(name: String, first: String, second: String?)] = []
  /// The columns of replicates, in order, and that of the votes without a cluster.
  var replicates: [String] = []
  var unclustered: String?
  /// The column that names the benchmark.
  var benchmarkColumn = "benchmark"

  /// A decoder whose words for outcomes are the given ones: `a`, `b` and `tie` if there are none.
  init(words: [String: Vote.Outcome]) {
    var words = words.isEmpty ? Self.plainWords : words
    // Who names the words for the two sides need not repeat the usual one for a tie.
    if !words.values.contains(.tie), words[Vote.Outcome.tie.rawValue] == nil {
      words[Vote.Outcome.tie.rawValue] = .tie
    }
    self.words = words
  }

  private static let plainWords = Dictionary(
    uniqueKeysWithValues: Vote.Outcome.allCases.map { ($0.rawValue, $0) })

  /// A name that occurs, and whether it is known.
  private struct Name {
    var number: Int32
    var isKnown: Bool
  }

  /// The votes of the rows; a row with a problem gives none.
  func decode(_ reader: inout RowReader) -> VoteList {
    guard let (first, second, outcomes) = columns(reader) else { return VoteList() }
    var isByName = false
    if readsPublicForms {
      switch OutcomeWords.form(first, second, outcomes, skips: reader.skips) {
      case .words: break
      case .names: isByName = true
      case .ambiguous(let row):
        reader.reject(
          row: row, .unknownChoice, "outcome", "this is the name of a system and a word for a side",
          found: outcomes[row],
          expected: "one of the two", fix: "say what the words mean: --outcomes a=…,b=…,tie=tie; or rename the systems")
        return VoteList()
      }
    }
    let counts = reader.numbers("count")
    let dates = reader.dates("voted_on")
    let labels = (
      benchmark: reader.texts(benchmarkColumn), prompt: reader.texts("prompt_id"), rater: reader.texts("rater_id")
    )
    let covariateColumns = covariates.map {
      (first: reader.numbers($0.first), second: $0.second.map { reader.numbers($0) })
    }
    var differences = [[Double?]](repeating: [], count: covariates.count)
    let replicates = ReplicateValues(reader, columns: replicates, unclustered: unclustered)
    var votes = VoteList()
    if let replicates { votes.replicates = Array(repeating: [], count: replicates.count) }
    votes.reserveCapacity(first.count)
    var firstNames = CellMeanings<Name>(first)
    var secondNames = CellMeanings<Name>(second)
    var outcomeWords = CellMeanings<Vote.Outcome?>(outcomes)
    var benchmarkNames = labels.benchmark.map { CellMeanings<Name>($0) }
    var promptNames = labels.prompt.map { CellMeanings<Int32>($0) }
    var raterNames = labels.rater.map { CellMeanings<Int32>($0) }
    let isFirst = isByName ? SameTexts(outcomes, first) : nil
    let isSecond = isByName ? SameTexts(outcomes, second) : nil
    let knownSystems = systems.map(Set.init)
    let knownBenchmarks = benchmarks.map(Set.init)
    var total = 0.0
    for row in 0..<first.count {
      guard !reader.skips(row), !first.isMissing(row), !second.isMissing(row), !outcomes.isMissing(row) else {
        continue
      }
      var isSound = true
      func system(_ names: inout CellMeanings<Name>, _ column: String) -> Int32 {
        let name = names.value(at: row) { cell in
          let text = NameText(cell).text
          return Name(number: votes.number(of: System.ID(text)), isKnown: knownSystems?.contains(text) ?? true)
        }
        guard let name else { return -1 }
        if !name.isKnown {
          isSound = false
          reader.rejectUnknown(row: row, column, kind: "system", names.text(at: row), among: systems ?? [])
        }
        return name.number
      }
      let numberA = system(&firstNames, "system_a")
      let numberB = system(&secondNames, "system_b")
      if numberA == numberB {
        isSound = false
        reader.reject(
          row: row, .contradiction, "system_b", "a system is compared with itself", found: secondNames.text(at: row),
          expected: "two systems")
      }
      let outcome: Vote.Outcome? =
        isFirst?.isSame(at: row) == true
        ? .a
        : isSecond?.isSame(at: row) == true
          ? .b : outcomeWords.value(at: row) { self.outcome($0, isByName) } ?? nil
      if outcome == nil {
        isSound = false
        rejectOutcome(&reader, row, outcomeWords.text(at: row))
      }
      let count = counts?[row] ?? 1
      if count < 0 {
        isSound = false
        reader.reject(
          row: row, .impossibleValue, "count", "this cannot be negative", found: DecimalText.text(of: count),
          expected: "0 or more")
      } else if count.rounded() != count {
        isSound = false
        reader.reject(
          row: row, .impossibleValue, "count", "votes are whole", found: DecimalText.text(of: count),
          expected: "a whole number")
      }
      var benchmark: Int32 = -1
      let label = benchmarkNames?.value(at: row) { text in
        Name(number: votes.number(ofBenchmark: text), isKnown: knownBenchmarks?.contains(text) ?? true)
      }
      if let label {
        benchmark = label.number
        if !label.isKnown {
          isSound = false
          reader.rejectUnknown(
            row: row, benchmarkColumn, kind: "benchmark", benchmarkNames?.text(at: row) ?? "", among: benchmarks ?? [])
        }
      }
      if isSound, !NumberLimit.count.allows(total + count) {
        isSound = false
        reader.reject(
          row: row, .impossibleValue, "count", "the votes up to here are too many together",
          found: DecimalText.text(of: count), expected: NumberLimit.count.expected)
      }
      var weights: [Double] = []
      if isSound, let replicates {
        if let found = replicates.weights(row: row, count: count, &reader) { weights = found } else { isSound = false }
      }
      guard isSound, let outcome else { continue }
      for (index, weight) in weights.enumerated() { votes.replicates[index].append(weight) }
      total += count
      let prompt = promptNames?.value(at: row) { votes.number(ofPrompt: $0) }
      let rater = raterNames?.value(at: row) { votes.number(ofRater: $0) }
      votes.append(
        first: numberA, second: numberB, outcome: outcome, count: count, benchmark: benchmark, prompt: prompt ?? -1,
        rater: rater ?? -1, date: dates?[row])
      for (index, columns) in covariateColumns.enumerated() {
        let first = columns.first?[row]
        let second = columns.second.map { $0?[row] } ?? 0
        differences[index].append(first.flatMap { first in second.map { first - $0 } })
      }
    }
    votes.covariates = zip(covariates, differences).map { VoteCovariate(name: $0.name, differences: $1) }
    return votes
  }

  /// The outcome that a word stands for. Words that are numbers are compared as such: `1.0` is `1`.
  private func outcome(_ word: String, _ isByName: Bool) -> Vote.Outcome? {
    if readsPublicForms {
      let outcome = OutcomeWords.outcome(word)
      return isByName && outcome != .tie ? nil : outcome
    }
    if let outcome = words[word] { return outcome }
    guard let number = try? DecimalText.number(word) else { return nil }
    return words.first { (try? DecimalText.number($0.key)) == number }?.value
  }

  /// The two systems and the outcome of each row.
  private func columns(_ reader: RowReader) -> (first: TextValues, second: TextValues, outcomes: TextValues)? {
    if let first = reader.texts("system_a"), let second = reader.texts("system_b") {
      if let outcomes = reader.texts("outcome") { return (first, second, outcomes) }
      guard readsPublicForms, let a = reader.texts("won_by_a"), let b = reader.texts("won_by_b") else { return nil }
      return (first, second, Self.outcomes(a, b, reader.texts("tied")))
    }
    guard readsPublicForms, let winners = reader.texts("outcome"), let losers = reader.texts("loser") else {
      return nil
    }
    return (winners, losers, winners)
  }

  /// The outcomes of columns of 0 and 1, one for each outcome; what is not exactly one of them is no outcome.
  private static func outcomes(_ a: TextValues, _ b: TextValues, _ tied: TextValues?) -> TextValues {
    func isSet(_ values: TextValues?, _ row: Int) -> Bool {
      guard let text = values?[row] else { return false }
      return (try? DecimalText.number(text)) == 1 || ["true", "yes"].contains(text.lowercased())
    }
    return TextValues(
      a.indices.map { row -> String? in
        switch (isSet(a, row), isSet(b, row), isSet(tied, row)) {
        case (true, false, false): "a"
        case (false, true, false): "b"
        case (false, false, true): "tie"
        case (false, false, false) where tied == nil: "tie"
        default: [a[row], b[row], tied?[row]].map { $0 ?? "" }.joined(separator: ",")
        }
      })
  }

  private func rejectOutcome(_ reader: inout RowReader, _ row: Int, _ word: String) {
    reader.reject(
      row: row, .unknownChoice, "outcome", "this is not an outcome", found: word,
      expected: words.keys.sorted().joined(separator: ", "),
      fix: "say what the words mean: --outcomes a=left,b=right,tie=tie")
  }
}

/// What the cells of a column stand for: found out once for each distinct text, when a row first has it.
private struct CellMeanings<Value> {
  private let texts: NumberedTexts
  private var known: [Value?]

  init(_ values: TextValues) {
    texts = NumberedTexts(values)
    known = Array(repeating: nil, count: texts.texts.count)
  }

  /// The value of a row's cell, made if no row had its text before; `nil` where the cell is empty.
  mutating func value(at row: Int, make: (String) -> Value) -> Value? {
    let number = Int(texts.numbers[row])
    guard number >= 0 else { return nil }
    if let value = known[number] { return value }
    let value = make(texts.texts[number])
    known[number] = value
    return value
  }

  /// The text of a row's cell; empty where there is none.
  func text(at row: Int) -> String {
    let number = Int(texts.numbers[row])
    return number < 0 ? "" : texts.texts[number]
  }
}
