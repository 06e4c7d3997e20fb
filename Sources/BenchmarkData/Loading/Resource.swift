public import Tables

/// One of the files of a data package, with its columns and its key.
///
/// This is the format of a dataset. `datapackage.json` may say more about a file (titles, patterns, ranges), and
/// ``DataPackage`` holds the file to that too.
public enum Resource: String, Hashable, Sendable, CaseIterable {
  case countries
  case organizations
  case systems
  case aliases
  case benchmarks
  case groups
  case dimensions
  case evaluations
  case evaluationSources = "evaluation_sources"
  case scores
  case publishedTotals = "published_totals"
  case samples
  case votes
  case claims
  case sources

  /// The columns, in order.
  public var columns: [CSV.ColumnSchema] {
    switch self {
    case .countries:
      [.required("country_code"), .optional("alpha_3"), .required("name")]
    case .organizations:
      [
        .required("organization_id"), .required("name"), .optional("country_code"), .optional("other_country_codes"),
        .optional("country_note"), .optional("source_id"),
      ]
    case .systems:
      [
        .required("system_id"), .required("name"), .optional("version"), .optional("organization_id"),
        .optional("announced_on", .date), .optional("released_on", .date), .optional("withdrawn_on", .date),
        .optional("access"), .optional("architecture"), .optional("modality"),
        .optional("max_duration_s", .number), .optional("max_height_px", .number), .optional("fps", .number),
        .optional("parameters", .number), .optional("base_system_id"), .optional("source_id"), .optional("note"),
      ]
    case .aliases:
      [.optional("benchmark_id"), .required("alias"), .required("system_id")]
    case .benchmarks:
      [
        .required("benchmark_id"), .required("name"), .optional("version"), .required("kind"), .optional("url"),
        .optional("license"), .optional("citation"),
      ]
    case .groups:
      [.required("benchmark_id"), .required("group_id"), .required("name"), .optional("weight", .number)]
    case .dimensions:
      [
        .required("benchmark_id"), .required("dimension_id"), .required("name"), .optional("group_id"),
        .optional("minimum", .number), .optional("maximum", .number), .optional("weight", .number),
        .required("higher_is_better"), .required("unit"), .optional("description"),
      ]
    case .evaluations:
      [
        .required("evaluation_id"), .required("benchmark_id"), .required("system_id"), .optional("variant"),
        .optional("evaluated_on", .date), .optional("sampled_by"), .optional("evaluated_by"),
        .optional("certification"), .optional("superseded_by"), .optional("reevaluates"), .optional("source_id"),
        .optional("note"),
      ]
    case .evaluationSources:
      [.required("evaluation_id"), .required("source_id")]
    case .scores:
      [
        .required("evaluation_id"), .required("dimension_id"), .required("value", .number),
        .optional("standard_error", .number), .optional("sample_size", .number),
      ]
    case .publishedTotals:
      [.required("evaluation_id"), .required("group_id"), .required("value", .number)]
    case .samples:
      [
        .required("evaluation_id"), .required("dimension_id"), .required("prompt_id"),
        .optional("sample_index", .number), .required("value", .number),
      ]
    case .votes:
      [
        .optional("benchmark_id"), .required("system_a"), .required("system_b"), .required("outcome"),
        .optional("count", .number), .optional("prompt_id"), .optional("rater_id"), .optional("voted_on", .date),
      ]
    case .claims:
      [
        .required("claim_id"), .required("statement"), .optional("made_on", .date), .optional("made_by"),
        .optional("source_id"), .required("test"), .optional("untestable_reason"), .optional("note"),
      ]
    case .sources:
      [
        .required("source_id"), .required("title"), .optional("publisher"), .optional("url"),
        .optional("published_on", .date), .optional("accessed_on", .date), .optional("license"),
      ]
    }
  }

  /// The columns that together name a row; empty where rows have no key.
  public var key: [String] {
    switch self {
    case .countries: ["country_code"]
    case .organizations: ["organization_id"]
    case .systems: ["system_id"]
    case .aliases: ["benchmark_id", "alias"]
    case .benchmarks: ["benchmark_id"]
    case .groups: ["benchmark_id", "group_id"]
    case .dimensions: ["benchmark_id", "dimension_id"]
    case .evaluations: ["evaluation_id"]
    case .evaluationSources: ["evaluation_id", "source_id"]
    case .scores: ["evaluation_id", "dimension_id"]
    case .publishedTotals: ["evaluation_id", "group_id"]
    case .samples: ["evaluation_id", "dimension_id", "prompt_id", "sample_index"]
    case .votes: []
    case .claims: ["claim_id"]
    case .sources: ["source_id"]
    }
  }
}

extension CSV.ColumnSchema {
  /// A column that the file must have, with a value in every row.
  fileprivate static func required(_ name: String, _ type: Column.ValueType = .text) -> CSV.ColumnSchema {
    CSV.ColumnSchema(name, type, isRequired: true, allowsMissing: false)
  }
  /// A column that the file may lack, and whose cells may be empty.
  fileprivate static func optional(_ name: String, _ type: Column.ValueType = .text) -> CSV.ColumnSchema {
    CSV.ColumnSchema(name, type, isRequired: false, allowsMissing: true)
  }
}
