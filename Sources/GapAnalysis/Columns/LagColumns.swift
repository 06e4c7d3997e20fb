import Quantities
package import Tables

// Lags, the records behind them, and trends.

extension ColumnDefinition<Double> {
  package static var withoutOneLower: Self {
    Self(
      "without_one_lower", description: "Smallest lag with one organization left out", unit: .column(.unit),
      visibility: .hidden)
  }
  package static var withoutOneUpper: Self {
    Self(
      "without_one_upper", description: "Largest lag with one organization left out", unit: .column(.unit),
      visibility: .hidden)
  }
  package static var scoreFrom: Self {
    Self("score_from", description: "Score at which the range begins, in the order of time", visibility: .hidden)
  }
  package static var scoreTo: Self {
    Self("score_to", description: "Score at which the range ends, in the order of time", visibility: .hidden)
  }
  /// The score of a record.
  package static var recordScore: Self { Self("score", description: "Score of the record") }
  package static var share: Self {
    Self("share", title: "Share of range", description: "Share of the range of scores", unit: .fixed(.share))
  }
  package static var setLower: Self {
    Self("set_lower", description: "Lower finite end of the set, in months from the board's date", visibility: .hidden)
  }
  package static var setUpper: Self {
    Self("set_upper", description: "Upper finite end of the set, in months from the board's date", visibility: .hidden)
  }
}

extension ColumnDefinition<Int> {
  package static var matchedCount: Self {
    Self("n_matched", description: "Number of records that were matched", visibility: .hidden)
  }
  package static var censoredCount: Self {
    Self("n_censored", description: "Number of records that are not matched yet", visibility: .hidden)
  }
  package static var undatedCount: Self {
    Self("n_undated", description: "Number of systems left out for want of a date", visibility: .hidden)
  }
}

extension ColumnDefinition<String> {
  package static var crossingSet: Self {
    Self("set", description: "Form of the set of dates at which the trends may cross", visibility: .hidden)
  }
  package static var systemA: Self {
    Self("system_a", title: "System A", description: "Identifier of the system of side A", visibility: .hidden)
  }
  package static var systemB: Self {
    Self("system_b", title: "System B", description: "Identifier of the system of side B", visibility: .hidden)
  }
  package static var labelA: Self { Self("label_a", description: "Name of the system of side A") }
  package static var labelB: Self { Self("label_b", description: "Name of the system of side B") }
  /// The side of a curve.
  package static var curveSide: Self { Self("country", title: "Side", description: "The side that the curve is of") }
}

extension ColumnDefinition<CalendarDate> {
  package static var dateA: Self { Self("date_a", title: "on", description: "Date of the system of side A") }
  package static var dateB: Self { Self("date_b", title: "on", description: "Date of the system of side B") }
}
