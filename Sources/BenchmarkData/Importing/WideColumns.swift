import Tables

/// What the columns of a wide leaderboard hold.
struct WideColumns {
  /// What one column holds.
  enum Role: Hashable {
    case system, variant, evaluatedOn, sampledBy, evaluatedBy, note
    case dimension(Dimension.ID)
    case total(DimensionGroup.ID)
    case extra

    /// The name for people.
    var name: String {
      switch self {
      case .system: "system"
      case .variant: "variant"
      case .evaluatedOn: "evaluated_on"
      case .sampledBy: "sampled_by"
      case .evaluatedBy: "evaluated_by"
      case .note: "note"
      case .dimension(let id): id.text
      case .total(let id): id == Evaluation.total ? "published total" : "published score of \(id)"
      case .extra: "kept in the note"
      }
    }
  }

  /// The columns in the order of the file.
  private(set) var columns: [(header: String, role: Role)] = []
  private(set) var problems: [Problem] = []

  /// What a column is by its header alone, where that is no dimension.
  private static func role(of meaning: ColumnMeaning) -> Role? {
    switch meaning {
    case .system: .system
    case .variant: .variant
    case .evaluatedOn: .evaluatedOn
    case .sampledBy: .sampledBy
    case .evaluatedBy: .evaluatedBy
    case .note: .note
    default: nil
    }
  }

  /// Finds out what the columns of a file hold.
  ///
  /// - Parameter mapping: Our names of columns and dimensions to the headers of the file.
  init(_ source: SourceTable, benchmark: Benchmark, mapping: [String: String]) {
    let known = Self.roles(of: benchmark)
    let mapped = mappedRoles(source, benchmark, mapping)
    var taken: [Role: String] = [:]
    let names = ColumnNames.known(in: .board)
    for header in source.fileColumnNames where !source.unnamedColumns.contains(header) {
      let parts = ColumnHeader(header)
      let byName = known[ComparableName.header(header)] ?? known[parts.key]
      let found =
        mapped[header].map { [$0] } ?? byName
        ?? names.meaning(of: parts).flatMap(Self.role).map { [$0] } ?? []
      if found.count > 1 {
        problems.append(
          Problem(
            .ambiguousColumn, at: source.place(column: header), "this column could be several", found: header,
            expected: found.map(\.name).joined(separator: ", "), fix: "say which: --columns NAME=\"\(header)\""))
      }
      let role = found.first ?? .extra
      if role != .extra, let earlier = taken.updateValue(header, forKey: role) {
        problems.append(
          Problem(
            .ambiguousColumn, at: source.place(column: header), "two columns are taken for \(role.name)", found: header,
            expected: "one of '\(earlier)' and '\(header)'", fix: "remove one of them"))
      }
      columns.append((header, role))
    }
    if taken[.system] == nil, problems.isEmpty {
      problems.append(
        Problem(
          .unrecognisedFile, at: Place(file: source.name, line: 1), "no column names the systems",
          found: source.fileColumnNames.joined(separator: ", "), expected: "a column 'system', 'model' or 'name'",
          fix: "say which it is: --columns system=NAME"))
    }
    if !columns.contains(where: { if case .dimension = $0.role { true } else { false } }), problems.isEmpty {
      let isTotalThere = columns.contains { if case .total = $0.role { true } else { false } }
      if !isTotalThere {
        problems.append(
          Problem(
            .unrecognisedFile, at: Place(file: source.name, line: 1), "no column is a dimension of \(benchmark.id)",
            found: source.fileColumnNames.joined(separator: ", "),
            expected: benchmark.dimensions.keys.map(\.text).joined(separator: ", ")))
      }
    }
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

  /// The roles that the caller gave, by the header of the file.
  private mutating func mappedRoles(
    _ source: SourceTable, _ benchmark: Benchmark, _ mapping: [String: String]
  ) -> [String: Role] {
    var roles: [String: Role] = [:]
    for (name, header) in mapping.sorted(by: { $0.key < $1.key }) {
      let role: Role? =
        switch name {
        case "system": .system
        case "variant": .variant
        case "evaluated_on": .evaluatedOn
        case "sampled_by": .sampledBy
        case "evaluated_by": .evaluatedBy
        case "note": .note
        default:
          benchmark.dimensions[Dimension.ID(name)].map { .dimension($0.id) }
            ?? (name == Evaluation.total.text ? .total(Evaluation.total) : nil)
            ?? benchmark.groups[DimensionGroup.ID(name)].map { .total($0.id) }
        }
      guard let role else {
        let near = nearestMatches(to: name, in: ["system", "variant", "evaluated_on"] + benchmark.quantityNames)
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
}
