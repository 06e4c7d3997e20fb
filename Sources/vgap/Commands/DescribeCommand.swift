import ArgumentParser
import BenchmarkData
import TableExport
import Tables

/// `vgap describe`.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "How a file is read: its form, what each column holds, and which commands can answer from it.",
    discussion: """
      Nothing is computed. Each column is shown with its meaning, the way in which it is written, and an example; then the systems, \
      countries and dates that are there, and which commands can answer. What is wrong is named as 'vgap validate' does.

      Examples:
        vgap describe board.csv
        vgap describe export.csv --encoding gbk
        cat board.json | vgap describe -
        vgap describe my-package --croissant my-package/croissant.json
      """)

  @Argument(help: "A file of scores, estimates or votes; - for standard input.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "A file to write the description of a data package into, in the Croissant format of MLCommons: croissant.json beside it.",
      valueName: "file"),
    completion: .file())
  var croissant: String?

  @OptionGroup var flatFile: FlatFileOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.reportingFailures {
      let options = try flatFile.loadOptions(.strict)
      let path = try DatasetLocation.path(of: file)
      let listing: DescriptionListing
      let inputs: [FileFingerprint]
      if DatasetLocation.isFolder(path) {
        let dataset = try DatasetLocation.load(file, options: options)
        (listing, inputs) = (DescriptionListing(dataset: dataset), dataset.inputs)
        if let croissant {
          let text = try DataPackage(in: path).croissant(modified: dataset.lastDate).text() + "\n"
          try AtomicFile.write(Array(text.utf8), to: croissant)
        }
      } else {
        guard croissant == nil else {
          throw ValidationError(
            "--croissant describes a data package, and '\(TerminalText.escaped(file))' is a file: vgap import makes one"
          )
        }
        let description = try FileDescription(path: path, options: options)
        (listing, inputs) = (DescriptionListing(description), [description.input])
      }
      if output.chosenFormat ?? .text == .text {
        try output.write(text: listing.text, inputs: inputs)
      } else {
        try output.write(listing.document(), inputs: inputs)
      }
      guard !output.quiet else { return }
      Diagnostics.print(listing.problems)
      if listing.problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    }
  }
}
