import BenchmarkData
import GapAnalysis
import StatisticsCore
public import TableExport
public import Tables

/// A file of a report's folder.
public struct ReportFile: Hashable, Sendable {
  /// The path within the folder, with `/` between its parts.
  public var path: String
  /// Its bytes.
  public var bytes: [UInt8]

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
}

extension Report {
  /// What the files of a report are made with, besides the report itself.
  public struct FileOptions: Sendable {
    /// How the report was made.
    public var provenance: Provenance
    /// The licences of the dataset.
    public var licenses: [DataPackage.License]
    /// Whether CSV keeps spreadsheets from running text as formulas.
    public var spreadsheetSafe: Bool
    /// Where the report will be published, and the picture of links to it; `nil` where that is not known.
    public var publication: Publication?

    /// Makes options.
    public init(
      provenance: Provenance, licenses: [DataPackage.License] = [],
      spreadsheetSafe: Bool = false, publication: Publication? = nil
    ) {
      self.provenance = provenance
      self.licenses = licenses
      self.spreadsheetSafe = spreadsheetSafe
      self.publication = publication
    }
  }

  /// What those who show a link to a page ask of it: they take whole addresses alone, and no SVG.
  public struct Publication: Hashable, Sendable {
    /// The address of the folder, with a slash at its end.
    public var address: String
    /// ``Report/socialCard`` as PNG.
    public var picture: [UInt8]

    /// The given address, with a slash at its end if it has none, and picture.
    public init(address: String, picture: [UInt8]) {
      self.address = address.hasSuffix("/") ? address : address + "/"
      self.picture = picture
    }

    /// The name of the file of the picture.
    static let pictureName = "preview.png"
  }

  /// The picture of links to the page.
  public var socialCard: SocialCard {
    SocialCard(
      kicker: datasetTitle, title: title, sentences: today.statements.map(\.sentence),
      footer: today.date.map { "As of \($0.words)" } ?? "")
  }

  /// How a report with these inputs is made: the provenance with the sources behind the numbers.
  public func provenance(
    program: String, version: String, commandLine: [String], inputs: [FileFingerprint]
  ) -> Provenance {
    Provenance(
      program: program, version: version, commandLine: commandLine, seed: question.simulation.seed, inputs: inputs,
      sources: sources.map { .init(title: $0.title, url: $0.url, license: $0.license) })
  }

  /// The figures, with the program that drew them in their notes.
  func figures(madeBy provenance: Provenance) -> [Figure] {
    figures.map { $0.noting(program: provenance.program, version: provenance.version) }
  }

  /// The forms beside CSV in which every table of results is written.
  private static let formats: [TableFormat] = [.latex]

  /// The files of the report's folder: `report.html`, `tables/`, `figures/`, the notebooks, `manifest.csv`,
  /// `datapackage.json` and `croissant.json`; for a publication also the picture of links to it.
  ///
  /// The same report gives the same bytes.
  ///
  /// - Throws: ``ReportError``.
  public func files(_ options: FileOptions) throws(ReportError) -> [ReportFile] {
    var files: [ReportFile] = []
    var resources: [DataPackage.Resource] = []
    func add(_ file: ReportFile, name: String, title: String, mediaType: String) {
      files.append(file)
      resources.append(
        .init(name: name, path: file.path, title: title, mediaType: mediaType, contents: file.bytes))
    }
    var csv: [String: String] = [:]
    for document in documents + [manifest] {
      let path = document.name == manifest.name ? "manifest.csv" : "tables/\(document.name).csv"
      let text = try reporting { try document.csv(spreadsheetSafe: options.spreadsheetSafe) }
      csv[document.name] = text
      files.append(ReportFile(path, text))
      resources.append(.init(document, path: path, contents: text.utf8, primaryKey: Self.primaryKey(of: document)))
      // What is looked up is no table of a paper.
      guard ![manifest.name, sourcesDocument.name, pairsItem?.document.name].contains(document.name) else { continue }
      var cited = document
      cited.provenance = options.provenance
      for format in Self.formats {
        let bytes = try reporting { try format.bytes(of: cited) }
        add(
          ReportFile("tables/\(document.name).\(format.fileExtension)", bytes), name: "\(document.name)-\(format.name)",
          title: document.title, mediaType: format.mediaType)
      }
    }
    for figure in figures(madeBy: options.provenance) {
      let name = figure.caption.name
      add(
        ReportFile("figures/\(name).vl.json", figure.specification().text() + "\n"), name: "\(name)-figure",
        title: figure.caption.title, mediaType: "application/vnd.vegalite.v6+json")
      let drawing = try reporting { try figure.svg() }
      add(
        ReportFile("figures/\(name).svg", drawing + "\n"), name: "\(name)-drawing", title: figure.caption.title,
        mediaType: "image/svg+xml")
    }
    if let publication = options.publication {
      add(
        ReportFile(Publication.pictureName, publication.picture), name: "preview", title: title, mediaType: "image/png")
    }
    let package = DataPackage(
      profile: DataPackage.profile, name: ReportFolder.packageName, title: title,
      description:
        "Tables and figures of the report on \(question.titleA) and \(question.titleB), from: \(datasetTitle).",
      licenses: options.licenses, sources: options.provenance.sources, resources: resources)
    files.append(ReportFile(DataPackage.fileName, package.json(provenance: options.provenance).text() + "\n"))
    files.append(
      ReportFile(DataPackage.croissantFileName, package.croissant(modified: today.date).text() + "\n"))
    files += try notebookFiles(options)
    files.append(ReportFile("report.html", try ReportPage(self, options, csv: csv).html()))
    return files
  }

  private static func primaryKey(of document: TableDocument) -> ColumnList {
    switch document.name {
    case "manifest": .init(.evaluation)
    case "sources": .init(.source)
    default: .init()
    }
  }
}
