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
    var systemNames = NameTable<Name>()
    var outcomeNames = NameTable<Vote.Outcome?>()
    var benchmarkNames = NameTable<Name>()
    var promptNames = NameTable<Int32>()
    var raterNames = NameTable<Int32>()
    let knownSystems = systems.map(Set.init)
    let knownBenchmarks = benchmarks.map(Set.init)
    var total = 0.0
    for row in 0..<first.count {
      guard !reader.skips(row), let a = first.utf8(row), let b = second.utf8(row), let word = outcomes.utf8(row) else {
        continue
      }
      var isSound = true
      func system(_ bytes: ArraySlice<UInt8>, _ column: String) -> Int32 {
        let name = systemNames.value(of: bytes) { cell in
          let text = NameText(cell).text
          return Name(number: votes.number(of: System.ID(text)), isKnown: knownSystems?.contains(text) ?? true)
        }
        if !name.isKnown {
          isSound = false
          rejectUnknown(&reader, row, column, "system", bytes, near: systems ?? [])
        }
        return name.number
      }
      let numberA = system(a, "system_a")
      let numberB = system(b, "system_b")
      if numberA == numberB {
        isSound = false
        reader.reject(
          row: row, .contradiction, "system_b", "a system is compared with itself",
          found: String(decoding: b, as: UTF8.self), expected: "two systems")
      }
      let outcome: Vote.Outcome? =
        isByName && word == a
        ? .a : isByName && word == b ? .b : outcomeNames.value(of: word) { self.outcome($0, isByName) }
      if outcome == nil {
        isSound = false
        rejectOutcome(&reader, row, word)
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
      if let bytes = labels.benchmark?.utf8(row) {
        let name = benchmarkNames.value(of: bytes) { text in
          Name(number: votes.number(ofBenchmark: text), isKnown: knownBenchmarks?.contains(text) ?? true)
        }
        benchmark = name.number
        if !name.isKnown {
          isSound = false
          rejectUnknown(&reader, row, benchmarkColumn, "benchmark", bytes, near: benchmarks ?? [])
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
      let prompt = labels.prompt?.utf8(row).map { promptNames.value(of: $0) { votes.number(ofPrompt: $0) } }
      let rater = labels.rater?.utf8(row).map { raterNames.value(of: $0) { votes.number(ofRater: $0) } }
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

  private func rejectOutcome(_ reader: inout RowReader, _ row: Int, _ word: ArraySlice<UInt8>) {
    reader.reject(
      row: row, .unknownChoice, "outcome", "this is not an outcome", found: String(decoding: word, as: UTF8.self),
      expected: words.keys.sorted().joined(separator: ", "),
      fix: "say what the words mean: --outcomes a=left,b=right,tie=tie")
  }

  private func rejectUnknown(
    _ reader: inout RowReader, _ row: Int, _ column: String, _ kind: String, _ name: ArraySlice<UInt8>,
    near candidates: [String]
  ) {
    reader.rejectUnknown(row: row, column, kind: kind, String(decoding: name, as: UTF8.self), among: candidates)
  }
}

/// A value for each distinct name, found by the bytes of the name: a hash table of open addresses, which a million rows ask a few
/// times each.
private struct NameTable<Value> {
  private var entries: [(name: ArraySlice<UInt8>, hash: UInt64, value: Value)] = []
  /// The position in `entries` plus one, 0 for a free slot; a power of two many, at most half of them taken.
  private var slots: [Int32] = Array(repeating: 0, count: 64)

  /// The value of a name, made when the name is first met.
  mutating func value(of name: ArraySlice<UInt8>, make: (String) -> Value) -> Value {
    let hash = Self.hash(name)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if entries[position].hash == hash, entries[position].name == name { return entries[position].value }
      slot = (slot + 1) & (slots.count - 1)
    }
    let value = make(String(decoding: name, as: UTF8.self))
    entries.append((ArraySlice(Array(name)), hash, value))
    slots[slot] = Int32(truncatingIfNeeded: entries.count)
    if entries.count * 2 > slots.count { grow() }
    return value
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (position, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: position + 1)
    }
  }

  /// FNV-1a of 64 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv).
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { buffer in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in buffer { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      return hash
    }
  }
}
