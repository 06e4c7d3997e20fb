import Foundation
public import Tables

/// The files of a package with what an import changes in them, and nothing else.
///
/// Rows are added to the text of the files: at their place where the rows are sorted by their key, else at the end. Files to which nothing is added
/// are not touched, nor is the description, unless it names a file for the first time or says how many bytes a file has.
public struct PackageEdit: Sendable {
  /// The files that become others, by their paths within the package.
  public private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// How many cells were left out, by the column for which the package has none: `systems.csv url`.
  public private(set) var omittedCells: [(column: String, count: Int)] = []

  private let folder: InputFolder
  private let merge: PackageMerge
  private var contents: [String: [UInt8]] = [:]
  private var descriptor: [UInt8]
  private let package: DataPackage

  /// The files of the package in `folder` with the changes.
  ///
  /// - Throws: ``/Tables/Problem`` if a file cannot be read, or a change has no place in it.
  /// - Complexity: O(bytes of the files that change + *k* log(rows)) for *k* new rows.
  public init(_ merge: PackageMerge, in folder: String) throws(Problem) {
    self.folder = InputFolder(folder)
    self.merge = merge
    descriptor = try self.folder.read(DataPackage.fileName)
    guard let package = try? JSONDecoder().decode(DataPackage.self, from: Data(descriptor)) else {
      throw Problem(
        .badDescriptor, at: Place(file: self.folder.name(of: DataPackage.fileName)), "this is not a data package",
        fix: "vgap validate says more")
    }
    self.package = package
    for path in package.resources.flatMap(\.paths) { contents[path] = try self.folder.read(path) }
    var created: [any DatasetFile.Type] = []
    for file in DatasetFiles.all {
      let added = try addedRows(of: file)
      let cells = merge.cells[file.name] ?? [:]
      guard added.rowCount > 0 || !cells.isEmpty else { continue }
      if let resource = package.resources.first(where: { $0.name == file.name }) {
        try edit(resource, as: file, adding: added, setting: cells)
      } else {
        try write(CSV.bytes(of: added, in: file), to: file.name + ".csv")
        created.append(file)
      }
    }
    try describe(created)
  }

  /// The new rows of a file, as a table of all its columns.
  private func addedRows(of file: any DatasetFile.Type) throws(Problem) -> Table {
    let isOfFigures = [ScoresFile.name, PublishedTotalsFile.name, EvaluationSourcesFile.name, SamplesFile.name]
      .contains(file.name)
    do {
      return try file.table(of: isOfFigures ? merge.figures : merge.records)
    } catch {
      throw Problem(.fileUnwritable, at: Place(file: file.name + ".csv"), "the rows cannot be written: \(error)")
    }
  }

  private mutating func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    guard contents[path] != bytes else { return }
    contents[path] = bytes
    files.append((path, bytes))
  }

  // MARK: A file

  /// Edits a table; of one that stands in several files the last gets the new rows.
  private mutating func edit(
    _ resource: DataPackage.Resource, as file: any DatasetFile.Type, adding added: Table,
    setting cells: [String: [String: String]]
  ) throws(Problem) {
    for path in resource.paths {
      var text = CSVText(contents[path] ?? [], delimiter: PackageLoader.delimiter(of: resource))
      try set(cells, in: &text, at: path, key: file.key)
      if path == resource.paths.last { add(added, to: &text, at: path, key: file.key) }
      try write(text.bytes, to: path)
    }
  }

  private mutating func add(_ added: Table, to text: inout CSVText, at path: String, key: [String]) {
    let columns = text.header.map { added[$0] }
    for column in added.columns where !text.header.contains(column.name) {
      let count = (0..<added.rowCount).count { !column.isMissing($0) }
      if count > 0 { omittedCells.append(("\(path) \(column.name)", count)) }
    }
    var rows = (0..<added.rowCount).map { row in columns.map { $0.flatMap { $0[row].fileText } } }
    if let key = text.positions(of: key), text.isSorted(by: key) {
      let keys = rows.map { fields in key.map { fields[$0] ?? "" } }
      let order = rows.indices.sorted { Self.precedes(keys[$0], keys[$1]) }
      for row in order { text.add(rows[row], at: text.place(of: keys[row], in: key)) }
      rows = []
    }
    for fields in rows { text.add(fields, at: .end) }
  }

  private func set(
    _ cells: [String: [String: String]], in text: inout CSVText, at path: String, key: [String]
  ) throws(Problem) {
    guard !cells.isEmpty, key.count == 1, let position = text.positions(of: key)?.first else { return }
    let rows = text.rows(with: Set(cells.keys), in: position)
    for (key, values) in cells.sorted(by: { $0.key < $1.key }) {
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        guard let row = rows[key] else { continue }
        guard let column = text.header.firstIndex(of: name) else {
          throw Problem(
            .missingColumn, at: Place(file: folder.name(of: path), line: 1),
            "the import has something to say of \(key) for which there is no column", found: name,
            fix: "add the column '\(name)' to the file and to \(DataPackage.fileName)")
        }
        text.set(value, row: row, column: column)
      }
    }
  }

  private static func precedes(_ first: [String], _ second: [String]) -> Bool {
    for (a, b) in zip(first, second) where a != b {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return false
  }

  // MARK: The description

  /// Names new files in the description, and corrects what it says of the bytes of others.
  private mutating func describe(_ created: [any DatasetFile.Type]) throws(Problem) {
    let place = Place(file: folder.name(of: DataPackage.fileName))
    let document = try JSONDocument(descriptor, name: place.file)
    guard let resources = document.root["resources"], let elements = resources.elements else { return }
    var edits: [(range: Range<Int>, text: String)] = []
    for (node, resource) in zip(elements, package.resources) {
      guard resource.paths.count == 1, let bytes = files.first(where: { $0.path == resource.paths[0] })?.bytes else {
        continue
      }
      if let size = node["bytes"] { edits.append((size.offset..<size.end, "\(bytes.count)")) }
      guard let hash = node["hash"] else { continue }
      guard let old = hash.string, old.hasPrefix("sha256:") else {
        throw Problem(
          .badDescriptor, at: document.place(of: hash), "the digest of a file that changes cannot be made anew",
          found: hash.string, expected: "a digest that begins with sha256:", fix: "remove it, or use sha256")
      }
      let digest = FileFingerprint(path: resource.paths[0], of: bytes).sha256
      edits.append((hash.offset..<hash.end, "\"sha256:\(digest)\""))
    }
    if !created.isEmpty {
      let names = Set(package.resources.map(\.name)).union(created.map { $0.name })
      let texts = try created.map { file throws(Problem) in
        try Self.text(of: file.description(among: names), at: place)
      }
      // As the description is laid out: each resource as far from the margin as the others.
      let start = elements.first?.offset ?? resources.end
      let indent = descriptor[..<start].reversed().prefix { $0 == 0x20 || $0 == 0x09 }
      let margin = String(decoding: Array(indent.reversed()), as: UTF8.self)
      let isInline = elements.isEmpty
      let blocks = texts.map { $0.split(separator: "\n").joined(separator: "\n" + margin) }
      let at = elements.last?.end ?? resources.end - 1
      let list = blocks.joined(separator: ",\n" + margin)
      edits.append((at..<at, isInline ? list : ",\n" + margin + list))
    }
    guard !edits.isEmpty else { return }
    var text = descriptor
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      text.replaceSubrange(edit.range, with: edit.text.utf8)
    }
    try write(text, to: DataPackage.fileName)
  }

  private static func text(of resource: DataPackage.Resource, at place: Place) throws(Problem) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(resource) else {
      throw Problem(.badDescriptor, at: place, "the description of a new file cannot be written")
    }
    return String(decoding: data, as: UTF8.self)
  }

  // MARK: Checking and writing

  /// What is wrong with the package as it would be; `nil` where nothing changes.
  public func report() -> ValidationReport? {
    guard !files.isEmpty else { return nil }
    var contents = contents
    if contents[DataPackage.fileName] == nil { contents[DataPackage.fileName] = descriptor }
    return DatasetValidator.report(onPackage: contents, called: folder.path)
  }

  /// The problems of a report that the package does not have as it is.
  public func newProblems(in report: ValidationReport) -> [Problem] {
    guard !report.problems.isEmpty else { return [] }
    struct Name: Hashable {
      var code: Problem.Code
      var message: String
      var found: String?
    }
    func name(_ problem: Problem) -> Name {
      Name(code: problem.code, message: problem.message, found: problem.found)
    }
    let checks = DatasetChecks.all.filter { !$0.isStrict }
    let meaning = Set(checks.flatMap { $0.explanations }.map(\.code))
    let edited = Set(files.map { folder.name(of: $0.path) })
    // The form of files that are not edited is as it was.
    let open = report.problems.filter { problem in
      meaning.contains(problem.code) || problem.place.map { edited.contains($0.file) } ?? true
    }
    let known: [Problem]
    if open.allSatisfy({ meaning.contains($0.code) }) {
      // The dataset is read already: its places are all that would be read anew.
      let codes = Set(open.map(\.code))
      let subject = CheckSubject(dataset: merge.dataset, places: .listed([:]))
      known = checks.filter { $0.explanations.contains { codes.contains($0.code) } }.flatMap {
        $0.problems(in: subject)
      }
    } else {
      known = DatasetValidator(path: folder.path).report().problems
    }
    let names = Set(known.map(name))
    return open.filter { !names.contains(name($0)) }
  }

  /// Writes what changes, with further files: all of it, or nothing. If nothing changes nothing is written, and what a writer that was killed left
  /// beside the folder goes all the same.
  ///
  /// - Throws: ``/Tables/Problem`` if the folder cannot be written to; it is as it was then.
  public func write(with others: [(path: String, bytes: [UInt8])] = []) throws(Problem) {
    let all = files + others
    guard !all.isEmpty else { return AtomicFolder.removeAbandoned(beside: folder.path) }
    try AtomicFolder.write(all.map { ($0.path, $0.bytes) }, to: folder.path)
  }
}

extension CSV {
  /// A table as a new file of a package, without the columns that may be left out where nothing stands in them.
  fileprivate static func bytes(of table: Table, in file: any DatasetFile.Type) throws(Problem) -> [UInt8] {
    do {
      return try CSV.write(table)
    } catch {
      throw Problem(.fileUnwritable, at: Place(file: file.name + ".csv"), "the rows cannot be written: \(error)")
    }
  }
}
