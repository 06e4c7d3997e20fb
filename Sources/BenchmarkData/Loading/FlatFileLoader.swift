import Tables

/// Reads one flat CSV file: a row a score, an estimate, or a vote.
///
/// Which of the three it is shows in its columns: votes have `system_a`, `system_b` and `outcome`; estimates have
/// `estimate`; scores have `score`. A header is known in any case and with spaces or hyphens for underscores (`Std Error`);
/// columns of other names are brought in by ``LoadOptions/columns``.
struct FlatFileLoader {
  let path: String
  let options: LoadOptions

  /// What a flat file holds.
  enum Kind: CaseIterable {
    case votes, estimates, scores

    /// The columns that make a file one of this kind.
    var defining: [String] {
      switch self {
      case .votes: ["system_a", "system_b", "outcome"]
      case .estimates: ["system", "estimate"]
      case .scores: ["system", "score"]
      }
    }

    /// All columns that are understood, with their types.
    var columns: [(name: String, type: Column.ValueType)] {
      switch self {
      case .votes:
        [
          ("system_a", .text), ("system_b", .text), ("outcome", .text), ("count", .number), ("benchmark", .text),
          ("prompt_id", .text), ("rater_id", .text), ("voted_on", .date),
        ]
      case .estimates, .scores:
        [
          ("system", .text), (self == .scores ? "score" : "estimate", .number), ("country", .text),
          ("organization", .text), ("announced_on", .date), ("released_on", .date), ("evaluated_on", .date),
          ("access", .text), ("architecture", .text), ("sampled_by", .text), ("benchmark", .text),
          ("dimension", .text), ("unit", .text), ("std_error", .number), ("ci_lower", .number), ("ci_upper", .number),
          ("sample_size", .number), ("source", .text),
        ]
      }
    }
  }

  /// The dataset.
  func load() throws(Problems) -> Dataset {
    let reading = try read(dropsBadRows: options.mode == .lenient)
    if options.mode == .strict, reading.problems.contains(where: { $0.severity == .error }) {
      throw Problems(reading.problems)
    }
    var dataset = reading.dataset
    dataset.problems = reading.problems.map(PackageLoader.asOmission)
    return dataset
  }

  /// What was read of a flat file.
  struct Reading {
    var dataset: Dataset
    var problems: [Problem]
    var source: SourceTable
    var rows: FlatFileRows
  }

  /// The dataset with all that is wrong with it.
  func read(dropsBadRows: Bool) throws(Problems) -> Reading {
    let delimiter = try self.delimiter()
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFile.read(path)
    } catch {
      throw Problems([error])
    }
    let header = try header(of: bytes, delimiter)
    return try recognising(header).read(bytes, header, delimiter, dropsBadRows: dropsBadRows)
  }

  private func read(
    _ bytes: [UInt8], _ header: [String], _ delimiter: CSV.Delimiter, dropsBadRows: Bool
  ) throws(Problems) -> Reading {
    let kind = try self.kind(header)
    let table = try read(bytes, kind, header, delimiter, dropsBadRows: dropsBadRows)
    var decoder = FlatFileDecoder(table, path: path, actualNames: options.columns, outcomes: options.outcomes)
    let dataset = decoder.decode(kind)
    return Reading(
      dataset: dataset, problems: table.problems + decoder.problems + unusedColumns(header, kind), source: table,
      rows: decoder.rows)
  }

  /// The names of the columns, read from the first record alone.
  private func header(of bytes: [UInt8], _ delimiter: CSV.Delimiter) throws(Problems) -> [String] {
    var isQuoted = false
    let end = bytes.firstIndex { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return !isQuoted && (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"))
    }
    let first = end.map { bytes[...$0].contains { $0 > 32 } ? Array(bytes[..<$0]) : bytes } ?? bytes
    return try CSV.read(first, name: path, options: CSV.ReadingOptions(columns: [], delimiter: delimiter))
      .table.columnNames
  }

  private func delimiter() throws(Problems) -> CSV.Delimiter {
    guard let delimiter = CSV.Delimiter(options.delimiter) else {
      throw Problems([
        Problem(
          .unknownChoice, "this character cannot separate fields", found: String(options.delimiter),
          expected: "a comma, a semicolon, a tab or another sign")
      ])
    }
    return delimiter
  }

  /// The loader with the columns added that are ours but for case, spaces and hyphens.
  private func recognising(_ header: [String]) -> FlatFileLoader {
    func plain(_ name: String) -> String {
      String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
    var options = options
    let free = header.filter { !self.options.columns.values.contains($0) }
    for name in Set(Kind.allCases.flatMap { $0.columns.map(\.name) })
    where options.columns[name] == nil && !header.contains(name) {
      let like = free.filter { plain($0) == name }
      if like.count == 1 { options.columns[name] = like[0] }
    }
    return FlatFileLoader(path: path, options: options)
  }

  /// The name in the file of a column that we call `expected`.
  private func actual(_ expected: String) -> String { options.columns[expected] ?? expected }

  private func kind(_ header: [String]) throws(Problems) -> Kind {
    let place = Place(file: path, line: 1)
    let understood = Set(Kind.allCases.flatMap { $0.columns.map(\.name) })
    var problems: [Problem] = []
    for (expected, name) in options.columns.sorted(by: { $0.key < $1.key }) {
      if !understood.contains(expected) {
        problems.append(
          Problem(
            .unrecognisedFile, "no column is called that here", found: expected,
            fix: suggestion(expected, understood.sorted()) ?? "see the names under 'your own CSV'"))
      } else if !header.contains(name) {
        problems.append(
          Problem(
            .unrecognisedFile, at: place, "the file has no column for \(expected)", found: name,
            expected: "one of \(header.joined(separator: ", "))", fix: suggestion(name, header)))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    let matching = Kind.allCases.filter { $0.defining.allSatisfy { header.contains(actual($0)) } }
    if let kind = matching.first { return kind }
    if let problem = Problem.otherDelimiter(header, file: path, delimiter: options.delimiter)
      ?? votesNamedOtherwise(header)
    {
      throw Problems([problem])
    }
    let missing = Kind.scores.defining.filter { !header.contains(actual($0)) }
    throw Problems(
      missing.map { name in
        Problem(
          .unrecognisedFile, at: place, "the file has no column '\(name)'", found: header.joined(separator: ", "),
          expected: "system and score; or system and estimate; or system_a, system_b and outcome",
          fix: "say which column it is: --columns \(name)=\(nearestMatches(to: name, in: header).first ?? "NAME")")
      })
  }

  /// What a header says that has two columns such as model_a and model_b, as votes have.
  private func votesNamedOtherwise(_ header: [String]) -> Problem? {
    func stem(_ name: String, _ end: String) -> String? {
      let name = name.lowercased()
      return name.hasSuffix(end) && name.count > end.count ? String(name.dropLast(end.count)) : nil
    }
    for ends in [("_a", "_b"), (" a", " b"), ("1", "2")] {
      for first in header {
        guard let common = stem(first, ends.0), let second = header.first(where: { stem($0, ends.1) == common })
        else { continue }
        let usual = ["outcome", "winner", "result", "vote", "preference", "label"]
        let outcome = header.first { usual.contains($0.lowercased()) } ?? "NAME"
        return Problem(
          .unrecognisedFile, at: Place(file: path, line: 1),
          "the file looks like votes, but its columns are called otherwise",
          found: header.joined(separator: ", "), expected: "system_a, system_b and outcome",
          fix: "say which they are: --columns 'system_a=\(first),system_b=\(second),outcome=\(outcome)'")
      }
    }
    return nil
  }

  private func suggestion(_ name: String, _ candidates: [String]) -> String? {
    let matches = nearestMatches(to: name, in: candidates)
    return matches.isEmpty ? nil : "did you mean \(matches.joined(separator: " or "))?"
  }

  private func read(
    _ bytes: [UInt8], _ kind: Kind, _ header: [String], _ delimiter: CSV.Delimiter, dropsBadRows: Bool
  ) throws(Problems) -> SourceTable {
    let schema = kind.columns.compactMap { column -> CSV.ColumnSchema? in
      let name = actual(column.name)
      guard header.contains(name) else { return nil }
      return CSV.ColumnSchema(name, column.type, allowsMissing: !kind.defining.contains(column.name))
    }
    return try CSV.read(
      bytes, name: path,
      options: CSV.ReadingOptions(
        columns: schema, unlistedColumns: .ignore, delimiter: delimiter, dropsBadRows: dropsBadRows))
  }

  /// A warning that names the columns that nothing was done with.
  private func unusedColumns(_ header: [String], _ kind: Kind) -> [Problem] {
    let used = Set(kind.columns.map { actual($0.name) })
    let unused = header.filter { !used.contains($0) }
    guard !unused.isEmpty else { return [] }
    let absent = kind.columns.map(\.name).filter { !header.contains(actual($0)) }
    let meant = unused.compactMap { name in nearestMatches(to: name, in: absent, limit: 1).first.map { "\($0)=\(name)" }
    }
    let fix =
      meant.isEmpty
      ? "map a column with --columns if it is one that is known by another name"
      : "did you mean --columns \(meant.joined(separator: ","))?"
    return [
      Problem(
        .unusedColumns, severity: .warning, at: Place(file: path, line: 1), "columns that are not used",
        found: unused.joined(separator: ", "), fix: fix)
    ]
  }
}
