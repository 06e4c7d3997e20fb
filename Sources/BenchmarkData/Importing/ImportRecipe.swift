import Foundation
public import Tables

/// What the import of a board had to be told, kept in a small JSON file beside the package for the next time.
///
///     {
///       "benchmark": "my-board",
///       "columns": { "system": "Model (click to sort)" },
///       "evaluated_by": "benchmark-team",
///       "source": { "id": "my-board-{captured_on}", "title": "My board, capture of {captured_on}" }
///     }
///
/// Consent to new systems is no part of a recipe: it is given anew each time.
public struct ImportRecipe: Hashable, Sendable {
  /// The benchmark.
  public var benchmark: String?
  /// How the board is read.
  public var options = LeaderboardImport.Options()

  /// A recipe that says nothing.
  public init() {}

  /// The folder of a package in which its recipes are.
  public static let folder = "imports"

  /// The path of a recipe within a package.
  public static func path(of name: String) -> String { "\(folder)/\(name).json" }

  /// The names of the recipes of the package in `folder`.
  public static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(Self.folder)")) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The names of its members, as the file has them.
  public static var memberNames: [String] { members.map(\.name) }

  /// Reads the recipe at `path`.
  ///
  /// - Throws: ``/Tables/Problems``: all that is wrong with it.
  public init(path: String) throws(Problems) {
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFile.read(path)
    } catch {
      throw Problems([error])
    }
    try self.init(bytes, name: path)
  }

  /// Reads the bytes of a recipe called `name`.
  public init(_ bytes: [UInt8], name: String) throws(Problems) {
    let document: JSONDocument
    do throws(Problem) {
      document = try JSONDocument(bytes, name: name)
    } catch {
      throw Problems([error])
    }
    var reading = Reading(document: document)
    reading.read(document.root, Self.members, into: &self)
    guard reading.problems.isEmpty else { throw Problems(reading.problems) }
  }

  /// The text of the file, without what is not said.
  public var text: String {
    let lines = Self.members.compactMap { member in member.text(self).map { "  \"\(member.name)\": \($0)" } }
    return lines.isEmpty ? "{}\n" : "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  // MARK: Members

  /// Every member of the file, in the order in which it is written.
  private static var members: [Member] {
    [
      .text("benchmark", \.benchmark),
      .choice("unit", \.options.unit),
      .choice("extra", \.options.givenExtraColumns),
      .pairs("columns", \.options.columns),
      .texts("skip_columns", \.options.skippedColumns),
      .pairs("systems", \.options.systems),
      .pairs("variants", \.options.variants),
      .texts("skip_systems", \.options.skippedSystems),
      .filters("where", \.options.optionalFilters),
      .pairs("parties", \.options.parties),
      .date("evaluated_on", \.options.evaluatedOn),
      .text("sampled_by", \.options.sampledBy),
      .text("evaluated_by", \.options.evaluatedBy),
      .wholeNumber("error_decimals", \.options.errorDecimals),
      .texts("fill_down", \.options.fillDown),
      .character("delimiter", \.options.delimiter),
      .choice("decimal", \.options.cells.decimalMark),
      .choice("group", \.options.cells.groupMark),
      .choice("dates", \.options.cells.dayOrder),
      .choice("plus_minus", \.options.cells.plusMinus),
      .level("input_level", \.options.cells.intervalLevel),
      .source,
    ]
  }

  fileprivate typealias Path<Value> = WritableKeyPath<ImportRecipe, Value>

  /// A member of the file: how it is read and written.
  fileprivate struct Member {
    let name: String
    /// What the value is to be, for messages.
    let expected: String
    /// Reads the value; whether it is what was expected.
    let read: (JSONNode, inout ImportRecipe, inout Reading) -> Bool
    /// The value as JSON; `nil` where nothing is said.
    let text: (ImportRecipe) -> String?
  }

  /// A reading of a file, and what is wrong with it.
  fileprivate struct Reading {
    let document: JSONDocument
    var problems: [Problem] = []

    mutating func read(
      _ node: JSONNode, _ members: [Member], into recipe: inout ImportRecipe, of object: String = "a recipe"
    ) {
      guard let found = node.members else {
        problems.append(
          Problem(
            .unrecognisedFile, at: document.place(of: node), "this is not \(object)", found: node.kind,
            expected: "an object with \(members.map(\.name).joined(separator: ", "))"))
        return
      }
      for member in found {
        guard let known = members.first(where: { $0.name == member.name }) else {
          let near = nearestMatches(to: member.name, in: members.map(\.name), limit: 1).first
          problems.append(
            Problem(
              .unrecognisedFile, at: document.place(of: member), "\(object) has no such member", found: member.name,
              expected: members.map(\.name).joined(separator: ", "), fix: near.map { "did you mean '\($0)'?" }))
          continue
        }
        guard !known.read(member.value, &recipe, &self) else { continue }
        problems.append(
          Problem(
            .unrecognisedFile, at: document.place(of: member.value), "this is no value of '\(member.name)'",
            found: member.value.string ?? member.value.kind, expected: known.expected))
      }
    }
  }
}

extension ImportRecipe.Member {
  fileprivate static func text(_ name: String, _ path: ImportRecipe.Path<String?>) -> Self {
    Self(name: name, expected: "a string") { node, recipe, _ in
      guard let text = node.string, !text.isEmpty else { return false }
      recipe[keyPath: path] = text
      return true
    } text: { recipe in
      recipe[keyPath: path].map(JSONText.string)
    }
  }

  fileprivate static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ path: ImportRecipe.Path<Choice?>
  ) -> Self {
    let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return Self(name: name, expected: "one of \(words)") { node, recipe, _ in
      guard let choice = node.string.flatMap(Choice.init) else { return false }
      recipe[keyPath: path] = choice
      return true
    } text: { recipe in
      recipe[keyPath: path].map { JSONText.string($0.rawValue) }
    }
  }

  fileprivate static func date(_ name: String, _ path: ImportRecipe.Path<CalendarDate?>) -> Self {
    Self(name: name, expected: "a date such as 2026-10-08") { node, recipe, _ in
      guard let date = node.string.flatMap({ CalendarDate($0) }) else { return false }
      recipe[keyPath: path] = date
      return true
    } text: { recipe in
      recipe[keyPath: path].map { JSONText.string($0.description) }
    }
  }

  fileprivate static func character(_ name: String, _ path: ImportRecipe.Path<Character?>) -> Self {
    Self(name: name, expected: "a string of one character") { node, recipe, _ in
      guard let text = node.string, text.count == 1 else { return false }
      recipe[keyPath: path] = text.first
      return true
    } text: { recipe in
      recipe[keyPath: path].map { JSONText.string(String($0)) }
    }
  }

  fileprivate static func wholeNumber(_ name: String, _ path: ImportRecipe.Path<Int?>) -> Self {
    Self(name: name, expected: "a whole number from 0 to 15") { node, recipe, _ in
      guard let number = node.number, number == number.rounded(), (0...15).contains(number) else { return false }
      recipe[keyPath: path] = Int(number)
      return true
    } text: { recipe in
      recipe[keyPath: path].map(String.init)
    }
  }

  fileprivate static func level(_ name: String, _ path: ImportRecipe.Path<Double?>) -> Self {
    Self(name: name, expected: IntervalLevel.requirement) { node, recipe, _ in
      guard let number = node.number, CellOptions.isIntervalLevel(number) else { return false }
      recipe[keyPath: path] = number
      return true
    } text: { recipe in
      recipe[keyPath: path].flatMap { DecimalText.text(of: $0) }
    }
  }

  fileprivate static func texts(_ name: String, _ path: ImportRecipe.Path<Set<String>>) -> Self {
    Self(name: name, expected: "an array of strings") { node, recipe, _ in
      guard let texts = node.elements.map({ $0.compactMap(\.string) }), texts.count == node.elements?.count else {
        return false
      }
      recipe[keyPath: path] = Set(texts)
      return true
    } text: { recipe in
      JSONText.array(recipe[keyPath: path].sorted())
    }
  }

  fileprivate static func pairs(_ name: String, _ path: ImportRecipe.Path<[String: String]>) -> Self {
    Self(name: name, expected: "an object of strings") { node, recipe, _ in
      guard let members = node.members, members.allSatisfy({ $0.value.string != nil }) else { return false }
      recipe[keyPath: path] = Dictionary(members.map { ($0.name, $0.value.string ?? "") }) { first, _ in first }
      return true
    } text: { recipe in
      JSONText.object(recipe[keyPath: path].sorted { $0.key < $1.key }.map { ($0.key, JSONText.string($0.value)) })
    }
  }

  fileprivate static func filters(_ name: String, _ path: ImportRecipe.Path<[RowFilter]>) -> Self {
    Self(name: name, expected: "an object of strings or arrays of strings") { node, recipe, _ in
      guard let members = node.members else { return false }
      var filters: [RowFilter] = []
      for member in members {
        let values = member.value.string.map { [$0] } ?? member.value.elements?.compactMap(\.string) ?? []
        guard !values.isEmpty else { return false }
        filters.append(RowFilter(column: member.name, values: values))
      }
      recipe[keyPath: path] = filters
      return true
    } text: { recipe in
      JSONText.object(recipe[keyPath: path].map { ($0.column, JSONText.array($0.values) ?? "[]") })
    }
  }

  /// What is known of the place that the figures come from.
  fileprivate static var source: Self {
    let source: ImportRecipe.Path<SourceDetails> = \.options.source
    let members = SourceDetails.fields.map { field in
      let path: ImportRecipe.Path<String?> = source.appending(path: field.path)
      return field.name.hasSuffix("_on") ? templatedDate(field.name, path) : text(field.name, path)
    }
    return Self(name: "source", expected: "an object") { node, recipe, reading in
      reading.read(node, members, into: &recipe, of: "a source")
      return true
    } text: { recipe in
      JSONText.object(members.compactMap { member in member.text(recipe).map { (member.name, $0) } })
    }
  }

  private static func templatedDate(_ name: String, _ path: ImportRecipe.Path<String?>) -> Self {
    Self(name: name, expected: "a date such as 2026-10-08, or {evaluated_on}") { node, recipe, _ in
      guard let text = node.string,
        CalendarDate(text) != nil || SourceDetails.placeholders.contains(where: { text == "{\($0)}" })
      else { return false }
      recipe[keyPath: path] = text
      return true
    } text: { recipe in
      recipe[keyPath: path].map(JSONText.string)
    }
  }
}

extension LeaderboardImport.Options {
  /// What becomes of further columns, where it is not what is usual.
  fileprivate var givenExtraColumns: LeaderboardImport.ExtraColumns? {
    get { extraColumns == .refuse ? nil : extraColumns }
    set { extraColumns = newValue ?? .refuse }
  }
}

/// Values as JSON, laid out as people write them.
private enum JSONText {
  static func string(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  /// An array in one line; `nil` for an empty one.
  static func array(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : "[" + texts.map(string).joined(separator: ", ") + "]"
  }

  /// An object, a line a member; `nil` for an empty one.
  static func object(_ members: [(name: String, text: String)]) -> String? {
    guard !members.isEmpty else { return nil }
    return "{\n" + members.map { "    \(string($0.name)): \($0.text)" }.joined(separator: ",\n") + "\n  }"
  }
}
