import Tables

/// `votes.csv`: comparisons of two systems.
enum VotesFile: DatasetFile {
  static let name = "votes"
  static let key: [String] = []
  static var blank: Vote { Vote(systemA: "", systemB: "", outcome: .tie) }

  static var columns: [FileColumn<Vote>] {
    [
      .reference("benchmark_id", \.benchmark, to: BenchmarksFile.self),
      .reference("system_a", \.systemA, to: SystemsFile.self),
      .reference("system_b", \.systemB, to: SystemsFile.self),
      .choice("outcome", \.outcome),
      .number("count", orBlank: \.count, .notNegative),
      .text("prompt_id", \.prompt),
      .text("rater_id", \.rater),
      .date("voted_on", \.votedOn),
    ]
  }

  static func records(of dataset: Dataset) -> [Vote] { Array(dataset.votes) }
  static func insert(_ records: [Vote], into dataset: inout Dataset) { dataset.votes = VoteList(records) }

  /// Reads votes without a record for each, of which there may be millions.
  static func read(_ reader: inout RowReader, into dataset: inout Dataset) {
    var decoder = VoteDecoder(words: [:])
    decoder.systems = dataset.systems.keys.map(\.text)
    decoder.benchmarks = dataset.benchmarks.keys.map(\.text)
    decoder.benchmarkColumn = "benchmark_id"
    dataset.votes = decoder.decode(&reader)
  }
}
