/// Reading and writing tables as comma-separated values (RFC 4180).
///
/// Reading is strict about form and says exactly where and why a file breaks it; see ``problemCodes``. What is accepted:
/// UTF-8 with or without a byte order mark; lines that end in LF, CRLF or CR, the last with or without; fields between double
/// quotes, in which a quote is doubled and lines may break; any ASCII delimiter. The first record names the columns.
/// An empty unquoted field is missing; `""` is the empty text (in a column of numbers or dates it is missing too).
/// Spaces belong to the field.
public enum CSV {
  /// The character between fields: any ASCII character but the quote, letters, digits, CR, LF and the other controls
  /// (the tab is allowed).
  public struct Delimiter: Hashable, Sendable, CustomStringConvertible {
    let byte: UInt8

    /// A delimiter; `nil` for a character that cannot be one.
    public init?(_ character: Character) {
      guard let byte = character.asciiValue, byte == 9 || (32...126).contains(byte), byte != CSV.quote,
        !character.isLetter, !character.isNumber
      else { return nil }
      self.byte = byte
    }

    private init(byte: UInt8) { self.byte = byte }

    /// The comma.
    public static let comma = Delimiter(byte: UInt8(ascii: ","))
    /// The semicolon.
    public static let semicolon = Delimiter(byte: UInt8(ascii: ";"))
    /// The tab.
    public static let tab = Delimiter(byte: UInt8(ascii: "\t"))
    /// The vertical bar.
    public static let bar = Delimiter(byte: UInt8(ascii: "|"))

    /// The name or the character itself.
    public var description: String {
      switch self {
      case .comma: "comma"
      case .semicolon: "semicolon"
      case .tab: "tab"
      case .bar: "vertical bar"
      default: "'\(Character(Unicode.Scalar(byte)))'"
      }
    }
  }

  /// What a column of a file should be.
  public struct ColumnSchema: Hashable, Sendable {
    /// The name in the header.
    public var name: String
    /// The type of the values.
    public var type: Column.ValueType
    /// Whether the file must have the column.
    public var isRequired: Bool
    /// Whether cells of the column may be empty.
    public var allowsMissing: Bool
    /// Whether the column is read as text if any of its cells is not of the type.
    public var mayBeText: Bool

    /// Describes a column.
    public init(
      _ name: String, _ type: Column.ValueType = .text, isRequired: Bool = true, allowsMissing: Bool = true,
      mayBeText: Bool = false
    ) {
      self.name = name
      self.type = type
      self.isRequired = isRequired
      self.allowsMissing = allowsMissing
      self.mayBeText = mayBeText
    }
  }

  /// What becomes of columns that the schema does not name.
  public enum UnlistedColumns: Hashable, Sendable, CaseIterable {
    /// They are read, as text or as one of the inferred types.
    case keep
    /// They are left out.
    case ignore
    /// Each is an error.
    case refuse
  }

  /// What becomes of columns without a name.
  public enum UnnamedColumns: Hashable, Sendable, CaseIterable {
    /// Each is an error.
    case refuse
    /// They get a name by their position: `(column 3)`. See ``SourceTable/unnamedColumns``.
    case number
  }

  /// How a file is read.
  public struct ReadingOptions: Hashable, Sendable {
    /// The character between fields.
    public var delimiter: Delimiter = .comma
    /// The columns that are expected, in any order. Without any, every column is unlisted.
    public var columns: [ColumnSchema] = []
    /// What becomes of other columns.
    public var unlistedColumns: UnlistedColumns = .keep
    /// What becomes of columns without a name.
    public var unnamedColumns: UnnamedColumns = .refuse
    /// Where the header begins, as a number of bytes: after titles that are no part of the table; `nil` for the start of the file.
    public var headerOffset: Int?
    /// The types, beside text, that an unlisted column may turn out to have: it gets the first of number and date that
    /// all its values fit, if it has any. None unless asked for.
    public var inferredTypes: Set<Column.ValueType> = []
    /// Whether rows with errors are left out and counted, instead of making the whole file unusable.
    public var dropsBadRows = false
    /// The number of problems that are listed one by one; those beyond are counted in a last one.
    public var problemLimit = 100
    /// The number of threads; `nil` for one a processor. It changes the time and nothing else.
    public var threads: Int?

    /// The plain options: commas, every column text, no row left out.
    public init() {}

    /// Options for a file of known columns.
    public init(
      columns: [ColumnSchema], unlistedColumns: UnlistedColumns = .keep, delimiter: Delimiter = .comma,
      dropsBadRows: Bool = false, threads: Int? = nil
    ) {
      self.columns = columns
      self.unlistedColumns = unlistedColumns
      self.delimiter = delimiter
      self.dropsBadRows = dropsBadRows
      self.threads = threads
    }
  }

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
