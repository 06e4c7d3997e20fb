import Foundation
public import Tables

/// Checks whether a dataset is sound: its form against its description, and its meaning.
///
///     let report = DatasetValidator(path: "datasets/video-generation").report()
///     for problem in report.problems { print(problem) }
///
/// All problems are found, not the first: rows with errors are set aside and the others are checked on. A cell is reported once, even if
/// several checks object to it. Where a whole file cannot be read, what the data mean is not checked.
public struct DatasetValidator: Sendable {
  /// The folder of a data package, or a flat CSV file.
  public var path: String
  /// How the columns of a flat file are called. Whether to be strict or lenient has no meaning here.
  public var options: LoadOptions
  /// The last date that is not in the future; `nil` to check no dates against it.
  public var asOf: CalendarDate?
  /// Whether to ask also what need not be wrong and a maintainer should look at: the codes of ``strictCodes``.
  public var isStrict = false
  /// What is wrong with the test of a claim, beyond its form: for those who run the tests; `nil` for nothing.
  public var claimFault: (@Sendable (Claim, Dataset) -> String?)?
  /// Reads a file of a package by the path that this lists, and lists a folder: from elsewhere where a package is not written yet.
  var readFile: (@Sendable (String) throws(Problem) -> [UInt8])?
  var listFolder: @Sendable (String) -> [String]? = { DatasetValidator.files(in: $0) }

  /// A validator of the dataset at `path`.
  public init(path: String, options: LoadOptions = LoadOptions(), asOf: CalendarDate? = nil) {
    self.path = path
    self.options = options
    self.asOf = asOf
  }

  /// Every problem that may be reported, explained; each code once, in the order in which checks are made.
  public static let explanations: [Problem.Explanation] = {
    let all =
      CSV.problemCodes + JSONDocument.problemCodes + TableFile.problemCodes + ConventionExplanations.all
      + StructureChecks.all.flatMap { $0.explanations } + LoadingExplanations.all
      + ImportExplanations.all
      + DatasetChecks.all.flatMap { $0.explanations } + [KnownFindings.stale]
    var seen: Set<Problem.Code> = []
    return all.filter { seen.insert($0.code).inserted }
  }()

  /// The kinds of problems that are looked for only where that is asked.
  public static let strictCodes = Set(
    (DatasetChecks.all.filter { $0.isStrict }.flatMap { $0.explanations } + [KnownFindings.stale]).map(\.code))

  /// What is wrong with the dataset, and what it holds.
  public func report() -> ValidationReport {
    if let fileNames = listFolder(path) { return packageReport(fileNames) }
    guard path == TableFile.standardInput || FileManager.default.fileExists(atPath: path) else {
      return ValidationReport(
        title: path,
        problems: [
          Problem(
            .missingFile, at: Place(file: path), "there is no such file or folder",
            fix: "give the folder of a data package or a CSV file")
        ])
    }
    return flatFileReport()
  }

  /// The names of the files in a folder; `nil` if it is none.
  private static func files(in path: String) -> [String]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return nil }
    return (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  // MARK: A flat file

  private func flatFileReport() -> ValidationReport {
    do throws(Problems) {
      let reading = try FlatFileLoader(path: path, options: options).read(dropsBadRows: true)
      let subject = CheckSubject(
        dataset: reading.dataset,
        places: .flatFile(reading.source, reading.rows, actualNames: reading.columns),
        isWhole: !reading.problems.contains { $0.severity == .error }, asOf: asOf)
      return ValidationReport(
        title: reading.dataset.title, problems: reading.problems + meaning(subject), dataset: reading.dataset)
    } catch {
      return ValidationReport(title: path, problems: error.list)
    }
  }

  private func meaning(_ subject: CheckSubject) -> [Problem] {
    concurrentMap(DatasetChecks.all.filter { isStrict || !$0.isStrict }) { $0.problems(in: subject) }.flatMap(\.self)
  }

  // MARK: A package

  private func packageReport(_ fileNames: [String]) -> ValidationReport {
    let loader = PackageLoader(path, options: options, readFile: readFile)
    do throws(Problems) {
      let reading = try loader.read(dropsBadRows: true)
      let (structure, raw) = structure(reading, loader, fileNames)
      let form = structure.readingProblems + StructureChecks.all.flatMap { $0.problems(in: structure) }
      var problems = Self.merged(withoutConsequences(reading, raw), form)
      var explained: [Problem] = []
      if !reading.isUnusable {
        let places = PackagePlaces(tables: reading.tables)
        let subject = CheckSubject(
          dataset: reading.dataset, places: .package(places),
          isWhole: !reading.problems.contains { $0.severity == .error }, asOf: asOf, claimFault: claimFault)
        let known = KnownFindings(
          Self.merged(problems, meaning(subject)), reading.dataset.knownFindings, in: places)
        problems = known.open + (isStrict ? known.staleRecords : [])
        explained = known.explained
      }
      return ValidationReport(
        title: reading.dataset.title, problems: problems, explained: explained, dataset: reading.dataset,
        fileOrder: [DataPackage.fileName] + reading.descriptor.resources.flatMap(\.paths))
    } catch {
      return ValidationReport(title: loader.folder.path, problems: error.list)
    }
  }

  /// The package as its descriptor sees it, and all files of the dataset format as text.
  private func structure(
    _ reading: PackageLoader.Reading, _ loader: PackageLoader, _ fileNames: [String]
  ) -> (PackageStructure, raw: [String: SourceTable]) {
    var raw: [String: SourceTable] = [:]
    var files: [StructuredFile] = []
    var problems: [Problem] = []
    for resource in reading.descriptor.resources {
      let isKnown = DatasetFiles.named(resource.name) != nil
      let options = CSV.ReadingOptions(
        columns: [], delimiter: PackageLoader.delimiter(of: resource), dropsBadRows: true)
      do throws(Problems) {
        var parts: [(name: String, bytes: [UInt8])] = []
        for path in resource.paths {
          let bytes: [UInt8]
          if let known = reading.contents[path] { bytes = known } else { bytes = try loader.read(path) }
          parts.append((loader.folder.name(of: path), bytes))
        }
        let source = try CSV.read(parts: parts, options: options)
        if !isKnown { problems += source.problems }
        if isKnown { raw[resource.name] = source }
        if let schema = resource.schema { files.append(StructuredFile(resource, schema, source)) }
      } catch {
        // What the loader reads it reports itself.
        if !isKnown { problems += error.list }
      }
    }
    let structure = PackageStructure(
      folder: loader.folder.path, descriptor: reading.descriptor, descriptorText: reading.descriptorText,
      fileNames: fileNames + filesBeneath(reading.descriptor), files: files, readingProblems: problems)
    return (structure, raw)
  }

  /// The paths of the files in the folders beneath the package's that hold files of it.
  private func filesBeneath(_ package: DataPackage) -> [String] {
    let folders = package.resources.flatMap(\.paths).filter(InputFolder.staysWithin).compactMap { path in
      path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
    return Set(folders).sorted().flatMap { folder in
      (listFolder(path + "/" + folder) ?? []).map { folder + "/" + $0 }
    }
  }

  /// What the loader found, without the references to rows that are there but have problems of their own.
  private func withoutConsequences(_ reading: PackageLoader.Reading, _ raw: [String: SourceTable]) -> [Problem] {
    var lost: Set<String> = []
    for file in Self.referredFiles {
      guard let texts = file.key.last.flatMap({ raw[file.name]?.table[$0]?.texts }) else { continue }
      let kept = file.keys(of: reading.dataset)
      for case let text? in texts where !kept.contains(text) { lost.insert(text) }
    }
    guard !lost.isEmpty else { return reading.problems }
    return reading.problems.filter { problem in
      (problem.code != .unknownReference && problem.code != .notOfBenchmark) || !lost.contains(problem.found ?? "")
    }
  }

  /// The files to which others, or they themselves, refer.
  private static var referredFiles: [any DatasetFile.Type] {
    let names = Set(DatasetFiles.all.flatMap { $0.referredFiles.map { $0.name } })
    return DatasetFiles.all.filter { names.contains($0.name) }
  }

  /// Findings, and of the later ones those about cells that no error is reported for yet.
  private static func merged(_ first: [Problem], _ later: [Problem]) -> [Problem] {
    var problems = first
    var reported = Set(first.filter { $0.severity == .error }.compactMap(\.place).filter { $0.column != nil })
    for problem in later {
      if let place = problem.place, place.column != nil {
        if reported.contains(place) { continue }
        if problem.severity == .error { reported.insert(place) }
      }
      problems.append(problem)
    }
    return problems
  }
}

extension DatasetValidator {
  /// What is wrong with a package whose files are not written yet.
  ///
  /// - Parameters:
  ///   - files: The files by name.
  ///   - folder: What problems call its folder.
  public static func report(onPackage files: [PackageWriter.File], called folder: String) -> ValidationReport {
    report(onPackage: Dictionary(files.map { ($0.name, Array($0.text.utf8)) }) { first, _ in first }, called: folder)
  }

  /// What is wrong with a package of which the bytes of the files are given by name.
  static func report(onPackage contents: [String: [UInt8]], called folder: String) -> ValidationReport {
    var validator = DatasetValidator(path: folder)
    validator.listFolder = { path in
      let beginning = (path + "/").dropFirst(folder.count + 1)
      return contents.keys.filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
        .filter { !$0.contains("/") }
    }
    validator.readFile = { path throws(Problem) in
      guard let bytes = contents[path] else {
        throw Problem(.fileNotFound, at: Place(file: folder + "/" + path), "there is no such file")
      }
      return bytes
    }
    return validator.report()
  }
}
