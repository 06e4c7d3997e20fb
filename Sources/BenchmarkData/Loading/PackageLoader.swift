import Foundation
import Tables

/// Reads the files of a data package and puts them together.
struct PackageLoader {
  let folder: InputFolder
  let options: LoadOptions
  /// Reads the bytes of a file by the path that the package lists; `nil` to read them from the folder.
  var readFile: ((String) throws(Problem) -> [UInt8])?

  init(_ path: String, options: LoadOptions, readFile: ((String) throws(Problem) -> [UInt8])? = nil) {
    folder = InputFolder(path)
    self.options = options
    self.readFile = readFile
  }

  /// The dataset.
  func load() throws(Problems) -> Dataset {
    let reading = try read(dropsBadRows: options.mode == .lenient)
    let hasErrors = reading.problems.contains { $0.severity == .error }
    if reading.isUnusable || (hasErrors && options.mode == .strict) { throw Problems(reading.problems) }
    let subject = CheckSubject(dataset: reading.dataset, places: .package(PackagePlaces(tables: reading.tables)))
    let goalposts = GoalpostsCheck.problems(in: subject)
    guard goalposts.isEmpty else { throw Problems(goalposts) }
    var dataset = reading.dataset
    dataset.problems = reading.problems.map(\.asOmission)
    dataset.licenses = (reading.descriptor.licenses ?? []).filter { !$0.name.isEmpty }
    return dataset
  }

  /// What was read of a package.
  struct Reading {
    var descriptor: DataPackage
    /// The text of the descriptor.
    var descriptorText: String
    /// The bytes of the files of the dataset format, by the paths that the descriptor lists.
    var contents: [String: [UInt8]]
    /// The files of the dataset format, by the names of their resources.
    var tables: [String: SourceTable]
    var dataset: Dataset
    var problems: [Problem]
    /// Whether a whole file is missing or cannot be read.
    var isUnusable: Bool
  }

  /// The dataset with all that is wrong with it.
  ///
  /// - Throws: The problem that the descriptor cannot be read.
  func read(dropsBadRows: Bool) throws(Problems) -> Reading {
    let (package, descriptor) = try readDescriptor()
    var problems: [Problem] = []
    var contents: [String: [UInt8]] = [:]
    var tables: [String: SourceTable] = [:]
    var inputs = [FileFingerprint(path: folder.name(of: DataPackage.fileName), of: descriptor)]
    var isUnusable = false
    for (known, file) in files(in: package, &problems) {
      do throws(Problems) {
        let options = CSV.ReadingOptions(
          columns: known.expectedColumns, unlistedColumns: .keep, delimiter: Self.delimiter(of: file),
          dropsBadRows: dropsBadRows)
        for path in file.paths {
          let bytes = try read(path)
          contents[path] = bytes
          inputs.append(FileFingerprint(path: folder.name(of: path), of: bytes))
        }
        let table = try CSV.read(
          parts: file.paths.compactMap { path in contents[path].map { (folder.name(of: path), $0) } }, options: options)
        problems += table.problems
        tables[known.name] = table
      } catch {
        problems += error.list
        isUnusable = true
      }
    }
    isUnusable = isUnusable || problems.contains { $0.severity == .error && $0.place?.line == nil }
    let title = package.title ?? package.name ?? folder.path
    var (loaded, found) = try dataset(of: tables, title: title)
    loaded.inputs = inputs
    problems += isUnusable ? Self.withoutConsequences(found) : found
    return Reading(
      descriptor: package, descriptorText: String(decoding: descriptor, as: UTF8.self), contents: contents,
      tables: tables, dataset: loaded, problems: problems, isUnusable: isUnusable)
  }

  /// The dataset of the tables, and everything that is wrong with them.
  ///
  /// Files are read in the order of their references, so that each record finds what it refers to.
  private func dataset(
    of tables: [String: SourceTable], title: String
  ) throws(Problems) -> (Dataset, [Problem]) {
    var dataset = Dataset(title: title)
    var problems: [Problem] = []
    let filters = options.filters.filter { !$0.isOfVotesOnly }
    if let filter = filters.first, tables[VotesFile.name] == nil {
      throw Problems([
        Problem(
          .missingFile, at: Place(file: folder.path),
          "--where names no field of systems, and the dataset has no votes with columns of their own",
          found: filter.column,
          expected: "access, architecture, country, modality, organization or system")
      ])
    }
    for file in DatasetFiles.inReadingOrder {
      guard let table = tables[file.name] else { continue }
      let rows = try FilteredRows(file is VotesFile.Type ? filters : [], of: table, kind: "votes")
      dataset.filterNote = rows.note ?? dataset.filterNote
      var reader = RowReader(table, skippedRows: rows.omitted)
      file.read(&reader, into: &dataset)
      problems += reader.problems
    }
    return (dataset, problems)
  }

  /// The character between the fields of a file: a comma, unless the descriptor says otherwise.
  static func delimiter(of file: DataPackage.Resource) -> CSV.Delimiter {
    guard let text = file.dialect?.delimiter, text.count == 1, let character = text.first else { return .comma }
    return CSV.Delimiter(character) ?? .comma
  }

  /// The bytes of the file that the package lists as `path`.
  func read(_ path: String) throws(Problems) -> [UInt8] {
    do throws(Problem) {
      guard let readFile else { return try folder.read(path) }
      return try readFile(path)
    } catch {
      throw Problems([error])
    }
  }

  /// `datapackage.json`, decoded, and its bytes.
  private func readDescriptor() throws(Problems) -> (DataPackage, bytes: [UInt8]) {
    let place = Place(file: folder.name(of: DataPackage.fileName))
    let bytes: [UInt8]
    do throws(Problems) {
      bytes = try read(DataPackage.fileName)
    } catch {
      guard error.list.contains(where: { $0.code == .fileNotFound }) else { throw error }
      throw Problems([
        Problem(
          .badDescriptor, at: place, "the folder holds no \(DataPackage.fileName)",
          fix: "give the folder of a data package, or a CSV file")
      ])
    }
    do {
      return (try JSONDecoder().decode(DataPackage.self, from: Data(bytes)), bytes)
    } catch {
      throw Problems([
        Problem(
          .badDescriptor, at: place, "this is not a data package: \(Self.reason(error))",
          expected: "a JSON object with a list of resources, each with a name and a path")
      ])
    }
  }

  /// The resources of the dataset format, in the order of the format.
  private func files(
    in package: DataPackage, _ problems: inout [Problem]
  ) -> [(known: any DatasetFile.Type, DataPackage.Resource)] {
    let descriptor = Place(file: folder.name(of: DataPackage.fileName))
    var files: [String: DataPackage.Resource] = [:]
    for file in package.resources {
      guard DatasetFiles.named(file.name) != nil else { continue }
      if files[file.name] != nil {
        problems.append(
          Problem(.badDescriptor, at: descriptor, "resource \(file.name) is listed twice", fix: "keep one"))
      }
      files[file.name] = file
    }
    return DatasetFiles.all.compactMap { known in files[known.name].map { (known, $0) } }
  }

  /// The problems without the dangling references that follow from a file that could not be read.
  private static func withoutConsequences(_ problems: [Problem]) -> [Problem] {
    problems.filter { $0.code != .unknownReference && $0.code != .notOfBenchmark }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context): context.debugDescription
    case DecodingError.keyNotFound(let key, let context): "\(pathText(context)) lacks '\(key.stringValue)'"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(pathText(context)): \(context.debugDescription)"
    default: "it cannot be decoded"
    }
  }

  private static func pathText(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return path.isEmpty ? "the document" : path.joined(separator: ".")
  }
}
