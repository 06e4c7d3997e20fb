import ArgumentParser
import BenchmarkData
import StatisticsCore
import Tables

/// `vgap sql`.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "The query by which a database sums up votes or samples that are too many to read.",
    discussion: """
      What it gives is small: a row for every two systems, outcome and rater or prompt, or for every system and prompt. Saved as CSV and read by \
      'vgap rank', 'vgap score' or 'vgap gap', it gives the estimates and intervals that all the rows would give. Columns besides \
      \(SumsQuery.Subject.votes.required.joined(separator: ", ")) of votes, and \
      \(SumsQuery.Subject.samples.required.joined(separator: ", ")) of samples, are taken if --columns names them.

      Votes of more clusters than can be read, such as raters by the million, are counted without them: --replicates and --clusters have the database \
      resample whole clusters, a column a replicate, and 'vgap rank' makes its intervals of these.

      Examples:
        vgap sql votes --from votes --dialect postgresql --columns system_a=model_a,system_b=model_b,outcome=winner,rater_id=judge
        vgap sql samples --from "read_parquet('videos/*.parquet')" --columns country=country,score=value
        vgap sql votes --from votes --replicates 999 --clusters judge
      """)

  @Argument(help: "What is summed up.")
  var subject: SumsQuery.Subject

  @Option(help: ArgumentHelp("The table, as it stands after FROM.", valueName: "table"))
  var from: String

  @Option(help: "Whose SQL.")
  var dialect: SumsQuery.Dialect = .duckdb

  @Option(
    help: ArgumentHelp(
      "What the table calls its columns, and which optional ones it has: system=model,country=country,dimension=metric.",
      valueName: "name=column,…"))
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Have votes resampled so many times, from \(SumsQuery.Replicates.counts.lowerBound) to \(SumsQuery.Replicates.counts.upperBound): whole clusters, each as often as Poisson's law says.",
      valueName: "number"))
  var replicates: Int?

  @Option(help: ArgumentHelp("The table's column of the clusters of votes: raters, prompts.", valueName: "column"))
  var clusters: String?

  @Option(help: "The seed of --replicates: the same in every database gives the same replicates.")
  var seed: UInt64 = Simulation.defaultSeed

  func validate() throws {
    if let replicates, clusters == nil {
      throw ValidationError(
        "--replicates \(replicates) resamples whole clusters: name their column by --clusters. Votes that are independent need no replicates: without "
          + "--replicates the counts are enough")
    }
    guard clusters == nil || replicates != nil else {
      throw ValidationError(
        "--clusters is of --replicates; for a table that has the clusters themselves name them in --columns rater_id=… or prompt_id=…"
      )
    }
  }

  func run() throws {
    let named = try Pairs.unique(columns, option: "--columns")
    guard !from.isEmpty else { throw ValidationError("--from takes the name of a table") }
    do throws(SumsQuery.Fault) {
      let resampling = replicates.flatMap { count in
        clusters.map { SumsQuery.Replicates(count: count, seed: seed, clusters: $0) }
      }
      print(try SumsQuery(subject, from: from, columns: named, dialect: dialect, replicates: resampling).text)
    } catch {
      switch error {
      case .replicatesOfSamples:
        throw ValidationError(
          "--replicates are of votes: the errors of scores follow from the sums by prompt, which 'vgap sql samples' makes"
        )
      case .replicateCount(let count, let allowed):
        throw ValidationError(
          "--replicates must be between \(allowed.lowerBound) and \(allowed.upperBound), not \(count)")
      case .columnBesideReplicates(let name):
        throw ValidationError(
          "--columns \(name) divides the counts by what --clusters resamples: leave one of them out")
      case .unknownColumn(let name, let known):
        let near = nearestMatches(to: name, in: known)
        throw ValidationError(
          "--columns: \(subject.rawValue) have no column '\(name)'; expected \(known.joined(separator: ", "))"
            + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
      }
    }
  }
}
