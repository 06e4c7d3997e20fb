package import Tables

// What a row is about.

extension ColumnDefinition<String> {
  package static var measure: Self {
    Self("measure", description: "Name of the measure", visibility: .hidden)
  }
  package static var benchmark: Self {
    Self("benchmark", description: "Identifier of the benchmark", visibility: .hidden)
  }
  package static var dimension: Self {
    Self(
      "dimension", description: "What is compared: the total, or the identifier of a group or dimension",
      visibility: .hidden)
  }
  package static var entity: Self {
    Self("entity", description: "Identifier of what the row is about, where it is about one thing", visibility: .hidden)
  }
  package static var countryA: Self {
    Self("country_a", title: "Side A", description: "The side whose lead is positive", visibility: .hidden)
  }
  package static var countryB: Self {
    Self("country_b", title: "Side B", description: "The other side", visibility: .hidden)
  }
  package static var label: Self { Self("label", title: "", description: "What the row is about, for people") }
  package static var system: Self {
    Self("system", description: "Identifier of the system", visibility: .hidden)
  }
  package static var systemName: Self { Self("name", title: "System", description: "Name of the system") }
  package static var organization: Self {
    Self("organization", description: "Name of the system's first organization", visibility: .droppable(3))
  }
  package static var country: Self {
    Self("country", description: "Country of the system's first organization", visibility: .droppable(1))
  }
  package static var evaluation: Self {
    Self("evaluation_id", title: "Evaluation", description: "Identifier of the evaluation", visibility: .hidden)
  }
}

extension ColumnDefinition<Int> {
  package static var sortOrder: Self {
    Self("sort_order", title: "Order", description: "Place of the row in the table", visibility: .hidden)
  }
}

extension ColumnDefinition<CalendarDate> {
  package static var date: Self {
    Self("date", description: "Date that the row is about", visibility: .hidden)
  }
}
