import Tables
import Testing

@testable import BenchmarkData

/// A package in memory in which nothing is wrong, and ways to make something wrong.
///
/// The small package of the loader's tests with a description of two files: `systems.csv`, and `extras.csv`, which
/// only the descriptor knows and which has a field of every type.
struct SoundPackage {
  static let folder = "sound"

  var files = SoundPackage.soundFiles

  private static let soundFiles: [String: String] = {
    var files = SmallPackage().files
    files["scores.csv"] = files["scores.csv"]?.replacing("smooth,0.9,0.01,100", with: "smooth,0.9,0.01,2")
      // Four decimals, so that the rounding of the scores does not explain a wrong total.
      .replacing("b-1,smooth,0.8,", with: "b-1,smooth,0.8001,")
      .replacing("b-1,dynamic,0.7,,", with: "b-1,dynamic,0.7001,,\nbench.b-1,scene,0.5001,,")
    files["datapackage.json"] = files["datapackage.json"]?
      .replacing(#"{"name": "systems", "path": "systems.csv"}"#, with: systems)
      .replacing(
        #"{"name": "sources", "path": "sources.csv"}"#,
        with: #"{"name": "sources", "path": "sources.csv"},\#n"# + extras)
    files["extras.csv"] = """
      key,parent,whole,share,flag,day,month,year,word,name
      one,,1,0.5,true,2024-02-29,2024-02,2024,red,Ab
      two,one,2,0.25,false,2024-03-01,2024-03,2025,blue,Cd
      three,two,3,1,true,,,,,Ef

      """
    return files
  }()

  private static let systems = """
    {"name": "systems", "path": "systems.csv", "schema": {
        "fields": [
          {"name": "system_id", "constraints": {"required": true, "pattern": "[a-z0-9]+([.-][a-z0-9]+)*"}},
          {"name": "name", "type": "string"}, {"name": "version"}, {"name": "organization_id"},
          {"name": "announced_on"}, {"name": "released_on"}, {"name": "access"},
          {"name": "max_duration_s", "type": "number", "constraints": {"maximum": 600}},
          {"name": "source_id", "constraints": {"required": true}}, {"name": "note"}
        ],
        "primaryKey": "system_id",
        "foreignKeys": [{"fields": "organization_id", "reference": {"resource": "organizations", "fields": "organization_id"}}]
      }}
    """

  private static let extras = """
      {"name": "extras", "path": "extras.csv", "schema": {
        "fields": [
          {"name": "key", "type": "string"},
          {"name": "parent", "type": "string"},
          {"name": "whole", "type": "integer", "constraints": {"minimum": 1, "maximum": 9, "unique": true}},
          {"name": "share", "type": "number", "constraints": {"required": true, "minimum": 0, "maximum": 1}},
          {"name": "flag", "type": "boolean"},
          {"name": "day", "type": "date", "constraints": {"minimum": "2024-01-01"}},
          {"name": "month", "type": "yearmonth"},
          {"name": "year", "type": "year", "constraints": {"maximum": "2030"}},
          {"name": "word", "constraints": {"enum": ["red", "blue"]}},
          {"name": "name", "constraints": {"pattern": "[A-Z][a-z]", "maxLength": 2}}
        ],
        "primaryKey": ["key"],
        "foreignKeys": [{"fields": ["parent"], "reference": {"fields": ["key"]}}]
      }}
    """

  /// What the validator says of the package.
  func report(
    asOf: CalendarDate? = nil, isStrict: Bool = false, claimFault: (@Sendable (Claim, Dataset) -> String?)? = nil
  ) -> ValidationReport {
    let texts = files
    var validator = DatasetValidator(path: Self.folder, asOf: asOf)
    validator.isStrict = isStrict
    validator.claimFault = claimFault
    validator.listFolder = { path in
      let beginning = (path + "/").dropFirst(Self.folder.count + 1)
      return texts.keys.filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
        .filter { !$0.contains("/") }
    }
    validator.readFile = { path throws(Problem) in
      guard let text = texts[path] else {
        throw Problem(.fileNotFound, at: Place(file: Self.folder + "/" + path), "there is no such file")
      }
      return Array(text.utf8)
    }
    return validator.report()
  }

  /// A replacement of text in a file. The mark `⟦` in the new text stands before the cell that is at fault.
  struct Edit: Sendable {
    var file: String
    var old: String
    var new: String

    init(_ file: String, _ old: String, _ new: String) {
      self.file = file
      self.old = old
      self.new = new
    }
  }

  static let mark: Character = "⟦"

  /// Makes the edits, and says where the mark was.
  mutating func apply(_ edits: [Edit]) throws -> Place? {
    for edit in edits {
      let text = try #require(files[edit.file], "there is no \(edit.file)")
      let range = try #require(text.firstRange(of: edit.old), "\(edit.file) has no '\(edit.old)'")
      files[edit.file] = text.replacingCharacters(in: range, with: edit.new)
    }
    for (name, text) in files {
      guard let position = text.firstIndex(of: Self.mark) else { continue }
      let before = text[..<position]
      let line = before.count { $0.isNewline } + 1
      let lineStart = before.lastIndex { $0.isNewline }.map(before.index(after:)) ?? before.startIndex
      files[name] = text.replacing(String(Self.mark), with: "")
      return Place(
        file: Self.folder + "/" + name, line: line, column: before[lineStart...].unicodeScalars.count + 1)
    }
    return nil
  }
}

extension String {
  /// The text with one stretch replaced.
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}
