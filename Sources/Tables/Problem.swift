/// Something wrong with an input, with its place and its mend.
///
/// A problem is a value: loaders collect all of them before they give up. Its wording is made where it is found, by the
/// code that knows what was expected.
public struct Problem: Error, Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
    /// The input can be used, but a person should look.
    case warning
    /// The input cannot be used as it is.
    case error

    /// Whether the left severity is the lesser.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs == .warning && rhs == .error }
  }

  /// The kind of problem: a stable name such as `csv-unterminated-quote`.
  public var code: Code
  /// How bad it is.
  public var severity: Severity
  /// Where it is.
  public var place: Place?
  /// What is wrong, as a sentence without a full stop.
  public var message: String
  /// The offending text, where there is one.
  public var found: String?
  /// What was expected instead, where it can be said in a phrase.
  public var expected: String?
  /// What to do about it.
  public var fix: String?
  /// How many problems of one kind this stands for; 1 unless some are not listed one by one.
  public var count: Int

  /// Makes a problem from its parts.
  public init(
    _ code: Code, severity: Severity = .error, at place: Place? = nil, _ message: String,
    found: String? = nil, expected: String? = nil, fix: String? = nil, count: Int = 1
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.found = found
    self.expected = expected
    self.fix = fix
    self.count = count
  }

  /// The stable name of a kind of problem. Each module adds its own in extensions.
  public struct Code: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name: lower-case words joined by hyphens.
    public let name: String
    /// The name.
    public var description: String { name }

    /// Makes a code.
    public init(_ name: String) { self.name = name }

    /// Orders by name.
    public static func < (lhs: Code, rhs: Code) -> Bool { lhs.name < rhs.name }
  }
}

/// A place in an input file.
public struct Place: Hashable, Sendable {
  /// The file, as the user named it.
  public var file: String
  /// The line, from 1; `nil` where the whole file is meant.
  public var line: Int?
  /// The column in characters (Unicode scalars), from 1.
  public var column: Int?
  /// The name of the table column, where the place is a field.
  public var field: String?

  /// Makes a place.
  public init(file: String, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
  }
}

extension Place: CustomStringConvertible {
  /// The place as compilers write it: `file:line:column`.
  public var description: String {
    [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
  }
}

extension Problem: CustomStringConvertible {
  /// The problem as one line: place, severity, message, what was found and expected, the mend, and the code.
  public var description: String {
    var text = place.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(message)"
    if let field = place?.field { text += " (column \(field))" }
    if let found { text += "; found \(Self.quoted(found))" }
    if let expected { text += "; expected \(expected)" }
    if let fix { text += "; \(fix)" }
    return TerminalText.escaped(text + " [\(code)]")
  }

  /// `text` between quotation marks, what would steer a terminal escaped and long texts cut, so that it stays on one line.
  package static func quoted(_ text: String) -> String {
    let limit = 60
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    return "'" + TerminalText.escaped(start) + (start.unicodeScalars.count < text.unicodeScalars.count ? "…'" : "'")
  }
}

/// All the problems that kept an input from being used.
public struct Problems: Error, Hashable, Sendable {
  /// The problems, in the order of their places.
  public var list: [Problem]

  /// Makes a collection of problems.
  public init(_ list: [Problem]) { self.list = list }
}
