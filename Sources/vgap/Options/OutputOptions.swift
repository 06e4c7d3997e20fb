internal import ArgumentParser
internal import BenchmarkData
internal import Foundation
internal import GapAnalysis
internal import TableExport
internal import Tables

/// A form of output.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, csv, json, markdown, latex, html

  /// The format that the ending of a file name stands for.
  init?(fileName: String) {
    switch fileName.split(separator: ".").last.map(String.init) {
    case "txt": self = .text
    case "csv": self = .csv
    case "json": self = .json
    case "md", "markdown": self = .markdown
    case "tex": self = .latex
    case "html", "htm": self = .html
    default: return nil
    }
  }
}

/// Where the answer goes, and in which form.
struct OutputOptions: ParsableArguments {
  @Option(
    help: """
      The form of the answer. If left out, by the ending of the \
      output file; else text on a terminal, and CSV in a file or a pipe.
      """)
  var format: OutputFormat?

  @Option(help: "The file to write, instead of standard output.")
  var output: String?

  @Flag(help: "In CSV, keep spreadsheets from running text as formulas.")
  var spreadsheetSafe = false

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  /// Endings of files that other programs take for what we do not write.
  private static let foreignEndings = [
    "xlsx", "xls", "ods", "numbers", "tsv", "parquet", "pdf", "docx", "pptx", "png", "svg", "xml", "yaml", "yml",
  ]

  func validate() throws {
    guard output != "" else { throw ValidationError("--output takes the name of a file") }
    guard format == nil, let ending = output?.split(separator: ".").last?.lowercased(),
      Self.foreignEndings.contains(ending)
    else { return }
    throw ValidationError(
      "--output: vgap writes no .\(ending); end the name in .csv, .json, .txt, .md, .tex or .html, or choose a --format"
    )
  }

  /// Writes a document in the form that was asked for.
  ///
  /// - Parameters:
  ///   - document: The table.
  ///   - seed: The seed, if anything was simulated.
  ///   - text: Makes the text for a terminal, where it is not that of the table.
  func write(
    _ document: TableDocument, seed: UInt64? = nil, text: ((TableDocument.TextOptions) -> String)? = nil
  ) throws {
    var document = document
    document.provenance = Provenance(
      program: "vgap", version: Version.number, commandLine: ["vgap"] + CommandLineArguments.reproducible, seed: seed)
    let isTerminal = output == nil && StandardStream.output.isTerminal
    let chosen = format ?? output.flatMap(OutputFormat.init(fileName:)) ?? (isTerminal ? .text : .csv)
    switch chosen {
    case .text:
      let width = isTerminal ? StandardStream.output.width : environmentVariable("COLUMNS").flatMap { Int($0) }
      let colors = isTerminal && environmentVariable("NO_COLOR") == nil
      let options = TableDocument.TextOptions(width: width, usesColor: colors, showsProvenance: false)
      try write(text: text?(options) ?? document.text(options))
    case .csv: try write(text: document.csv(spreadsheetSafe: spreadsheetSafe))
    case .json: try write(text: document.json.text() + "\n")
    case .markdown: try write(text: document.written(as: .markdown))
    case .latex: try write(text: document.written(as: .latex))
    case .html: try write(text: document.written(as: .html))
    }
  }

  /// Writes a text to the output.
  func write(text: String) throws {
    let bytes = Array(text.utf8)
    if let output {
      try AtomicFile.write(bytes, to: output)
    } else if !StandardStream.output.write(bytes) {
      // A reader that has seen enough, such as head, is no failure.
      guard StandardStream.readerIsGone else { throw Failure("cannot write to standard output") }
      throw ExitCode.success
    }
  }

  /// Runs `body`, printing what the data or the file system did wrong and turning it into an exit code.
  func reportingFailures(_ body: () throws -> Void) throws { try Self.reportingFailures(body) }

  /// Runs `body`, printing what the data or the file system did wrong and turning it into an exit code.
  static func reportingFailures(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let problems as Problems {
      Diagnostics.print(problems.list)
      throw ExitCode.failure
    } catch let problem as Problem {
      Diagnostics.print([problem])
      throw ExitCode.failure
    } catch AnalysisError.unknownSide(_, let grouping, let known) where known.isEmpty {
      let remedy = "in a CSV file it is the column '\(grouping)', or another one by --columns \(grouping)=NAME"
      Diagnostics.print("error: no system of the dataset has a known \(grouping); \(remedy)\n")
      throw ExitCode.failure
    } catch let error as AnalysisError {
      throw ValidationError(error.description)
    } catch let failure as Failure {
      Diagnostics.print("error: \(failure.message)\n")
      throw ExitCode.failure
    }
  }
}

/// A failure that is neither in the data nor in the usage.
struct Failure: Error {
  var message: String
  init(_ message: String) { self.message = message }
}

/// The arguments of the process.
enum CommandLineArguments {
  /// The arguments without those that change where the answer goes or how long it takes, but not what it says.
  static var reproducible: [String] {
    var kept: [String] = []
    var skipsNext = false
    for argument in CommandLine.arguments.dropFirst() {
      if skipsNext {
        skipsNext = false
      } else if ["--threads", "--output", "--out"].contains(argument) {
        skipsNext = true
      } else if argument != "--quiet", !["--threads=", "--output=", "--out="].contains(where: argument.hasPrefix) {
        kept.append(argument)
      }
    }
    return kept
  }
}
