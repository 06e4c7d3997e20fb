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
  /// Where the links of the data's sources are; the dataset's own list where none is said.
  private let sourcesPlace: String?

  /// What to call a group that no source names.
  static let unknownGroup = "unknown"
  /// What to call groups that a figure does not tell apart.
  static let otherGroups = "others"
  /// So many groups can be told apart by colours and forms, and named in one line.
  private static let mostGroups = 8
  /// So many are where there are more.
  private static let keptGroups = 5

  /// The context of figures about `sides`, or about all countries.
  public init(_ dataset: Dataset, sides: Sides? = nil) {
    self.init(dataset, sides: sides, sourcesPlace: nil)
  }

  /// The context of figures beside a list of the sources behind them.
  init(_ dataset: Dataset, sides: Sides?, sourcesPlace: String?) {
    self.init(
      dataset, by: sides?.grouping ?? .country, countryRule: sides?.countryRule ?? .primary, sides: sides,
      sourcesPlace: sourcesPlace)
  }

  /// The context of figures about all groups.
  public init(_ dataset: Dataset, by grouping: Grouping, countryRule: CountryRule = .primary) {
    self.init(dataset, by: grouping, countryRule: countryRule, sides: nil, sourcesPlace: nil)
  }

  private init(
    _ dataset: Dataset, by grouping: Grouping, countryRule: CountryRule, sides: Sides?, sourcesPlace: String?
  ) {
    (self.dataset, self.grouping, self.countryRule) = (dataset, grouping, countryRule)
    (self.sides, self.sourcesPlace) = (sides, sourcesPlace)
    let names = (sides.map { [$0.a, $0.b] } ?? []).map { dataset.title(ofGroup: $0, by: grouping) }
    groupOrder =
      grouping == .country
      ? CountryColors.order(sides: names, known: dataset.countriesBySystems) : CountryColors.order(of: names)
  }

  /// What a group or a side is called in figures.
  func title(_ group: String) -> String { dataset.title(ofGroup: group, by: grouping) }

  /// A caption with the source, the date and the licence of the data beneath: of a benchmark's scores, or of the whole dataset.
  func caption(_ name: String, _ title: String, _ subtitle: String? = nil, board: Scoreboard? = nil) -> FigureCaption {
    FigureCaption(
      name: name, title: title, subtitle: subtitle,
      sourceNote: board?.figureSource(in: dataset) ?? dataset.figureSource(sourcesPlace)
    )
  }

  /// A dot plot of gaps between two sides, coloured by who leads, with the sides named at its ends.
  func leaderPlot(_ caption: FigureCaption, a: String, b: String) -> IntervalDotPlot {
    var plot = IntervalDotPlot.ofEstimates(caption, unit: .ofGaps)
    (plot.lowerSide, plot.upperSide) = ("\(b) ahead", "\(a) ahead")
    (plot.group, plot.groupOrder, plot.status) = (.leader, groupOrder, nil)
    return plot
  }

  /// The groups of systems for a figure that tells them apart by colours: where there are too many for that, the first of them alone, and of
  /// groups that are no countries the sides.
  func toldApart(_ groups: [String?]) -> [String] {
    let present = Set(groups.compactMap(\.self))
    let first = groupOrder.filter(present.contains).prefix(Self.keptGroups)
    let kept = present.count > Self.mostGroups ? Set(first) : present
    return groups.map { group in group.map { kept.contains($0) ? $0 : Self.otherGroups } ?? Self.unknownGroup }
  }

  /// What the first group of an entry is called, or the side that it is a part of.
  func group(of entry: Scoreboard.Entry) -> String? {
    grouping.groups(of: entry, countryRule: countryRule).first.map { title(sides?.side(of: $0) ?? $0) }
  }
}

/// Makes what a figure is drawn from.
func figuring<Value>(_ body: () throws(TableError) -> Value) throws(FigureError) -> Value {
  do { return try body() } catch { throw .table(error) }
}

extension Scoreboard {
  /// What is written beneath figures of the board: what was scored, to which date, where it is, and under which licence.
  func figureSource(in dataset: Dataset) -> String {
    let licence = benchmark.license.map { "licence \($0)" }
    let other = licence == nil ? dataset.licenceWords : nil
    let facts = [
      benchmark.url ?? dataset.fileWords, licence ?? "licence of the scores not stated",
      other.map { "of the collection \($0)" },
    ]
    return
      "Scores: \(benchmark.title), \(Dataset.dateWords(asOf)) (\(facts.compactMap(\.self).joined(separator: "; ")))."
  }
}

extension Dataset {
  /// What is written beneath figures of the whole dataset, with the place of the links of its sources where that is not its own list.
  func figureSource(_ sourcesPlace: String? = nil) -> String {
    let links =
      sources.isEmpty
      ? fileWords : sourcesPlace ?? "links of its \(NumberWords.count(sources.count, "source")) in sources.csv"
    let facts = [links, licenceWords.map { "licence \($0)" } ?? "licence not stated"].compactMap(\.self)
    return "Data: \(title), \(Self.dateWords(lastDate)) (\(facts.joined(separator: "; ")))."
  }

  fileprivate static func dateWords(_ date: CalendarDate?) -> String {
    date.map { "as of \($0)" } ?? "of no stated date"
  }

  /// The licences of the package; `nil` where it states none.
  fileprivate var licenceWords: String? { licenses.isEmpty ? nil : licenses.map(\.name).joined(separator: ", ") }

  /// The file that it was read from, by its name; `nil` where it is no single one.
  fileprivate var fileWords: String? {
    guard inputs.count == 1, let path = inputs.first?.path, let name = path.split(separator: "/").last else {
      return nil
    }
    return "file \(name)"
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
