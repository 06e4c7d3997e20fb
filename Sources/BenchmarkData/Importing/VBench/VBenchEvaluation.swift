import Quantities
public import Tables

/// An evaluation made of results of VBench: scores on the dimensions of a benchmark, with the score of every video.
public struct VBenchEvaluation: Sendable {
  /// What is said of the evaluation, where the results do not say it.
  public struct Details: Hashable, Sendable {
    /// The name of the system; `nil` for that of the run.
    public var system: String?
    /// The name of its maker.
    public var organization: String?
    /// Its country, by any code or name.
    public var country: String?
    /// When it was released.
    public var releasedOn: CalendarDate?
    /// When it was evaluated.
    public var evaluatedOn: CalendarDate?
    /// Who made the clips.
    public var sampledBy: String?
    /// Who scored them.
    public var evaluatedBy: String?

    /// Nothing is said.
    public init() {}
  }

  /// The system.
  public let system: System
  /// The evaluation.
  public let evaluation: Evaluation
  /// The scores of the videos.
  public let samples: [Sample]
  /// The dimensions of the benchmark that the results do not have.
  public let missing: [Dimension.ID]
  /// What a person should know.
  public let warnings: [Problem]
  private let organization: Organization?

  /// The results as an evaluation on a benchmark of a dataset.
  ///
  /// The score of a dimension is the average that VBench printed, or the mean of its videos where it printed none. Scores of videos that are on
  /// a scale of 100 where the benchmark's unit is a fraction are divided by 100.
  ///
  /// - Throws: ``/Tables/Problems`` if the benchmark has none of a dimension, or scores are outside its unit.
  public init(
    _ results: VBenchResults, on benchmark: Benchmark, of dataset: Dataset, details: Details = Details()
  ) throws(Problems) {
    var problems: [Problem] = []
    var warnings: [Problem] = []
    let name = details.system ?? results.name
    let id = System.ID(KebabCase.free(KebabCase.text(of: name) ?? "system") { dataset.systems[System.ID($0)] != nil })
    var organization: Organization?
    var system = System(
      id: id, name: name, releasedOn: details.releasedOn, note: "Known from results of VBench that were not published.")
    let countries = details.country.flatMap { Country.list($0) } ?? []
    if let country = details.country, countries.isEmpty {
      problems.append(
        Problem(
          CountryCodeCheck.unknown.code, "this is no country", found: country, expected: "a code or an English name"))
    }
    if let maker = details.organization {
      let plain = ComparableName.text(maker)
      let known = dataset.organizations.values.first {
        ComparableName.text($0.name) == plain || ComparableName.text($0.id.text) == plain
      }
      let made =
        known
        ?? Organization(
          id: Organization.ID(KebabCase.text(of: maker) ?? maker), name: maker, country: countries.first?.id,
          otherCountries: countries.dropFirst().map(\.id))
      organization = made
      system.organization = made.id
      if made.country == nil { system.ownCountries = countries.map(\.id) }
    } else {
      system.ownCountries = countries.map(\.id)
    }
    var evaluation = Evaluation(
      id: Evaluation.ID("\(benchmark.id).\(id)"), benchmark: benchmark.id, system: id,
      evaluatedOn: details.evaluatedOn, sampledBy: details.sampledBy, evaluatedBy: details.evaluatedBy)
    var samples: [Sample] = []
    for result in results.dimensions {
      guard let dimension = Self.dimension(result.name, of: benchmark) else {
        let near = nearestMatches(to: result.name, in: benchmark.dimensions.keys.map(\.text))
        problems.append(
          Problem(
            .notOfBenchmark, at: result.place, "\(benchmark.id) has no such dimension", found: result.name,
            fix: near.isEmpty
              ? "name another benchmark with --benchmark" : "did you mean \(near.joined(separator: " or "))?"))
        continue
      }
      let scale = Scale(result, unit: dimension.unit)
      let values = result.videos.map { $0.value / scale.ofVideos }
      let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      guard let score = result.average.map({ $0 / scale.ofAverage }) ?? mean else { continue }
      if let range = ScoreRangeCheck.range(of: dimension),
        let outside = ([score] + values).first(where: { !range.contains($0) })
      {
        problems.append(
          Problem(
            ScoreRangeCheck.outOfRange.code, at: result.place,
            "a score of \(dimension.id) in the unit '\(dimension.unit)' cannot be this",
            found: PrintedNumber.text(outside)))
        continue
      }
      if let mean, result.unreadCount == 0, abs(mean - score) > 0.0002 * (dimension.unit == .percent ? 100.0 : 1) {
        warnings.append(
          Problem(
            SampleMeanCheck.mean.code, severity: .warning, at: result.place,
            "the average of \(result.name) is not the mean of its \(values.count) videos; the average counts",
            found: PrintedNumber.text(score), expected: PrintedNumber.text(mean)))
      }
      if result.unreadCount > 0 {
        warnings.append(
          Problem(
            .notANumber, severity: .warning, at: result.place,
            "\(result.unreadCount) videos of \(result.name) have a score that is no number, and are left out"))
      }
      // Of a part of the videos the standard error of the whole does not follow.
      let isWhole = result.unreadCount == 0
      evaluation.scores[dimension.id] = Score(
        score, sampleSize: isWhole && !values.isEmpty ? Double(values.count) : nil)
      if isWhole { samples += Self.samples(of: result, values, evaluation.id, dimension.id) }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    self.system = system
    self.organization = organization
    self.evaluation = evaluation
    self.samples = samples
    self.warnings = warnings
    missing = benchmark.dimensions.keys.filter { evaluation.scores[$0] == nil }
  }

  /// The benchmark of a dataset that has the most of the dimensions; of several the one with the most evaluations.
  ///
  /// - Returns: `nil` if none has all of them.
  public static func benchmark(of results: VBenchResults, in dataset: Dataset) -> Benchmark? {
    var counts: [Benchmark.ID: Int] = [:]
    for evaluation in dataset.evaluations.values { counts[evaluation.benchmark, default: 0] += 1 }
    return dataset.benchmarks.values
      .filter { benchmark in results.dimensions.allSatisfy { dimension($0.name, of: benchmark) != nil } }
      .max { (counts[$0.id] ?? 0, $1.id.text) < (counts[$1.id] ?? 0, $0.id.text) }
  }

  /// Adds the evaluation to a dataset that has the benchmark.
  public func add(to dataset: inout Dataset) {
    dataset.systems[system.id] = system
    if let organization, dataset.organizations[organization.id] == nil {
      dataset.organizations[organization.id] = organization
    }
    for id in dataset.countries(of: system) where dataset.countries[id] == nil {
      dataset.countries[id] = Country.withCode(id.text)
    }
    dataset.evaluations[evaluation.id] = evaluation
    dataset.samples.append(contentsOf: samples)
  }

  /// What a check of the results has to say: the warnings, and that dimensions are missing.
  ///
  /// - Parameters:
  ///   - benchmark: The benchmark that they are of.
  ///   - path: What to call the file or the folder.
  public func problems(on benchmark: Benchmark, at path: String) -> [Problem] {
    guard !missing.isEmpty else { return warnings }
    return warnings + [
      Problem(
        .missingColumn, severity: .warning, at: Place(file: path),
        "dimensions of \(benchmark.id) that the results do not have, so that no total is composed",
        found: missing.map(\.text).joined(separator: ", "), fix: "evaluate them too, if a total is wanted")
    ]
  }

  // MARK: Dimensions and scales

  /// Short names in results of VBench-I2V, whose board spells them out (`scripts/constant.py`).
  private static let shortNames = [
    "i2vsubject": "videoimagesubjectconsistency", "i2vbackground": "videoimagebackgroundconsistency",
    "cameramotion": "videotextcameramotion",
  ]

  private static func dimension(_ name: String, of benchmark: Benchmark) -> Dimension? {
    let plain = ComparableName.header(name)
    let names = [plain, shortNames[plain]].compactMap(\.self)
    return benchmark.dimensions.values.first { dimension in
      names.contains(ComparableName.header(dimension.id.text)) || names.contains(ComparableName.header(dimension.name))
    }
  }

  /// By what printed scores are to be divided.
  private struct Scale {
    var ofAverage = 1.0
    var ofVideos = 1.0

    init(_ result: VBenchResults.DimensionResult, unit: Unit) {
      guard unit == .fraction else { return }
      if let average = result.average, average > 1, average <= 100 { ofAverage = 100 }
      if let largest = result.videos.map(\.value).max(), largest > 1, largest <= 100 { ofVideos = 100 }
      // A set of videos that all score below 1 of 100 is told by the average.
      if ofAverage == 100 { ofVideos = 100 }
    }
  }

  private static func samples(
    of result: VBenchResults.DimensionResult, _ values: [Double], _ evaluation: Evaluation.ID, _ dimension: Dimension.ID
  ) -> [Sample] {
    var taken: [String: Set<Int>] = [:]
    return zip(result.videos, values).map { video, value in
      let (text, printed) = video.prompt
      let prompt = key(text)
      var index = printed ?? 0
      while !taken[prompt, default: []].insert(index).inserted { index += 1 }
      return Sample(evaluation: evaluation, dimension: dimension, prompt: prompt, index: index, value: value)
    }
  }

  /// A prompt as a key, where its letters allow one.
  private static func key(_ prompt: String) -> String {
    prompt.unicodeScalars.allSatisfy(\.isASCII) ? KebabCase.text(of: prompt) ?? prompt : prompt
  }
}
