import ArgumentParser
import BenchmarkData
import Foundation
import GapAnalysis
import Tables

/// Which dataset to read, and how.
struct DatasetOptions: ParsableArguments {
  @Argument(
    help: """
      A data package's folder, a CSV file, the name of an installed dataset, or results of VBench (a file …_eval_results.json or a folder \
      of them).
      """, completion: .file())
  var dataset: String

  @OptionGroup var flatFile: FlatFileOptions

  @Flag(help: "Leave out rows with errors, count them and name them, instead of stopping.")
  var lenient = false

  private var named: NamedDataset { NamedDataset(name: dataset, flatFile: flatFile, leavesOutBadRows: lenient) }

  /// The results of VBench, if the dataset is such; their warnings go to standard error.
  func ownResults(benchmark: String?, quiet: Bool, where filters: [RowFilter] = []) throws -> OwnResults? {
    try named.ownResults(benchmark: benchmark, quiet: quiet, where: filters)
  }

  /// The dataset, of a table those rows that meet conditions. Its warnings go to standard error.
  func load(quiet: Bool, where filters: [RowFilter] = []) throws -> Dataset {
    try named.load(quiet: quiet, where: filters)
  }

  /// The dataset, with what is told of a file of rankings or votes.
  func load(
    quiet: Bool, where filters: [RowFilter], rankings: RankingForm?, covariates: [String]
  ) throws -> Dataset {
    var named = named
    (named.rankings, named.covariates) = (rankings, covariates)
    return try named.load(quiet: quiet, where: filters)
  }

  /// The dataset, and an earlier state of it.
  func load(quiet: Bool, since earlier: String) throws -> (old: Dataset, new: Dataset) {
    try NamedDataset.states(earlier, dataset, flatFile: flatFile, leavesOutBadRows: lenient, quiet: quiet)
  }
}

extension MakerCountries {
  /// Gives countries to the systems of a flat file: by the table if there is one, and by the makers of the installed dataset where the file has
  /// makers and no countries at all.
  static func fill(_ dataset: inout Dataset, table: String?) throws {
    var makers = MakerCountries()
    let hasCountries =
      dataset.systems.values.contains { !$0.ownCountries.isEmpty }
      || dataset.organizations.values.contains { $0.country != nil }
    let needsMakers = !hasCountries && !dataset.organizations.isEmpty
    guard table != nil || needsMakers else { return }
    if needsMakers, let path = try? DatasetLocation.path(of: OwnResults.usualDefinition),
      DatasetLocation.isFolder(path), let known = try? DatasetLocation.load(OwnResults.usualDefinition)
    {
      makers.add(known, called: OwnResults.usualDefinition)
    }
    if let table { try makers.add(tableAt: table) }
    let found = makers.fill(&dataset)
    dataset.countryNote = found.text
    if let text = found.text { dataset.decisions.append(ReadingDecision(.meaning, text, count: found.count)) }
  }
}

/// Lists such as `score=ECI,country=Country`.
enum Pairs {
  /// The pairs of all lists. A comma within a value is kept unless a new `name=` follows it.
  static func parse(
    _ lists: [String], option: String, allowsEmpty: Bool = false
  ) throws -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for list in lists {
      for (position, part) in list.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
        if let sign = part.firstIndex(of: "="), sign != part.startIndex {
          pairs.append((String(part[..<sign]), String(part[part.index(after: sign)...])))
        } else if position > 0, !pairs.isEmpty {
          pairs[pairs.count - 1].value += "," + part
        } else {
          throw ValidationError("\(option) takes name=value pairs, not '\(part)'")
        }
      }
    }
    for pair in pairs where pair.value.isEmpty && !allowsEmpty {
      throw ValidationError("\(option): \(pair.name) has no value")
    }
    return pairs
  }

  /// The values of all lists by their names, of which none may stand twice.
  static func unique(_ lists: [String], option: String) throws -> [String: String] {
    var values: [String: String] = [:]
    for (name, value) in try parse(lists, option: option) {
      guard values.updateValue(value, forKey: name) == nil else {
        throw ValidationError("\(option) names \(name) twice")
      }
    }
    return values
  }
}
