public import Tables

/// What was understood of a flat file: its form, what each column holds and how it is written, and what was decided.
public struct FileDescription: Sendable {
  /// A column of the file.
  public struct ColumnDescription: Hashable, Sendable {
    /// What the file calls it.
    public var header: String
    /// What it holds, by our name; `nil` if nothing is done with it.
    public var meaning: String?
    /// How its cells are written.
    public var convention: String
    /// The first of its cells that is not empty.
    public var example: String?
    /// What that cell was read as, where it is another text.
    public var reading: String?
    /// How many of its cells hold no value.
    public var missingCount: Int
  }

  /// What the file is called.
  public var name: String
  /// Its form in words.
  public var form: String
  /// How its text is written in bytes.
  public var encoding: TextEncoding
  /// What it holds: scores, estimates, votes or rankings; `nil` if that is not known.
  public var kind: String?
  /// The number of rows.
  public var rowCount: Int
  /// The columns in the order of the file.
  public var columns: [ColumnDescription]
  /// What was decided.
  public var decisions: [ReadingDecision]
  /// What is wrong or doubtful.
  public var problems: [Problem]
  /// The bytes that were read.
  public var input: FileFingerprint
  /// The dataset that was made of it, if one could be.
  public var dataset: Dataset?

  /// Describes the file at `path`.
  ///
  /// - Throws: That the file cannot be opened. What is wrong with its columns and cells is in ``problems``.
  public init(path: String, options: LoadOptions = LoadOptions()) throws(Problems) {
    let loader = FlatFileLoader(path: path, options: options)
    let file = try TableFile(path: path, options: try options.fileOptions())
    let source = try file.read(dropsBadRows: true)
    name = file.name
    input = file.fingerprint
    form = file.form.name
    encoding = file.encoding
    rowCount = source.table.rowCount
    columns = []
    decisions = []
    problems = []
    var assignment: ColumnAssignment?
    do throws(Problems) {
      if let (finder, _) = try loader.rankingForm(of: file) {
        assignment = finder.assignment
        kind = "rankings"
      } else {
        let (kind, found) = try loader.kind(of: file)
        assignment = found
        switch kind {
        case .scores: self.kind = "scores"
        case .estimates: self.kind = "estimates"
        case .votes: self.kind = "votes"
        }
      }
      // Standard input can be read but once.
      let reading = try loader.read(file, dropsBadRows: true)
      dataset = reading.dataset
      problems = Problem.grouped(reading.problems)
      decisions = reading.decisions
    } catch {
      problems = error.list
    }
    columns = Self.columns(source, file, assignment, options)
  }

  private static func columns(
    _ source: SourceTable, _ file: TableFile, _ assignment: ColumnAssignment?, _ options: LoadOptions
  ) -> [ColumnDescription] {
    var table = TextTable(source, options: options.cells)
    table.decimals = DecimalEvidence(
      table, assignment.map { FlatTable.numberColumns(of: source, ColumnMeaning.allCases, $0) } ?? [], form: file.form)
    let meanings = Dictionary(
      (assignment?.columns ?? [:]).map { ($0.value, $0.key) }
    ) { first, _ in first }
    return source.table.columns.indices.map { index in
      let texts = table.texts(index)
      let row = texts.indices.first { texts[$0].map { !MissingWord.isMissing($0) } ?? false }
      let example = row.flatMap { texts[$0] }
      var description = ColumnDescription(
        header: source.table.columns[index].name, meaning: meanings[index]?.name, convention: "text", example: example,
        reading: nil, missingCount: texts.missingCount)
      switch meanings[index]?.kind {
      case .number, .whole, .interval:
        let numbers = table.numbers(index, isWhole: meanings[index]?.kind == .whole)
        description.convention = numbers.convention.description
        description.missingCount = numbers.missingRows.count
        description.reading = row.flatMap { numbers.values[$0] }.flatMap(DecimalText.text)
      case .date:
        let before = table.decisions.count
        let (dates, words) = table.dates(index)
        let said = table.decisions[before...].map(\.text)
        description.convention = said.isEmpty ? "dates" : "dates: " + said.joined(separator: ", ")
        description.missingCount = texts.missingCount + words
        description.reading = row.flatMap { dates[$0]?.description }
      case .name: description.reading = example.map { NameText($0).text }
      case .text, nil: break
      }
      if description.reading == example { description.reading = nil }
      return description
    }
  }
}
