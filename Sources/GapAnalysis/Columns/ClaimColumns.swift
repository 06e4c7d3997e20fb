package import Tables

// Claims, the verdicts on them, and the calculation behind.

extension ColumnDefinition<String> {
  package static var claim: Self { Self("claim_id", title: "Claim", description: "Identifier of the claim") }
  package static var statement: Self { Self("statement", description: "What was claimed") }
  package static var madeBy: Self { Self("made_by", description: "Who claimed it", visibility: .hidden) }
  package static var verdict: Self { Self("verdict", description: "What the data say to the claim") }
  package static var figure: Self { Self("figure", description: "The figure that decides, in words") }
  package static var interval: Self { Self("interval", description: "The interval of the figure, in words") }
  package static var sample: Self { Self("sample", description: "What the figure was calculated from, in words") }
  package static var test: Self { Self("test", description: "The test of the claim", visibility: .hidden) }
  package static var statistic: Self {
    Self("statistic", description: "The statistic of the test", visibility: .hidden)
  }
  package static var wouldChange: Self {
    Self("what_would_change", title: "What would change it", description: "What would change the verdict")
  }
  package static var role: Self {
    Self("role", description: "What the row is to the calculation: its result, a part, a system used, or one left out")
  }
  package static var side: Self { Self("side", description: "The side that the system counts for") }
}

extension ColumnDefinition<CalendarDate> {
  package static var madeOn: Self { Self("made_on", description: "When it was claimed", visibility: .hidden) }
}

extension ColumnDefinition<Bool> {
  package static var decides: Self {
    Self("decides", description: "Whether the figure is made of this row", visibility: .droppable(1))
  }
}
