import Quantities
import Tables

/// A benchmark made of a board: which of its columns are dimensions, in which unit, which way is better, and how they make a total.
struct BenchmarkDraft {
  /// The benchmark.
  private(set) var benchmark: Benchmark
  /// The dimensions and the total, and the headers of their columns.
  private(set) var columns: [String: String] = [:]
  private(set) var problems: [Problem] = []
  private(set) var decisions: [ReadingDecision] = []

  private let new: NewBenchmark
  private let source: SourceTable
  private let names = ColumnNames.known(in: .board)
  /// What the caller said of columns: the header to our name.
  private let told: [String: String]
  /// The headers of columns that are left out.
  private let skippedKeys: Set<String>

  /// A column that may be a dimension.
  private struct Candidate {
    var header: ColumnHeader
    var position: Int
    var row: DimensionTable.Row?
    var numbers: NumberColumn
  }

  init(
    _ new: NewBenchmark, of table: TextTable, unit: LeaderboardImport.Unit?, mapping: [String: String],
    skipping skipped: Set<String> = []
  ) {
    self.new = new
    skippedKeys = Set(skipped.map(ComparableName.header))
    source = table.source
    told = Dictionary(mapping.map { ($0.value, $0.key) }) { first, _ in first }
    benchmark = Benchmark(id: new.id, name: new.name ?? new.id.text, kind: new.kind ?? .composite)
    var candidates = candidates(in: table)
    if new.dimensions == nil { takeTotal(from: &candidates) }
    guard problems.isEmpty else { return }
    guard !candidates.isEmpty else {
      problems.append(
        Problem(
          .unrecognisedFile, at: Place(file: source.name, line: 1), "no column holds scores",
          found: source.fileColumnNames.joined(separator: ", "), expected: "a column of numbers for each dimension"))
      return
    }
    for candidate in candidates { add(candidate, unit) }
    recogniseRatings(candidates)
    state(candidates)
    weigh(candidates)
    checkTotal()
  }

  // MARK: Columns

  private mutating func candidates(in table: TextTable) -> [Candidate] {
    let named = table.headers.indices.filter {
      let header = table.headers[$0].text
      return !source.unnamedColumns.contains(header) && !skippedKeys.contains(ComparableName.header(header))
    }
    if let dimensions = new.dimensions {
      return dimensions.rows.compactMap { row in
        let fitting =
          named.first { table.headers[$0].text == row.dimension }
          ?? named.first { table.headers[$0].key == ComparableName.header(row.dimension) }
          ?? named.first { table.headers[$0].key == ColumnHeader(row.dimension).key }
        guard let fitting else {
          let near = nearestMatches(to: row.dimension, in: named.map { table.headers[$0].name }, limit: 2)
          problems.append(
            Problem(
              .missingColumn, at: row.place, "\(source.name) has no column of this dimension", found: row.dimension,
              expected: "a header of the board",
              fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"))
          return nil
        }
        return Candidate(header: table.headers[fitting], position: fitting, row: row, numbers: numbers(table, fitting))
      }
    }
    let fitting = named.filter { index in
      if let name = told[table.headers[index].text] { return isDimension(name) }
      let meaning = names.meaning(of: table.headers[index])
      return (meaning == nil || meaning == .score) && Self.holdsNumbers(table.texts(index))
    }
    let keys = Set(fitting.map { table.headers[$0].key })
    // A column of standard errors is told by the name of the dimension that it is of.
    return fitting.filter { index in
      told[table.headers[index].text] != nil
        || !names.uncertainties(ofKey: table.headers[index].key).contains { keys.contains($0.dimension) }
          && !isUncertainty(table.headers[index])
    }.map { Candidate(header: table.headers[$0], position: $0, row: nil, numbers: numbers(table, $0)) }
  }

  /// Whether a name that the caller gave a column is that of a dimension.
  private func isDimension(_ name: String) -> Bool {
    ColumnMeaning(rawValue: name).map { $0 == .score } ?? (name != Evaluation.total.text)
  }

  /// Whether the last words of a header are the name of a standard error or the like: of what dimension is then to be said.
  private func isUncertainty(_ header: ColumnHeader) -> Bool {
    let words = header.name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return (1...2).contains { count in
      words.count > count
        && names.meaning(ofKey: ComparableName.header(words.suffix(count).joined()))?.asUncertainty != nil
    }
  }

  /// Whether at least half of the texts that are no word for nothing are numbers.
  private static func holdsNumbers(_ texts: TextValues) -> Bool {
    var (numbers, others) = (0, 0)
    for case let text? in texts where !MissingWord.isMissing(text) {
      if (try? NumberCell(text)) != nil { numbers += 1 } else { others += 1 }
    }
    return numbers > 0 && numbers >= others
  }

  private func numbers(_ table: TextTable, _ column: Int) -> NumberColumn {
    // What is wrong with the cells is found when the board is read.
    var table = table
    return table.numbers(column, judgesSigns: false)
  }

  /// Takes the one column that is called a score, beside several others, for the total that the board prints.
  private mutating func takeTotal(from candidates: inout [Candidate]) {
    let totals = candidates.filter { told[$0.header.text] == nil && names.meaning(of: $0.header) == .score }
    guard columns["total"] == nil, totals.count == 1, candidates.count > 2, let total = totals.first,
      !RatingScale.isNamed(total.header)
    else { return }
    candidates.removeAll { $0.position == total.position }
    columns[Evaluation.total.text] = total.header.text
  }

  // MARK: Dimensions

  private mutating func add(_ candidate: Candidate, _ unit: LeaderboardImport.Unit?) {
    let name = told[candidate.header.text].flatMap { isDimension($0) && $0 != "score" ? $0 : nil }
    let stem = KebabCase.text(of: name ?? candidate.header.name) ?? "dimension-\(candidate.position + 1)"
    let id = Dimension.ID(
      KebabCase.free(stem) { benchmark.dimensions[Dimension.ID($0)] != nil || $0 == Evaluation.total.text })
    var dimension = Dimension(id: id, name: candidate.header.name, unit: self.unit(candidate, unit))
    if let row = candidate.row {
      (dimension.minimum, dimension.maximum, dimension.explanation) = (row.minimum, row.maximum, row.explanation)
    }
    benchmark.dimensions[id] = dimension
    columns[id.text] = candidate.header.text
  }

  private func unit(_ candidate: Candidate, _ told: LeaderboardImport.Unit?) -> Unit {
    if let text = candidate.row?.unit { return Unit(FlatFileDecoder.unit(text)) }
    if candidate.numbers.isPercent { return .percent }
    let values = candidate.numbers.values.compactMap(\.self)
    if let told, values.allSatisfy({ abs($0) <= (told == .percent ? 100 : 1) }) {
      return told == .percent ? .percent : .fraction
    }
    let areFractions = values.allSatisfy { (0...1).contains($0) } && values.contains { $0 != $0.rounded() }
    return areFractions && !ErrorMeasures.isLikelyError(candidate.header.name) ? .fraction : .points
  }

  private mutating func recogniseRatings(_ candidates: [Candidate]) {
    let votes = source.fileColumnNames.map(ColumnHeader.init).contains(where: RatingScale.countsVotes)
    let areRatings = candidates.allSatisfy { candidate in
      RatingScale.isNamed(candidate.header)
        || RatingScale.looksLike(
          candidate.numbers.values.compactMap(\.self), header: candidate.header,
          besideVotes: votes || candidates.count == 1 && candidate.numbers.bounds != nil)
    }
    guard new.kind == .rating || new.kind == nil && areRatings else { return }
    benchmark.kind = .rating
    for id in benchmark.dimensions.keys { benchmark.dimensions[id]?.unit = .rating }
    if new.kind == nil {
      decisions.append(
        ReadingDecision(.meaning, "the scores are ratings on an Elo scale (--kind composite if they are not)"))
    }
  }

  /// Takes down which way is better, and asks where that is open.
  private mutating func state(_ candidates: [Candidate]) {
    var directions = ScoreDirections(options: new.directions, header: nil)
    for (candidate, id) in zip(candidates, benchmark.dimensions.keys) {
      let (arrow, row) = (candidate.header.higherIsBetter, candidate.row?.higherIsBetter)
      if let arrow, let row, arrow != row {
        problems.append(
          Problem(
            .contradiction, at: source.place(column: candidate.header.text),
            "the header says that \(arrow ? "higher" : "lower") is better, and the table of dimensions the opposite",
            found: candidate.header.text, expected: "the same in both", fix: "correct one of them"))
      }
      if let stated = arrow ?? row {
        _ = directions.state(benchmark.id, id, higherIsBetter: stated, row: nil)
      }
    }
    var benchmarks: Records<Benchmark> = [benchmark]
    directions.apply(to: &benchmarks, file: source.name)
    problems += directions.problems
    benchmark = benchmarks.values.first ?? benchmark
  }

  // MARK: The total

  private mutating func weigh(_ candidates: [Candidate]) {
    guard benchmark.dimensions.count > 1, benchmark.kind == .composite else { return }
    let stated = new.dimensions?.columns ?? []
    let hasWeights = !stated.isDisjoint(with: ["weight", "group_weight", "group"])
    if hasWeights || new.hasEqualWeights {
      setWeights(candidates, from: stated)
      checkScales()
    } else if columns[Evaluation.total.text] != nil || told.values.contains(Evaluation.total.text) {
      decide("the total is that of the board, and is not composed (--dimensions says how, or --equal-weights)")
    } else if isOfOneScale, let unit = benchmark.dimensions.values.first?.unit {
      for id in benchmark.dimensions.keys { benchmark.dimensions[id]?.weight = 1 }
      decide("the total is the mean of all \(benchmark.dimensions.count) dimensions, all in \(unit.name)")
    } else {
      decide("no total, since the dimensions are on scales of their own (--dimensions says how they make one)")
    }
  }

  /// Refuses a printed total of which less is better, unless that is so on every dimension.
  private mutating func checkTotal() {
    guard
      let text = columns[Evaluation.total.text] ?? told.first(where: { $0.value == Evaluation.total.text })?.key
    else { return }
    let header = ColumnHeader(text)
    let stated = header.higherIsBetter ?? new.directions.told([header.name])
    let isHigherBetter = stated ?? !ErrorMeasures.isLikelyError(header.name)
    let declared = benchmark.scale(of: .total).higherIsBetter
    guard isHigherBetter != declared, stated != nil || declared else { return }
    problems.append(
      Problem(
        .contradiction, at: source.place(column: text),
        "the total of the board \(stated == nil ? "seems to be" : "is") one of which \(isHigherBetter ? "higher" : "lower") is better, "
          + "and by its dimensions \(declared ? "higher" : "lower") is", found: text,
        expected: "a total of the direction of its dimensions",
        fix:
          "keep it in the notes, or take it for a dimension: --columns \(KebabCase.text(of: header.name) ?? "average")=\"\(text)\""
      ))
  }

  private mutating func decide(_ text: String) { decisions.append(ReadingDecision(.meaning, text)) }

  private mutating func setWeights(_ candidates: [Candidate], from stated: Set<String>) {
    var weights: [DimensionGroup.ID: (weight: Double, place: Place)] = [:]
    for (candidate, id) in zip(candidates, benchmark.dimensions.keys) {
      let row = candidate.row
      benchmark.dimensions[id]?.weight = stated.contains("weight") && !new.hasEqualWeights ? row?.weight : 1
      guard let row, let name = row.group else { continue }
      let group = DimensionGroup.ID(KebabCase.text(of: name) ?? "group")
      let weight = stated.contains("group_weight") && !new.hasEqualWeights ? row.groupWeight : 1
      if let weight, let earlier = weights[group], earlier.weight != weight {
        problems.append(
          Problem(
            .contradiction, at: row.place,
            "\(name) has the weight \(PrintedNumber.text(earlier.weight)) in an earlier row",
            found: PrintedNumber.text(weight), expected: PrintedNumber.text(earlier.weight),
            fix: "write the same group_weight in all rows of a group"))
      }
      if let weight { weights[group] = weights[group] ?? (weight, row.place) }
      if benchmark.groups[group] == nil { benchmark.groups[group] = DimensionGroup(id: group, name: name) }
      benchmark.dimensions[id]?.group = group
    }
    for group in benchmark.groups.keys { benchmark.groups[group]?.weight = weights[group]?.weight }
  }

  /// Whether all dimensions are percentages, or all fractions, of which more is better; or all have goalposts.
  private var isOfOneScale: Bool {
    let dimensions = benchmark.dimensions.values
    if dimensions.allSatisfy({ $0.minimum != nil && $0.maximum != nil }) { return true }
    guard dimensions.allSatisfy({ $0.minimum == nil && $0.maximum == nil && $0.higherIsBetter }) else { return false }
    let units = Set(dimensions.map(\.unit))
    return units == [.percent] || units == [.fraction]
  }

  /// Refuses to add up what is on several scales.
  private mutating func checkScales() {
    let weighed = benchmark.dimensions.values.filter { ($0.weight ?? 0) > 0 }
    let hasGoalposts = { (dimension: Dimension) in dimension.minimum != nil && dimension.maximum != nil }
    guard !weighed.allSatisfy(hasGoalposts), let first = weighed.first(where: { !hasGoalposts($0) }) else { return }
    let other = weighed.first {
      hasGoalposts($0) || $0.unit != first.unit || $0.higherIsBetter != first.higherIsBetter
    }
    if let other {
      problems.append(
        Problem(
          .mixedScales, at: new.dimensions.map { Place(file: $0.name) } ?? Place(file: source.name, line: 1),
          "the total would add up what is on several scales: \(describe(first)), and \(describe(other))",
          expected: "a minimum and a maximum for each dimension, or one unit and one direction",
          fix: "write minimum and maximum into the table of dimensions: --dimensions FILE"))
    }
  }

  private func describe(_ dimension: Dimension) -> String {
    let goalposts = dimension.minimum != nil && dimension.maximum != nil
    return "\(dimension.name) in \(dimension.unit.name), \(dimension.higherIsBetter ? "higher" : "lower") is better"
      + (goalposts ? ", from its minimum to its maximum" : "")
  }
}
