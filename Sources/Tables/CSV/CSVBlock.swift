/// Where the fields of some consecutive records lie in the bytes of a file: what the scanner finds and the columns are
/// made from, a few hundred records at a time so that both work in the processor's cache.
struct CSVBlock: Sendable {
  /// A field of a record.
  struct Field: Sendable {
    /// Where the text starts; of a parsed field the bits of the value.
    let start: Int
    /// The end, and the form in the two lowest bits: two words a field pay off where so many are kept.
    private let endAndForm: Int

    init(start: Int, end: Int, form: Form) {
      self.start = start
      endAndForm = end << 2 | Int(form.rawValue)
    }

    /// A number that was read.
    init(_ number: Double) {
      start = Int(bitPattern: UInt(number.bitPattern))
      endAndForm = Int(Form.parsed.rawValue)
    }

    /// A date that was read.
    init(_ date: CalendarDate) {
      start = Int(date.packed)
      endAndForm = Int(Form.parsed.rawValue)
    }

    var end: Int { endAndForm >> 2 }
    var form: Form { Form(rawValue: UInt8(truncatingIfNeeded: endAndForm & 3)) ?? .plain }

    /// Where the field starts with its quote.
    var offset: Int { form == .plain ? start : start - 1 }

    /// The text of the field, its doubled quotes made single.
    func text(in bytes: Span<UInt8>) -> String {
      var text: [UInt8] = []
      var isSecondOfPair = false
      for index in start..<end {
        isSecondOfPair = form == .escaped && bytes[index] == CSV.quote && !isSecondOfPair
        if !isSecondOfPair { text.append(bytes[index]) }
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// How a field is written.
  enum Form: UInt8, Sendable {
    /// Without quotes.
    case plain = 0
    /// Between quotes, which are not part of its range.
    case quoted
    /// Between quotes, with doubled quotes inside.
    case escaped
    /// Read already, as its column asks: the value is in the place of the start.
    case parsed
  }

  /// The number of fields of each record; 0 while it is not known.
  var width: Int
  /// The fields of the sound records, record after record.
  var fields: [Field] = []
  /// Where each sound record starts.
  var rowStarts: [Int] = []
  /// The number of lines that they take.
  var lineCount = 0
  /// Where each record with errors starts; such records are not among the fields.
  var badRowStarts: [Int] = []
  /// Whether some byte in the range is not ASCII.
  var hasHighBytes = false
  /// Whether some byte in the range is 0.
  var hasNUL = false
  /// What is wrong, by place.
  var findings: [CSVFinding] = []

  init(width: Int) { self.width = width }

  /// The number of sound records.
  var rowCount: Int { rowStarts.count }

  mutating func removeAll() {
    fields.removeAll(keepingCapacity: true)
    rowStarts.removeAll(keepingCapacity: true)
    lineCount = 0
    badRowStarts.removeAll()
    hasHighBytes = false
    hasNUL = false
    findings.removeAll()
  }

  /// Takes out the records at `rows`, in ascending order.
  mutating func removeRows(_ rows: [Int]) {
    guard !rows.isEmpty else { return }
    let bad = Set(rows)
    fields = (0..<rowCount).filter { !bad.contains($0) }.flatMap { fields[($0 * width)..<(($0 + 1) * width)] }
    badRowStarts += rows.map { rowStarts[$0] }
    rowStarts = rowStarts.indices.filter { !bad.contains($0) }.map { rowStarts[$0] }
  }
}

/// A problem whose place is still an offset in bytes.
struct CSVFinding: Sendable {
  var offset: Int
  /// The column of the table, where it is known.
  var column: Int?
  var problem: Problem

  init(_ problem: Problem, offset: Int, column: Int? = nil) {
    self.offset = offset
    self.column = column
    self.problem = problem
  }
}
