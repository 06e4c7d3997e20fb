import ArgumentParser
import BenchmarkData
import Foundation
import GapAnalysis
import Tables

/// A dataset that was named on the command line, and how it is read.
struct NamedDataset {
  /// The name or path.
  var name: String
  /// How a file is read.
  var flatFile: FlatFileOptions
  /// Whether rows with errors are left out.
  var leavesOutBadRows = false
  /// What a file holds that does not name its benchmark; by the name of the file if left out.
  var defaultBenchmark: Benchmark.ID?
  /// The form of a file of rankings; recognised if left out.
  var rankings: RankingForm?
  /// The covariates that are read of a votes file.
  var covariates: [String] = []

  /// Two states of one dataset. What a file holds that does not name its benchmark is called alike in both.
  static func states(
    _ old: String, _ new: String, flatFile: FlatFileOptions, leavesOutBadRows: Bool = false, quiet: Bool
  ) throws -> (old: Dataset, new: Dataset) {
    var named = NamedDataset(name: new, flatFile: flatFile, leavesOutBadRows: leavesOutBadRows)
    let later = try named.load(quiet: quiet)
    named.name = old
    named.defaultBenchmark = Benchmark.ID(ofFileAt: try DatasetLocation.path(of: new))
    return (try named.load(quiet: quiet), later)
  }

  /// The results of VBench, if the dataset is such; their warnings go to standard error.
  func ownResults(benchmark: String?, quiet: Bool, where filters: [RowFilter] = []) throws -> OwnResults? {
    let path = try DatasetLocation.path(of: name)
    guard VBenchResults.areAt(path) else { return nil }
    if let filter = filters.first(where: { !$0.isOfVotesOnly }) {
      throw ValidationError(
        "--where \(filter.column) is about the columns of a table, and \(name) holds results of VBench")
    }
    let definition = try DatasetLocation.load(OwnResults.usualDefinition)
    let results = try OwnResults(at: path, benchmark: benchmark, from: definition)
    if !quiet { Diagnostics.print(results.board.problems) }
    return results
  }

  /// The dataset, of a table those rows that meet conditions. Its warnings go to standard error.
  func load(quiet: Bool, where filters: [RowFilter] = []) throws -> Dataset {
    if let results = try ownResults(benchmark: nil, quiet: quiet, where: filters) { return results.board }
    var options = try flatFile.loadOptions(leavesOutBadRows ? .lenient : .strict)
    options.filters = filters
    options.defaultBenchmark = defaultBenchmark
    (options.rankings, options.covariates) = (rankings, covariates)
    let path = try DatasetLocation.path(of: name)
    if DatasetLocation.isFolder(path) {
      if rankings != nil { throw ValidationError("--rankings is about a file, and \(name) is a data package") }
      guard covariates.isEmpty else {
        throw ValidationError(
          "--covariates are columns of a votes file, and the votes of a data package have none: give the file itself")
      }
    }
    try checkFields(of: filters, at: path)
    let loading = options
    var dataset = try ProgressLine.reading(name) { try DatasetLocation.load(name, options: loading) }
    if !DatasetLocation.isFolder(path) || flatFile.meaning.countries != nil {
      try MakerCountries.fill(&dataset, table: flatFile.meaning.countries)
    }
    if !quiet {
      Diagnostics.print(dataset.decisions, of: name)
      Diagnostics.print(dataset.problems)
    }
    return dataset
  }

  /// Refuses a condition on what is neither a field of systems nor, in a package without votes, a column.
  private func checkFields(of filters: [RowFilter], at path: String) throws {
    guard let filter = filters.first(where: { !$0.isOfVotesOnly }), DatasetLocation.isFolder(path),
      !FileManager.default.fileExists(atPath: path + "/votes.csv")
    else { return }
    let near = nearestMatches(to: filter.column, in: Filter.Field.allCases.map(\.rawValue), limit: 1).first
    throw ValidationError(
      "--where: there is no field '\(filter.column)'. " + (near.map { "Did you mean '\($0)'? " } ?? "")
        + "The fields are \(Condition.fields)")
  }
}
