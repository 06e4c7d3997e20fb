import ArgumentParser
import BenchmarkData
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

      Examples:
        vgap sql votes --from votes --dialect postgresql --columns system_a=model_a,system_b=model_b,outcome=winner,rater_id=judge
        vgap sql samples --from "read_parquet('videos/*.parquet')" --columns country=country,score=value
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

  func run() throws {
    let named = try Pairs.unique(columns, option: "--columns")
    guard !from.isEmpty else { throw ValidationError("--from takes the name of a table") }
    do throws(SumsQuery.Fault) {
      print(try SumsQuery(subject, from: from, columns: named, dialect: dialect).text)
    } catch {
      switch error {
      case .unknownColumn(let name, let known):
        let near = nearestMatches(to: name, in: known)
        throw ValidationError(
          "--columns: \(subject.rawValue) have no column '\(name)'; expected \(known.joined(separator: ", "))"
            + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
      }
    }
  }
}
