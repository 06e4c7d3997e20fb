extension ColumnPresentation {
  /// How a column of one of the names that result tables share is described and shown; any other column gets its name as a
  /// heading and is shown.
  public static func standard(_ name: String) -> ColumnPresentation {
    switch name {
    case "measure": .init(name, description: "Name of the measure")
    case "label": .init(name, heading: "", description: "What the row is about, for people")
    case "entity": .init(name, description: "Identifier of what the row is about")
    case "date": .init(name, description: "Date that the row is about")
    case "estimate": .init(name, description: "Estimate, unrounded", unit: .column("unit"))
    case "std_error":
      .init(name, heading: "SE", description: "Standard error of the estimate", visibility: .droppable(4))
    case "ci_lower": .init(name, heading: "Lower end", description: "Lower end of the interval", unit: .column("unit"))
    case "ci_upper": .init(name, heading: "Upper end", description: "Upper end of the interval", unit: .column("unit"))
    case "unit": .init(name, description: "Unit of the estimate, its error and its interval")
    case "n": .init(name, heading: "n", description: "Number of observations", visibility: .droppable(2))
    case "status":
      .init(name, description: "ok, or why there is no complete answer", visibility: .droppable(1))
    case "ci_kind":
      .init(name, heading: "Interval of", description: "What varies in the interval", visibility: .droppable(3))
    default: hiddenStandard(name) ?? .init(name)
    }
  }

  /// Columns that machines need and that crowd a page.
  private static func hiddenStandard(_ name: String) -> ColumnPresentation? {
    let (heading, description): (String, String)
    switch name {
    case "sort_order": (heading, description) = ("Order", "Place of the row in the table")
    case "ci_level": (heading, description) = ("Level", "Confidence level of the interval")
    case "ci_method": (heading, description) = ("Method", "Method of the interval")
    case "mc_error": (heading, description) = ("Simulation error", "Monte Carlo standard error of the interval's ends")
    case "higher_is_better": (heading, description) = ("Higher is better", "Whether a higher estimate is the better")
    case "note": (heading, description) = ("Note", "Remark on the row")
    case "source_ids": (heading, description) = ("Sources", "Sources of the row")
    default: return nil
    }
    return .init(name, heading: heading, description: description, visibility: .hidden)
  }
}
