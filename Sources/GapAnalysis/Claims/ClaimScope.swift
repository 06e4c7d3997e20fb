import BenchmarkData
import Quantities
import Tables

/// The board that a claim is put to.
struct ClaimScope: Hashable, Sendable {
  var benchmark: Benchmark.ID
  var quantity: String
  var dateKind: System.DateKind
  var asOf: CalendarDate?

  /// The board. As of a date it holds nothing that was not there: neither later evaluations nor systems the middle of whose
  /// date is later. A system without a date was there if it was evaluated on a known date.
  func board(in dataset: Dataset) throws(AnalysisError) -> Scoreboard {
    let board = try Scoreboard(
      of: benchmark, in: dataset,
      selection: Selection(quantity: quantity, asOf: asOf, dateKind: dateKind))
    guard let asOf else { return board }
    let dated = Scoreboard(
      board, keeping: { $0.date != nil || $0.evaluation.evaluatedOn != nil }, because: .undated)
    return Scoreboard(dated, keeping: { $0.date?.isOnOrBefore(asOf) ?? true }, because: .after(asOf))
  }

  /// Puts the names of the scope into a finding.
  func describe(_ board: Scoreboard, in finding: inout ClaimFinding) {
    finding.benchmark = benchmark
    finding.dimension = quantity
    finding.scoreUnit = board.unit
    finding.date = asOf ?? board.asOf
    finding.omissions += board.exclusions.map {
      ClaimFinding.Omission(name: $0.evaluation.text, reason: $0.reason.summary)
    }
  }
}

extension CalendarDate {
  /// Whether the middle of the date is no later than the last day of another.
  func isOnOrBefore(_ other: CalendarDate) -> Bool { middleDay <= Double(other.dayRange.upperBound) }

  /// Whether the middle of the date is no earlier than the first day of another.
  func isOnOrAfter(_ other: CalendarDate) -> Bool { middleDay >= Double(other.dayRange.lowerBound) }
}

extension Scoreboard {
  /// The board with some entries left out.
  init(_ board: Scoreboard, keeping isKept: (Entry) -> Bool, because reason: Reason) {
    self = board
    entries = board.entries.filter(isKept)
    exclusions += board.entries.filter { !isKept($0) }.map {
      Exclusion(evaluation: $0.evaluation.id, system: $0.system.id, reason: reason)
    }
  }

  /// The board without the systems of an organization, by ``LeaveOneOrganizationOut/Candidate/key``.
  func without(_ key: String) -> Scoreboard {
    Scoreboard(self, keeping: { LeaveOneOrganizationOut.Candidate($0).key != key }, because: .noScore)
  }

  /// The entries of a country; of all systems for ``ClaimParameters/all``.
  func entries(of country: String) -> [Entry] {
    country == ClaimParameters.all ? entries : entries.filter { $0.country?.text == country }
  }
}
