/// A form in which a table can be written: its name, what its files are called, and how a document becomes their bytes.
///
/// Each form is a file of its own (`TableFormat` in `TableDocument+CSV.swift` and so on) and a line in ``all``, from which the options of
/// the command, their help and completion, and the report follow.
public struct TableFormat: Sendable, Identifiable {
  /// What may be chosen besides the form; a form passes over what does not concern it.
  public struct WritingOptions: Hashable, Sendable {
    /// How the table is laid out as text.
    public var text: TableDocument.TextOptions
    /// Whether texts that a spreadsheet would take for a formula get an apostrophe before them.
    public var spreadsheetSafe: Bool

    /// The given choices.
    public init(text: TableDocument.TextOptions = .init(), spreadsheetSafe: Bool = false) {
      self.text = text
      self.spreadsheetSafe = spreadsheetSafe
    }
  }

  /// What of a document its files hold.
  public enum Content: Hashable, Sendable {
    /// The rows alone: every column, unrounded.
    case rows
    /// Every column, unrounded, with title, notes and provenance.
    case document
    /// What people see: some columns, rounded, with title and notes.
    case display
  }

  /// The name by which it is chosen.
  public let name: String
  /// What the names of its files may end with, in lower-case letters and without the point, the usual one first.
  public let endings: [String]
  /// What its files are to those who send them (RFC 6838).
  public let mediaType: String
  /// What of a document its files hold.
  public let content: Content
  private let write: @Sendable (TableDocument, WritingOptions) throws(TableFormatError) -> [UInt8]

  /// Describes a form.
  ///
  /// - Parameters:
  ///   - name: The name, in lower-case letters.
  ///   - endings: The endings of file names, at least one.
  ///   - mediaType: The media type.
  ///   - content: What of a document its files hold.
  ///   - write: Turns a document into the bytes of a file.
  public init(
    name: String, endings: [String], mediaType: String, content: Content,
    write: @escaping @Sendable (TableDocument, WritingOptions) throws(TableFormatError) -> [UInt8]
  ) {
    self.name = name
    self.endings = endings
    self.mediaType = mediaType
    self.content = content
    self.write = write
  }

  /// A form whose files are text in UTF-8.
  init(
    name: String, endings: [String], mediaType: String, content: Content,
    text: @escaping @Sendable (TableDocument, WritingOptions) -> String
  ) {
    self.init(name: name, endings: endings, mediaType: mediaType, content: content) { Array(text($0, $1).utf8) }
  }

  /// The name.
  public var id: String { name }

  /// What the names of its files usually end with, without the point.
  public var fileExtension: String { endings.first ?? name }

  /// The bytes of a file of this form that holds `document`. Text ends with a line end.
  ///
  /// - Throws: ``TableFormatError``, if the form has no way to write something that the table holds.
  public func bytes(
    of document: TableDocument, _ options: WritingOptions = WritingOptions()
  ) throws(TableFormatError) -> [UInt8] {
    try write(document, options)
  }
}

extension TableFormat {
  /// Every form, in the order in which help lists them: a form is added here.
  public static let all: [TableFormat] = [.text, .csv, .json, .jsonLines, .markdown, .latex, .typst, .html]

  /// The form called `name`; `nil` if there is none.
  public static func named(_ name: String) -> TableFormat? { all.first { $0.name == name } }

  /// The form of the files whose names end with `ending`, in letters of either case; `nil` if there is none.
  public static func ending(_ ending: String) -> TableFormat? {
    all.first { $0.endings.contains(ending.lowercased()) }
  }
}

extension TableFormat: Hashable {
  /// Forms of one name are the same.
  public static func == (left: TableFormat, right: TableFormat) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A form of output has no way to write something that a table holds.
public struct TableFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the form.
  public var format: String
  /// What cannot be written.
  public var reason: String

  /// The given words.
  public init(format: String, reason: String) {
    self.format = format
    self.reason = reason
  }

  /// Both in a sentence.
  public var description: String { "the table cannot be written as \(format): \(reason)" }
}
