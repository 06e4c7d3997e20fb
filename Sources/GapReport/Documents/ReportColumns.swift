import Quantities
import Tables

// Columns that the report adds to the tables of answers, and those of its own tables.

extension ColumnDefinition<String> {
  /// The group of a row, by which a figure colours or divides.
  static var group: Self { Self("group", description: "The group that the row belongs to", visibility: .hidden) }
  static var origin: Self {
    Self("origin", description: "Who claimed it, and when", visibility: .hidden)
  }
}

extension ColumnDefinition<Double> {
  static var inSpreadsLower: Self {
    Self(
      "in_spreads_lower", description: "Lower end of the interval in standard deviations of all scores on the board",
      visibility: .hidden)
  }
  static var inSpreadsUpper: Self {
    Self(
      "in_spreads_upper", description: "Upper end of the interval in standard deviations of all scores on the board",
      visibility: .hidden)
  }
}

// MARK: All choices drawn together

extension ColumnDefinition<String> {
  static var normalization: Self { Self("normalization", description: "How scores were normalised") }
  static var aggregation: Self { Self("aggregation", description: "How dimensions were combined") }
  static var missing: Self {
    Self("missing", title: "Missing dimensions", description: "What became of systems that lack a dimension")
  }
}

extension ColumnDefinition<Double> {
  static var sameSignShare: Self {
    Self(
      "same_sign", description: "Share of the draws with the sign of the question as asked", unit: .fixed(.share))
  }
}

extension ColumnDefinition<Bool> {
  static var isBaseline: Self {
    Self("is_baseline", description: "Whether the row is the question as asked", visibility: .hidden)
  }
  static var isMain: Self {
    Self("is_main", description: "Whether the four choices are those of the question as asked", visibility: .hidden)
  }
}

// MARK: Manifest and sources

extension ColumnDefinition<Bool> {
  static var isUsed: Self { Self("used", description: "Whether the report uses the evaluation") }
}

extension ColumnDefinition<String> {
  static var usedFor: Self {
    Self("used_for", description: "What it is used for: total, dimensions, or both, separated by semicolons")
  }
  static var reason: Self { Self("reason", description: "Why it does not count in a total") }
  static var source: Self { Self("source_id", description: "Key of the source") }
  static var sourceTitle: Self { Self("title", description: "Title of the source") }
  static var publisher: Self { Self("publisher", description: "Who published it") }
  static var address: Self { Self("url", title: "Address", description: "Where it was read") }
  static var license: Self { Self("license", title: "Licence", description: "Licence of the data") }
}

extension ColumnDefinition<CalendarDate> {
  static var publishedOn: Self { Self("published_on", description: "Date of publication") }
  static var capturedOn: Self { Self("captured_on", description: "Day of which it shows the state") }
  static var accessedOn: Self { Self("accessed_on", description: "When it was read") }
}
