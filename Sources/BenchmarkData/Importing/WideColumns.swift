import Tables

/// What the columns of a wide leaderboard hold.
struct WideColumns {
  /// What one column holds.
  enum Role: Hashable {
    /// Something about the system or the evaluation.
    case about(ColumnMeaning)
    case dimension(Dimension.ID)
    case total(DimensionGroup.ID)
    /// How sure the scores on a dimension are.
    case uncertainty(ColumnMeaning, Dimension.ID)
    /// What follows from the scores.
    case rank
    /// What the caller wants left out.
    case skipped
    case extra

    /// The name for people.
    var name: String {
      switch self {
      case .about(let meaning): meaning.name
      case .dimension(let id): id.text
      case .total(let id): id == Evaluation.total ? "published total" : "published score of \(id)"
      case .uncertainty(let meaning, let id): "\(meaning.name) of \(id)"
      case .rank: "rank, which is left out"
      case .skipped: "left out"
      case .extra: "kept in the note"
      }
    }
  }

  /// The columns about systems and evaluations.
  static let aboutSystems: [ColumnMeaning] = [
    .system, .organization, .country, .announcedOn, .releasedOn, .evaluatedOn, .access, .architecture, .sampledBy,
    .evaluatedBy, .certification, .address, .variant, .note,
  ]

  /// The columns in the order of the file.
  private(set) var columns: [(header: String, role: Role)] = []
  private(set) var problems: [Problem] = []

  /// The header of the first column of each role.
  private var headers: [Role: String] = [:]
  private let source: SourceTable
  private let benchmark: Benchmark
  private let names = ColumnNames.known(in: .board)

  /// Finds out what the columns of a file hold.
  ///
  /// - Parameters:
  ///   - mapping: Our names of columns and dimensions to the headers of the file.
  ///   - skipped: The headers of columns that are left out.
  init(
    _ source: SourceTable, benchmark: Benchmark, mapping: [String: String], skipping skipped: Set<String> = []
  ) {
    self.source = source
    self.benchmark = benchmark
    let known = Self.roles(of: benchmark)
    let mapped = mappedRoles(mapping)
    let skippedKeys = Set(skipped.map(ComparableName.header))
    for header in source.fileColumnNames where !source.unnamedColumns.contains(header) {
      if mapped[header] == nil, skippedKeys.contains(ComparableName.header(header)) {
        columns.append((header, .skipped))
        continue
      }
      let found = mapped[header].map { [$0] } ?? roles(header, known)
      if found.count > 1 {
        problems.append(
          Problem(
            .ambiguousColumn, at: source.place(column: header), "this column could be several", found: header,
            expected: found.map(\.name).joined(separator: ", "), fix: "say which: --columns NAME=\"\(header)\""))
      }
      columns.append((header, found.first ?? .extra))
    }
    takeNames()
    takeOnlyDimension()
    assignUncertainty(mapping)
    headers = Dictionary(columns.map { ($0.role, $0.header) }) { first, _ in first }
    checkRoles()
    checkDirections()
  }

  /// The header of the column of a role.
  func header(_ role: Role) -> String? { headers[role] }

  // MARK: Roles

  /// What a column is by its header alone.
  private func roles(_ header: String, _ known: [String: [Role]]) -> [Role] {
    let parts = ColumnHeader(header)
    if let byName = known[ComparableName.header(header)] ?? known[parts.key] { return byName }
    guard let meaning = names.meaning(of: parts) else { return [] }
    if meaning == .rank { return [.rank] }
    return Self.aboutSystems.contains(meaning) ? [.about(meaning)] : []
  }

  /// The roles by their header, written as ``ComparableName/header(_:)`` does.
  private static func roles(of benchmark: Benchmark) -> [String: [Role]] {
    var roles: [String: [Role]] = [:]
    func add(_ role: Role, _ name: String) {
      let header = ComparableName.header(name)
      guard !header.isEmpty, roles[header]?.contains(role) != true else { return }
      roles[header, default: []].append(role)
    }
    for dimension in benchmark.dimensions.values {
      add(.dimension(dimension.id), dimension.id.text)
      add(.dimension(dimension.id), dimension.name)
    }
    // A name of a dimension is that dimension, even if a group or a column of ours is called the same.
    let dimensions = Set(roles.keys)
    func addUnlessTaken(_ role: Role, _ name: String) {
      if !dimensions.contains(ComparableName.header(name)) { add(role, name) }
    }
    for group in benchmark.groups.values {
      for name in [group.id.text, group.name] {
        addUnlessTaken(.total(group.id), name)
        addUnlessTaken(.total(group.id), name + " score")
      }
    }
    for name in ["total", "total score", "overall", "overall score"] { addUnlessTaken(.total(Evaluation.total), name) }
    return roles
  }

  /// Takes a first column without a name for the systems, if it holds names and no other column does.
  private mutating func takeNames() {
    guard !columns.contains(where: { $0.role == .about(.system) }), let first = source.fileColumnNames.first,
      source.unnamedColumns.contains(first), let texts = source.table[first]?.texts, TableShape.areNames(texts)
    else { return }
    columns.insert((first, .about(.system)), at: 0)
  }

  /// On a benchmark of one dimension a column that is called a score is that dimension, if no other column is.
  private mutating func takeOnlyDimension() {
    guard benchmark.dimensions.count == 1, let only = benchmark.dimensions.keys.first,
      !columns.contains(where: { $0.role == .dimension(only) })
    else { return }
    let fitting = columns.indices.filter { index in
      columns[index].role == .total(Evaluation.total)
        || columns[index].role == .extra && names.meaning(of: ColumnHeader(columns[index].header)) == .score
    }
    for index in fitting { columns[index].role = .dimension(only) }
  }

  // MARK: Uncertainty

  /// Finds the columns that say how sure the scores are: of the one dimension of the board, or of that which their header names.
  private mutating func assignUncertainty(_ mapping: [String: String]) {
    let dimensions = columns.compactMap { column -> (key: String, id: Dimension.ID)? in
      guard case .dimension(let id) = column.role else { return nil }
      return (ColumnHeader(column.header).key, id)
    }
    let keys = Dictionary(dimensions.map { ($0.key, $0.id) }) { first, _ in first }
    let told = Dictionary(
      mapping.compactMap { name, header in
        ColumnMeaning(rawValue: name).flatMap { Uncertainty.meanings.contains($0) ? (header, $0) : nil }
      }
    ) { first, _ in first }
    for index in columns.indices where columns[index].role == .extra {
      let header = columns[index].header
      let parts = ColumnHeader(header)
      if let meaning = told[header] ?? names.meaning(of: parts)?.asUncertainty {
        if dimensions.count == 1 { columns[index].role = .uncertainty(meaning, dimensions[0].id) }
        continue
      }
      let fitting = names.uncertainties(ofKey: parts.key).lazy.compactMap { name, meaning in
        keys[name].map { Role.uncertainty(meaning, $0) }
      }
      if let role = fitting.first { columns[index].role = role }
    }
  }

  // MARK: What the caller gave

  /// The roles that the caller gave, by the header of the file.
  private mutating func mappedRoles(_ mapping: [String: String]) -> [String: Role] {
    var roles: [String: Role] = [:]
    for (name, header) in mapping.sorted(by: { $0.key < $1.key }) {
      let meaning = ColumnMeaning(rawValue: name)
      let role: Role? =
        benchmark.dimensions[Dimension.ID(name)].map { .dimension($0.id) }
        ?? (name == Evaluation.total.text ? .total(Evaluation.total) : nil)
        ?? benchmark.groups[DimensionGroup.ID(name)].map { .total($0.id) }
        ?? meaning.flatMap { Self.aboutSystems.contains($0) ? .about($0) : nil }
        ?? meaning?.asUncertainty.map { _ in .extra }
      guard let role else {
        let near = nearestMatches(
          to: name, in: (Self.aboutSystems + Uncertainty.meanings).map(\.name) + benchmark.quantityNames)
        problems.append(
          Problem(
            .unrecognisedFile, at: Place(file: source.name, line: 1), "--columns names no column of ours", found: name,
            expected: "system, a dimension, a group or total",
            fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"))
        continue
      }
      guard source.fileColumnNames.contains(header) else {
        let near = nearestMatches(to: header, in: source.fileColumnNames)
        problems.append(
          Problem(
            .unrecognisedFile, at: Place(file: source.name, line: 1), "the file has no column for \(name)",
            found: header,
            fix: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?"))
        continue
      }
      roles[header] = role
    }
    return roles
  }

  // MARK: Checks

  private mutating func checkRoles() {
    var taken: [Role: String] = [:]
    for (header, role) in columns where role != .extra && role != .rank && role != .skipped {
      guard let earlier = taken.updateValue(header, forKey: role) else { continue }
      problems.append(
        Problem(
          .ambiguousColumn, at: source.place(column: header), "two columns are taken for \(role.name)", found: header,
          expected: "one of '\(earlier)' and '\(header)'", fix: "remove one of them, or say which: --columns"))
    }
    guard problems.isEmpty else { return }
    if taken[.about(.system)] == nil {
      problems.append(
        Problem(
          .unrecognisedFile, at: Place(file: source.name, line: 1), "no column names the systems",
          found: source.fileColumnNames.joined(separator: ", "), expected: "a column 'system', 'model' or 'name'",
          fix: "say which it is: --columns system=NAME"))
    }
    let hasScores = columns.contains { column in
      switch column.role {
      case .dimension, .total: true
      default: false
      }
    }
    guard !hasScores else { return }
    problems.append(
      Problem(
        .unrecognisedFile, at: Place(file: source.name, line: 1), "no column is a dimension of \(benchmark.id)",
        found: source.fileColumnNames.joined(separator: ", "),
        expected: benchmark.dimensions.keys.map(\.text).joined(separator: ", "),
        fix: "say which it is: --columns \(benchmark.dimensions.keys.first?.text ?? "DIMENSION")=NAME; "
          + "or make a benchmark of the board with --new-benchmark ID"))
  }

  /// Holds the arrows of headers against the directions of the benchmark.
  private mutating func checkDirections() {
    for (header, role) in columns {
      guard let stated = ColumnHeader(header).higherIsBetter else { continue }
      let quantity: Quantity
      switch role {
      case .dimension(let id): quantity = .dimension(id)
      case .total(let id): quantity = id == Evaluation.total ? .total : .group(id)
      default: continue
      }
      let declared = benchmark.scale(of: quantity).higherIsBetter
      guard declared != stated else { continue }
      problems.append(
        Problem(
          .contradiction, at: source.place(column: header),
          "the header says that \(stated ? "higher" : "lower") is better, and on \(quantity.name) of \(benchmark.id) "
            + "\(declared ? "higher" : "lower") is",
          found: header, expected: "a column in which \(declared ? "higher" : "lower") is better",
          fix: "check that the column is \(quantity.name), or correct its header"))
    }
  }
}
