import ArgumentParser
import BenchmarkData
import Foundation
import GapAnalysis
import TableExport
import Tables

extension Problem.Code {
  /// A file of options that is none, or an option in it that cannot be.
  static let badConfiguration = Self("bad-configuration")
}

/// What a file `vgap.json` beside the data says once for all commands: options, by their names with underscores.
///
///     { "between": ["US", "CN"], "benchmark": "my-board", "columns": { "score": "ECI" }, "level": 0.9 }
///
/// Its members become arguments, so that they are held to what is asked of options. The command line goes before them. They say how the data are
/// read and what is asked of them; they name no file, and consent to nothing.
struct ConfigurationFile: Sendable {
  /// Whether this run has one, and which: for those that say how an answer was made.
  @TaskLocal static var used: Self?

  /// The file, as people call it, and its bytes.
  let input: FileFingerprint
  /// What it says that the command has an option for and the command line does not say, as arguments.
  let settings: [String]
  /// The arguments of the process with these.
  let arguments: [String]

  /// The name of the file.
  static let name = "vgap.json"
  /// What people call such a file of another form. Passed over, it would leave answers to other questions than they believe to have asked.
  private static let namesOfOtherForms = ["vgap.toml", "vgap.yaml", "vgap.yml"]

  /// What problems with the file mean and how they are mended.
  static let problemCodes: [Problem.Explanation] = [
    .init(
      .badConfiguration, .error,
      """
      \(name) beside the data holds something that is no option, or that an option cannot be. It is an object of JSON; its members are called \
      as options, with underscores for hyphens, and 'vgap help csv' lists them. Mend it, or leave it unread with --no-config. Files of other forms, \
      such as vgap.toml, are not read, and not passed over in silence either.
      """)
  ]

  /// The file beside the data of a command; `nil` if there is none, or it says nothing that the command asks.
  ///
  /// - Throws: `Problems`: all that is wrong with the file.
  init?(beside command: some ParsableCommand, arguments typed: [String]) throws {
    let typed = Arguments(typed)
    guard let command = command as? any DatasetCommand, let dataset = command.datasetName, !typed.contains("no-config"),
      let folder = Self.folder(of: dataset)
    else { return nil }
    let isThere = { FileManager.default.fileExists(atPath: folder.path + $0) }
    let unreadable = Self.namesOfOtherForms.filter(isThere)
    guard unreadable.isEmpty else {
      throw Problems(unreadable.map { Self.isNotRead($0, in: folder.prefix) })
    }
    guard isThere(Self.name) else { return nil }
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try InputFolder(folder.path).read(Self.name)
    } catch {
      throw Problems([error])
    }
    let name = folder.prefix + Self.name
    let help = Vgap.helpMessage(for: type(of: command))
    settings = try Self.settings(in: bytes, name: name).filter { setting in
      // The parser says in no other way what options a command has.
      let isKnown = [" ", "\n"].contains { help.contains("\n  --\(setting.option)\($0)") }
      // To `vgap validate` it is the date that the dataset is of.
      let meansAnother = setting.option == "as-of" && command is ValidateCommand
      return isKnown && !meansAnother && !setting.standsBack(before: typed)
    }.flatMap(\.arguments)
    guard !settings.isEmpty else { return nil }
    arguments = typed.inserting(settings)
    input = FileFingerprint(path: name, of: bytes)
  }

  /// What it says, as words of a command line.
  var text: String {
    let words = Provenance(program: "", version: "", commandLine: settings).commandText
    return "options of \(input.path): \(words)"
  }

  /// The problem with a file of options that has another form.
  private static func isNotRead(_ name: String, in folder: String) -> Problem {
    Problem(
      .badConfiguration, at: Place(file: folder + name), "options beside the data are read from \(Self.name) alone",
      found: name, expected: "JSON such as {\"between\": [\"US\", \"CN\"], \"level\": 0.9}",
      fix: "write its options into \(folder)\(Self.name) and remove this file, or leave both unread with --no-config")
  }

  /// The folder of a dataset with a slash at its end, and what stands before the names of its files; `nil` for standard input.
  private static func folder(of dataset: String) -> (path: String, prefix: String)? {
    guard dataset != TableFile.standardInput, let path = try? DatasetLocation.path(of: dataset) else { return nil }
    if DatasetLocation.isFolder(path) { return (path + "/", dataset.hasSuffix("/") ? dataset : dataset + "/") }
    let slash = path.lastIndex(of: "/")
    let file = slash.map { path[path.index(after: $0)...] } ?? path[...]
    guard file != name else { return nil }
    guard let slash else { return ("./", "") }
    return (String(path[...slash]), String(path[...slash]))
  }

  /// An option that a file may set.
  private struct Setting {
    let option: String
    let arguments: [String]

    /// Whether the command line says it, or what goes ill with it.
    func standsBack(before typed: Arguments) -> Bool {
      if typed.contains(option) { return true }
      return switch option {
      case "between": typed.contains("matrix") || typed.contains("by")
      case "benchmark":
        ["synthesis", "current", "measured-by"].contains(where: typed.contains)
          || ["benchmarks", "families"].contains(typed.value(of: "across"))
      case "lower-is-better": typed.contains("higher-is-better")
      case "higher-is-better": typed.contains("lower-is-better")
      default: false
      }
    }
  }

  /// All options that the bytes of a file set.
  private static func settings(in bytes: [UInt8], name: String) throws -> [Setting] {
    let document: JSONDocument
    do throws(Problem) {
      document = try JSONDocument(bytes, name: name)
    } catch {
      throw Problems([error])
    }
    guard let found = document.root.members else {
      throw Problems([
        Problem(
          .badConfiguration, at: document.place(of: document.root), "this is not an object of options",
          found: document.root.kind, expected: "an object such as {\"between\": [\"US\", \"CN\"]}",
          fix: "write one, or leave the file unread with --no-config")
      ])
    }
    var settings: [Setting] = []
    var problems: [Problem] = []
    for member in found {
      guard let known = members.first(where: { $0.name == member.name }) else {
        let near = nearestMatches(to: member.name, in: members.map(\.name), limit: 1).first
        problems.append(
          Problem(
            .badConfiguration, at: document.place(of: member), "there is no such option in \(Self.name)",
            found: member.name, expected: members.map(\.name).joined(separator: ", "),
            fix: near.map { "did you mean '\($0)'?" } ?? "give it on the command line, or remove it"))
        continue
      }
      // What cannot be shown as it is could say anything in our name.
      guard let arguments = known.arguments(for: member.value),
        arguments.allSatisfy({ TerminalText.escaped($0) == $0 })
      else {
        problems.append(
          Problem(
            .badConfiguration, at: document.place(of: member.value), "this is no value of '\(member.name)'",
            found: member.value.string ?? member.value.kind, expected: known.form.expected))
        continue
      }
      if let refusal = refusal(of: arguments) {
        problems.append(Problem(.badConfiguration, at: document.place(of: member.value), refusal))
      } else {
        settings.append(Setting(option: known.option, arguments: arguments))
      }
    }
    if problems.isEmpty, let refusal = refusal(of: settings.flatMap(\.arguments)) {
      problems.append(Problem(.badConfiguration, at: document.place(of: document.root), refusal))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return settings
  }

  /// Why the parser refuses arguments; `nil` if it takes them.
  private static func refusal(of arguments: [String]) -> String? {
    do {
      _ = try ConfigurableOptions.parse(arguments)
      return nil
    } catch {
      return ConfigurableOptions.message(for: error).split(separator: "\n").first.map(String.init)
    }
  }
}

/// The options that a file may set, for the parser to check them.
private struct ConfigurableOptions: ParsableArguments {
  @OptionGroup var flatFile: FlatFileOptions
  @OptionGroup var choice: SelectionOptions
  @OptionGroup var sides: SidesOptions
  @OptionGroup var simulation: SimulationOptions
}

// MARK: Members

extension ConfigurationFile {
  /// Every member that a file may have.
  static let members: [Member] = [
    Member("between", .twoNames), Member("by", .text), Member("country_rule", .text),
    Member("benchmark", .text), Member("dimension", .text), Member("as_of", .text), Member("evaluations", .text),
    Member("missing", .text), Member("composed_only", .flag), Member("date_kind", .text), Member("where", .pairs),
    Member("error_model", .text), Member("bases", .text),
    Member("level", .number), Member("resamples", .number), Member("seed", .number),
    Member("columns", .pairs), Member("outcomes", .pairs), Member("delimiter", .text), Member("encoding", .text),
    Member("decimal", .text), Member("group", .text), Member("dates", .text), Member("plus_minus", .text),
    Member("input_level", .number), Member("lower_is_better", .flag), Member("higher_is_better", .flag),
    Member("direction", .pairs), Member("kind", .text), Member("fill_down", .names),
  ]

  /// A member of the file.
  struct Member: Sendable {
    let name: String
    let form: Form

    init(_ name: String, _ form: Form) {
      self.name = name
      self.form = form
    }

    /// The option that it sets.
    var option: String { name.replacing("_", with: "-") }

    /// The arguments that say the same; `nil` if the value has another form.
    func arguments(for node: JSONNode) -> [String]? {
      switch (form, node.value) {
      case (.text, .string(let text)): return text.isEmpty ? nil : ["--\(option)=\(text)"]
      case (.number, .number(let text)): return ["--\(option)=\(text)"]
      case (.flag, .bool(let isSet)): return isSet ? ["--\(option)"] : []
      case (.twoNames, .array(let elements)):
        let names = elements.compactMap(\.string).filter { !$0.isEmpty && !$0.hasPrefix("-") }
        return elements.count == 2 && names.count == 2 ? ["--\(option)"] + names : nil
      case (.names, .array(let elements)):
        let names = elements.compactMap(\.string).filter { !$0.isEmpty && !$0.contains(",") }
        return names.isEmpty || names.count < elements.count ? nil : ["--\(option)=\(names.joined(separator: ","))"]
      case (.pairs, .object(let members)):
        var arguments: [String] = []
        for member in members {
          let values = member.value.string.map { [$0] } ?? member.value.elements?.compactMap(\.string) ?? []
          guard !values.isEmpty, member.value.elements.map({ $0.count == values.count }) ?? true else { return nil }
          for value in values {
            let pair = "\(member.name)=\(value)"
            // As an option it must come apart in the same way.
            let read = try? Pairs.parse([pair], option: option)
            guard read?.count == 1, read?.first?.name == member.name else { return nil }
            arguments.append("--\(option)=\(pair)")
          }
        }
        return arguments
      default: return nil
      }
    }
  }

  /// What the value of a member is.
  enum Form: Sendable {
    case text, number, flag, twoNames, names, pairs

    /// For messages.
    var expected: String {
      switch self {
      case .text: "a string"
      case .number: "a number"
      case .flag: "true or false"
      case .twoNames: "an array of two names"
      case .names: "an array of strings"
      case .pairs: "an object of strings, or of arrays of strings, without an equals sign in a name or after a comma"
      }
    }
  }

  /// The arguments that were typed, without the name of the program.
  struct Arguments {
    private let all: [String]
    private let options: ArraySlice<String>

    init(_ all: [String]) {
      self.all = all
      options = all.prefix { $0 != "--" }
    }

    /// Whether an option is among them.
    func contains(_ option: String) -> Bool {
      options.contains { $0 == "--\(option)" || $0.hasPrefix("--\(option)=") }
    }

    /// The value of an option.
    func value(of option: String) -> String? {
      if let joined = options.last(where: { $0.hasPrefix("--\(option)=") }) {
        return String(joined.dropFirst(option.count + 3))
      }
      guard let index = options.lastIndex(of: "--\(option)"), index + 1 < options.endIndex else { return nil }
      return options[index + 1]
    }

    /// The arguments with others after the options.
    func inserting(_ further: [String]) -> [String] { Array(options) + further + all[options.endIndex...] }
  }
}

/// A command that reads data, beside which ``ConfigurationFile`` may stand.
protocol DatasetCommand: ParsableCommand {
  /// The data, as they are called on the command line; `nil` if this run reads none.
  var datasetName: String? { get }
}

extension AnsweringCommand {
  var datasetName: String? { input.dataset }
}

extension ReportCommand: DatasetCommand {
  var datasetName: String? { input.dataset }
}

extension DescribeCommand: DatasetCommand {
  var datasetName: String? { file }
}

extension ValidateCommand: DatasetCommand {
  var datasetName: String? { dataset }
}

extension DiffCommand: DatasetCommand {
  var datasetName: String? { new }
}
