public import BenchmarkData
public import GapAnalysis
import Quantities
import TableExport
import Tables

/// What the figures of one dataset have in common: which group has which colour, and what is written beneath.
public struct FigureContext: Sendable {
  let dataset: Dataset
  /// What groups are.
  let grouping: Grouping
  /// The groups in the order in which they get colours: of countries those of ``CountryColors``, else the sides.
  let groupOrder: [String]
  /// Which countries a system counts for.
  private let countryRule: CountryRule
  /// The sides that are compared; `nil` for none.
  private let sides: Sides?

  /// What to call a group that no source names.
  static let unknownGroup = "unknown"

  /// The context of figures about `sides`, or about all countries.
  public init(_ dataset: Dataset, sides: Sides? = nil) {
    self.init(
      dataset, by: sides?.grouping ?? .country, countryRule: sides?.countryRule ?? .primary, sides: sides)
  }

  /// The context of figures about all groups.
  public init(_ dataset: Dataset, by grouping: Grouping, countryRule: CountryRule = .primary) {
    self.init(dataset, by: grouping, countryRule: countryRule, sides: nil)
  }

  private init(_ dataset: Dataset, by grouping: Grouping, countryRule: CountryRule, sides: Sides?) {
    (self.dataset, self.grouping, self.countryRule) = (dataset, grouping, countryRule)
    self.sides = sides
    let names = sides.map { [$0.a, $0.b] } ?? []
    groupOrder =
      grouping == .country
      ? CountryColors.order(sides: names, known: dataset.countriesBySystems) : names
  }

  /// A caption with the source, the date and the licence of the data beneath: of a benchmark's scores, or of the whole dataset.
  func caption(_ name: String, _ title: String, _ subtitle: String? = nil, board: Scoreboard? = nil) -> FigureCaption {
    FigureCaption(
      name: name, title: title, subtitle: subtitle, sourceNote: board?.figureSource ?? dataset.figureSource)
  }

  /// A dot plot of gaps between two sides, coloured by who leads, with the sides named at its ends.
  func leaderPlot(_ caption: FigureCaption, a: String, b: String) -> IntervalDotPlot {
    var plot = IntervalDotPlot.ofEstimates(caption, unit: .ofGaps)
    (plot.lowerSide, plot.upperSide) = ("\(b) ahead", "\(a) ahead")
    (plot.group, plot.groupOrder, plot.status) = (.leader, groupOrder, nil)
    return plot
  }

  /// The name of the first group of an entry, or of the side that it is a part of.
  func group(of entry: Scoreboard.Entry) -> String? {
    grouping.groups(of: entry, countryRule: countryRule).first.map { sides?.side(of: $0) ?? $0 }
  }
}

/// Makes what a figure is drawn from.
func figuring<Value>(_ body: () throws(TableError) -> Value) throws(FigureError) -> Value {
  do { return try body() } catch { throw .table(error) }
}

extension Scoreboard {
  /// What is written beneath figures of the board.
  var figureSource: String {
    let date = asOf.map { ", as of \($0)" } ?? ""
    let facts = [benchmark.url, benchmark.license.map { "licence \($0)" }].compactMap(\.self)
    return "Scores: \(benchmark.title)\(date)" + (facts.isEmpty ? "." : " (\(facts.joined(separator: "; "))).")
  }
}

extension Dataset {
  /// What is written beneath figures of the whole dataset.
  var figureSource: String {
    let date = lastDate.map { ", as of \($0)" } ?? ""
    let names = licenses.map(\.name)
    return "Data: \(title)\(date)" + (names.isEmpty ? "." : " (licence \(names.joined(separator: ", "))).")
  }
}

extension Dataset {
  /// The countries, those of the most systems first, so that these get colours of their own.
  fileprivate var countriesBySystems: [String] {
    var counts: [Country.ID: Int] = [:]
    for system in systems.values {
      if let country = country(of: system) { counts[country, default: 0] += 1 }
    }
    return countries.keys.enumerated().sorted { left, right in
      let (a, b) = (counts[left.element] ?? 0, counts[right.element] ?? 0)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element.text)
  }
}

extension String {
  /// The first sentence, without its full stop: the title that it makes.
  var asTitle: String {
    let end = firstRange(of: /[.](?: [A-Z]|$)/)?.lowerBound ?? endIndex
    return String(self[..<end])
  }
}
