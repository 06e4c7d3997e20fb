import Quantities
import Tables

// The columns of the tables that the tests make up.

extension ColumnDefinition<String> {
  static var measure: Self { Self("measure", description: "Name of the measure", visibility: .hidden) }
  static var label: Self { Self("label", title: "", description: "What the row is about, for people") }
  static var intervalKind: Self {
    Self("ci_kind", title: "Interval of", description: "What varies in the interval", visibility: .droppable(3))
  }
  static var unit: Self { Self("unit", description: "Unit of the estimate, its error and its interval") }
  static var status: Self {
    Self("status", description: "ok, or why there is no complete answer", visibility: .droppable(1))
  }
  static var note: Self { Self("note", description: "Remark on the row", visibility: .hidden) }
  static var name: Self { Self("name") }
  static var group: Self { Self("group") }
  static var country: Self { Self("country") }
  static var section: Self { Self("section") }
  static var rowName: Self { Self("country_a") }
  static var columnName: Self { Self("country_b") }
  static var systemA: Self { Self("system_a") }
  static var systemB: Self { Self("system_b") }
  static var choice: Self { Self("choice") }
  static var weights: Self { Self("weights") }
  static var normalisation: Self { Self("normalisation") }
  static var systems: Self { Self("systems") }
  static var dates: Self { Self("dates") }
  static var statement: Self { Self("statement") }
  static var figure: Self { Self("figure") }
  static var origin: Self { Self("origin") }
}

extension ColumnDefinition<Double> {
  static var estimate: Self { Self("estimate", description: "Estimate, unrounded", unit: .column(.unit)) }
  static var standardError: Self {
    Self("std_error", title: "SE", description: "Standard error of the estimate", visibility: .droppable(4))
  }
  static var lower: Self {
    Self("ci_lower", title: "Lower end", description: "Lower end of the interval", unit: .column(.unit))
  }
  static var upper: Self {
    Self("ci_upper", title: "Upper end", description: "Upper end of the interval", unit: .column(.unit))
  }
  static var level: Self {
    Self("ci_level", title: "Level", description: "Confidence level of the interval", visibility: .hidden)
  }
  static var count: Self {
    Self("n", title: "n", description: "Number of observations", visibility: .droppable(2))
  }
  static var score: Self { Self("score", unit: .fixed(.points)) }
  static var value: Self { Self("value") }
  static var valueA: Self { Self("value_a") }
  static var valueB: Self { Self("value_b") }
  static var rank: Self { Self("rank") }
  static var rankLower: Self { Self("rank_lower") }
  static var rankUpper: Self { Self("rank_upper") }
}

extension ColumnDefinition<CalendarDate> {
  static var date: Self { Self("date") }
  static var seen: Self { Self("seen") }
}

extension ColumnDefinition<Bool> {
  static var isMain: Self { Self("is_main") }
}
