import ArgumentParser
import BenchmarkData
import Foundation
import GapAnalysis
import TableExport
import Tables

/// Where the answer goes, and in which form.
struct OutputOptions: ParsableArguments {
  @Option(
    help: """
      The form of the answer. If left out, by the ending of the \
      output file; else text on a terminal, and CSV in a file or a pipe.
      """)
  var format: TableFormat?

  @Option(
    help: ArgumentHelp("The file to write, instead of standard output: \(Self.endings), or a name without an ending."),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      """
      The columns that people see, in this order, by their names in CSV: label,estimate,ci_lower,status; an interval is called as its lower end. \
      For \(Self.displays); the other formats have every column.
      """, valueName: "column,…"))
  var columnsShown: String?

  @Flag(help: "In CSV, keep spreadsheets from running text as formulas.")
  var spreadsheetSafe = false

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  /// The forms that show some columns, as `text and html`.
  private static var displays: String {
    let names = TableFormat.all.filter { $0.content == .display }.map(\.name)
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  /// The endings by which the form can be chosen, as `.txt, .csv or .json`.
  private static var endings: String {
    let endings = TableFormat.all.map { ".\($0.fileExtension)" }
    return endings.dropLast().joined(separator: ", ") + " or " + (endings.last ?? "")
  }

  func validate() throws {
    guard output != "" else { throw ValidationError("--output takes the name of a file") }
    if let form = output.flatMap({ FigureOptions.Form($0) }), form == .vegaLite || format == nil {
      throw ValidationError(
        "--output: .\(form.rawValue) is a figure, which --figure writes; end the name of a table in \(Self.endings)")
    }
    if let format = chosenFormat, format.content != .display, columnsShown != nil {
      throw ValidationError(
        "--columns-shown is for \(Self.displays); \(format.name) has every column, under the names by which it is read")
    }
    guard format == nil, let ending = outputEnding, TableFormat.ending(ending) == nil else { return }
    throw ValidationError(
      "--output: vgap writes no .\(ending); end the name in \(Self.endings), or choose a --format")
  }

  /// What the name of the output file ends with, without the point; `nil` if it has no ending.
  private var outputEnding: String? {
    guard let name = output?.split(separator: "/").last, let point = name.lastIndex(of: "."), point != name.startIndex
    else { return nil }
    return String(name[name.index(after: point)...])
  }

  /// The form that was asked for, by name or by the ending of the output file; `nil` if neither says it.
  var chosenFormat: TableFormat? { format ?? outputEnding.flatMap(TableFormat.ending) }

  /// Whether the form that is written has the notes of a document.
  var showsNotes: Bool {
    let isTerminal = output == nil && StandardStream.output.isTerminal
    return (chosenFormat ?? (isTerminal ? .text : .csv)).content != .rows
  }

  /// Writes a document in the form that was asked for.
  ///
  /// - Parameters:
  ///   - document: The table.
  ///   - dataset: What it was made from.
  ///   - seed: The seed, if anything was simulated.
  ///   - text: Makes the text for a terminal, where it is not that of the table.
  func write(
    _ document: TableDocument, of dataset: Dataset, seed: UInt64? = nil,
    text: ((TableDocument.TextOptions) -> String)? = nil
  ) throws {
    try write(document, inputs: dataset.inputs, seed: seed, text: text)
  }

  /// Writes a document that was made from the given files in the form that was asked for.
  func write(
    _ document: TableDocument, inputs: [FileFingerprint], seed: UInt64? = nil,
    text: ((TableDocument.TextOptions) -> String)? = nil
  ) throws {
    var document = document
    document.shownColumns = try shownColumns(of: document)
    document.provenance = provenance(inputs, seed: seed)
    if let used = ConfigurationFile.used { document.notes.append("With \(used.text).") }
    let isTerminal = output == nil && StandardStream.output.isTerminal
    let width = isTerminal ? StandardStream.output.width : environmentVariable("COLUMNS").flatMap { Int($0) }
    let colors = isTerminal && environmentVariable("NO_COLOR") == nil
    let options = TableFormat.WritingOptions(
      text: .init(width: width, usesColor: colors, showsProvenance: file != nil), spreadsheetSafe: spreadsheetSafe)
    let format = chosenFormat ?? (isTerminal ? .text : .csv)
    guard columnsShown == nil || format.content == .display else {
      throw ValidationError("--columns-shown is for \(Self.displays): choose one with --format")
    }
    if format == .text, columnsShown == nil, let text {
      return try write(text: text(options.text), inputs: inputs, seed: seed)
    }
    let bytes = try format.bytes(of: document, options)
    // Data may hold what steers a terminal; what is laid out as text is clean already.
    guard !isTerminal || format == .text else {
      return try write(text: TerminalText.escaped(String(decoding: bytes, as: UTF8.self), keepsLines: true))
    }
    guard format == .csv, let file else { return try write(bytes: bytes) }
    let metadata = document.csvMetadata(of: bytes, at: file.split(separator: "/").last.map(String.init) ?? file)
    let metadataFile = file + TableDocument.csvMetadataEnding
    try TableDocument.checkMetadata(at: metadataFile)
    try AtomicFile.write([(bytes, file), (Array((metadata.text() + "\n").utf8), metadataFile)])
  }

  /// The columns that were asked for by name.
  private func shownColumns(of document: TableDocument) throws -> [String]? {
    guard let columnsShown else { return nil }
    let names = columnsShown.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let known = document.table.columns.map(\.name)
    guard !names.isEmpty, Set(names).count == names.count else {
      throw ValidationError("--columns-shown takes names of columns, each once: \(known.joined(separator: ", "))")
    }
    // The two ends are one column to people.
    let upper = Dictionary(
      document.intervals.map { ($0.upper.name, $0.lower.name) }, uniquingKeysWith: { first, _ in first })
    for name in names where !known.contains(name) || upper[name] != nil {
      let near = upper[name].map { [$0] } ?? nearestMatches(to: name, in: known)
      throw ValidationError(
        "--columns-shown: the table shows no column '\(name)'; expected \(known.filter { upper[$0] == nil }.joined(separator: ", "))"
          + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
    }
    return names
  }

  /// The output if it is a file that stays under its name.
  private var file: String? { output.flatMap { AtomicFile.isStream($0) ? nil : $0 } }

  private func provenance(_ inputs: [FileFingerprint], seed: UInt64?) -> Provenance {
    Provenance(
      program: "vgap", version: Version.number, commandLine: ["vgap"] + CommandLineArguments.reproducible, seed: seed,
      inputs: inputs + CommandLineArguments.inputs)
  }

  /// Writes a text that was made from the given files; in a file it says at its end how it was made.
  func write(text: String, inputs: [FileFingerprint], seed: UInt64? = nil) throws {
    guard file != nil else { return try write(text: text) }
    let width = environmentVariable("COLUMNS").flatMap { Int($0) } ?? 120
    let origin = [""] + HumanText.wrapped(provenance(inputs, seed: seed).summary, width: width)
    try write(text: text + origin.map { $0 + "\n" }.joined())
  }

  /// Writes a text to the output.
  func write(text: String) throws { try write(bytes: Array(text.utf8)) }

  /// Writes bytes to the output.
  private func write(bytes: [UInt8]) throws {
    if let output {
      try AtomicFile.write(bytes, to: output)
    } else if !StandardStream.output.write(bytes) {
      // A reader that has seen enough, such as head, is no failure.
      guard StandardStream.readerIsGone else { throw Failure("cannot write to standard output") }
      throw ExitCode.success
    }
  }

  /// Runs `body`, printing what the data or the file system did wrong and turning it into an exit code.
  /// Meanwhile a terminal shows what it is at.
  func reportingFailures(_ body: () throws -> Void) throws {
    try Self.reportingFailures { try ProgressLine.shown(isQuiet: quiet) { try body() } }
  }

  /// Runs `body`, printing what the data or the file system did wrong and turning it into an exit code.
  static func reportingFailures(_ body: () throws -> Void) throws {
    do { try body() } catch { throw reported(error) }
  }

  /// Prints what the data or the file system did wrong.
  ///
  /// - Returns: The exit code, or how the command was misused.
  private static func reported(_ error: any Error) -> any Error {
    switch error {
    case let problems as Problems: Diagnostics.print(problems.list)
    case let problem as Problem: Diagnostics.print([problem])
    case AnalysisError.unknownSide(_, let grouping, let known) where known.isEmpty:
      let remedy = "in a CSV file it is the column '\(grouping)', or another one by --columns \(grouping)=NAME"
      Diagnostics.print(failure: "no system of the dataset has a known \(grouping); \(remedy)")
    case AnalysisError.unsuitableData(let text): Diagnostics.print(failure: text)
    // A name from the data may hold a line end, behind which it could say anything in our name.
    case let error as AnalysisError: return ValidationError(TerminalText.escaped(error.description))
    case let error as TableFormatError: Diagnostics.print(failure: error.description)
    case let failure as Failure: Diagnostics.print(failure: failure.message)
    default: return error
    }
    return ExitCode.failure
  }
}

/// A failure that is neither in the data nor in the usage.
struct Failure: Error {
  var message: String
  init(_ message: String) { self.message = message }
}

/// The arguments of the process.
enum CommandLineArguments {
  /// A message with the arguments that it repeats made harmless: behind a line end one could say anything in our name.
  static func escaped(in message: String) -> String {
    CommandLine.arguments.reduce(message) { text, argument in
      let harmless = TerminalText.escaped(argument)
      return harmless == argument ? text : text.replacing(argument, with: harmless)
    }
  }

  /// The file of which some of the reproducible arguments are.
  static var inputs: [FileFingerprint] { ConfigurationFile.used.map { [$0.input] } ?? [] }

  /// The arguments, with those of a configuration, without those that change where the answer goes or how long it takes, but not what it says.
  static var reproducible: [String] {
    let left = ["--threads", "--output", "--out", "--figure", "--theme", "--title", "--width"]
    var kept: [String] = []
    var skipsNext = false
    for argument in ConfigurationFile.used?.arguments ?? Array(CommandLine.arguments.dropFirst()) {
      if skipsNext {
        skipsNext = false
      } else if left.contains(argument) {
        skipsNext = true
      } else if argument != "--quiet", !left.contains(where: { argument.hasPrefix($0 + "=") }) {
        kept.append(argument)
      }
    }
    return kept
  }
}
