internal import Tables

extension Resource {
  /// The file as a package describes it, with the columns, types, keys and references of the dataset format.
  ///
  /// - Parameter present: The files of the package: references to others are left out.
  func description(among present: Set<Resource>) -> DataPackage.File {
    DataPackage.File(
      name: rawValue, path: rawValue + ".csv", title: nil, type: "table", dialect: nil,
      schema: DataPackage.Schema(
        fields: columns.map(field), fieldsMatch: nil, missingValues: [DataPackage.Value("")],
        primaryKey: key.isEmpty || self == .aliases ? nil : DataPackage.Names(key), uniqueKeys: nil,
        foreignKeys: references.filter { present.contains($0.target) }.map { reference in
          DataPackage.ForeignKey(
            fields: DataPackage.Names([reference.column]),
            reference: .init(
              resource: reference.target == self ? "" : reference.target.rawValue,
              fields: DataPackage.Names([reference.target.key[0]])))
        }))
  }

  /// The columns that refer to another file by its only key, or to this one.
  private var references: [(column: String, target: Resource)] {
    switch self {
    case .countries, .benchmarks, .sources: []
    case .organizations: [("country_code", .countries), ("source_id", .sources)]
    case .systems: [("organization_id", .organizations), ("base_system_id", .systems), ("source_id", .sources)]
    case .aliases: [("benchmark_id", .benchmarks), ("system_id", .systems)]
    case .groups, .dimensions: [("benchmark_id", .benchmarks)]
    case .evaluations:
      [
        ("benchmark_id", .benchmarks), ("system_id", .systems), ("superseded_by", .evaluations),
        ("reevaluates", .evaluations), ("source_id", .sources),
      ]
    case .evaluationSources: [("evaluation_id", .evaluations), ("source_id", .sources)]
    case .scores, .publishedTotals, .samples: [("evaluation_id", .evaluations)]
    case .votes: [("benchmark_id", .benchmarks), ("system_a", .systems), ("system_b", .systems)]
    case .claims: [("source_id", .sources)]
    }
  }

  private func field(_ column: CSV.ColumnSchema) -> DataPackage.Field {
    var constraints = DataPackage.Constraints()
    if !column.allowsMissing { constraints.required = true }
    var type = "string"
    switch column.type {
    case .text: break
    case .number: type = "number"
    case .date: constraints.pattern = Self.datePattern
    }
    switch column.name {
    case "higher_is_better": type = "boolean"
    case "sample_index": type = "integer"
    case "country_code": constraints.pattern = "[A-Z]{2}"
    case "access": constraints.enum = System.Access.allCases.map { .init($0.rawValue) }
    case "kind": constraints.enum = Benchmark.Kind.allCases.map { .init($0.rawValue) }
    case "certification": constraints.enum = Evaluation.Certification.allCases.map { .init($0.rawValue) }
    case "outcome": constraints.enum = Vote.Outcome.allCases.map { .init($0.rawValue) }
    case "weight", "standard_error", "sample_size", "count": constraints.minimum = .init(0)
    default: break
    }
    return DataPackage.Field(
      name: column.name, type: type, constraints: constraints == DataPackage.Constraints() ? nil : constraints)
  }

  /// A date as it is known: to the year, the month or the day.
  private static let datePattern = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
}
