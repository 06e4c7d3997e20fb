/// A column as it grows, block by block.
struct CSVColumnBuilder: Sendable {
  /// What to build, and from which field of each record.
  struct Plan: Sendable {
    var name: String
    var type: Column.ValueType
    var allowsMissing: Bool
    var field: Int
    /// Whether the type may become a narrower one once all values are known.
    var isInferred: Bool
    /// Whether a field that is not of the type is no problem, but makes the column one of text.
    var mayBeText = false
  }

  let plan: Plan
  // Only the values of the plan's type are used; an enumeration would be copied at each append.
  private var texts = TextValues()
  private var numbers = NumberValues()
  private var dates = DateValues()

  /// Whether a field was not of the type, in a column that may be text.
  private(set) var isText = false

  init(_ plan: Plan) { self.plan = plan }

  /// The number of values.
  var count: Int {
    switch plan.type {
    case .text: texts.count
    case .number: numbers.count
    case .date: dates.count
    }
  }

  /// The values.
  var values: Column.Values {
    switch plan.type {
    case .text: .text(texts)
    case .number: .number(numbers)
    case .date: .date(dates)
    }
  }

  /// Appends the plan's field of each record of `block`.
  ///
  /// - Parameter refuse: Receives the record and the problem where a field does not fit; some value is appended all the same.
  mutating func append(_ block: CSVBlock, in bytes: Span<UInt8>, refuse: (_ row: Int, CSVFinding) -> Void) {
    var isText = isText
    let refuseValue = { (row: Int, finding: CSVFinding) in
      if plan.mayBeText { isText = true } else { refuse(row, finding) }
    }
    switch plan.type {
    case .text: texts.append(field: plan.field, of: block, in: bytes)
    case .number: numbers.append(field: plan.field, of: block, in: bytes, refuse: refuseValue)
    case .date: dates.append(field: plan.field, of: block, in: bytes, refuse: refuseValue)
    }
    self.isText = isText
    guard !plan.allowsMissing else { return }
    for row in 0..<block.rowCount {
      let field = block.fields[row * block.width + plan.field]
      if field.isMissing(as: plan.type) { refuse(row, .missingValue(field, column: plan.field)) }
    }
  }

  mutating func append(contentsOf other: CSVColumnBuilder) {
    isText = isText || other.isText
    switch plan.type {
    case .text: texts.append(contentsOf: other.texts)
    case .number: numbers.append(contentsOf: other.numbers)
    case .date: dates.append(contentsOf: other.dates)
    }
  }

  mutating func truncate(to count: Int) {
    texts.truncate(to: count)
    numbers.truncate(to: count)
    dates.truncate(to: count)
  }

  /// Makes room for `factor` times the values that are there now.
  mutating func reserve(times factor: Double) {
    let count = Int(Double(count) * factor)
    switch plan.type {
    case .text: texts.reserveCapacity(count)
    case .number: numbers.reserveCapacity(count)
    case .date: dates.reserveCapacity(count)
    }
  }
}

extension CSVBlock.Field {
  /// Whether the field stands for a missing value of `type`.
  func isMissing(as type: Column.ValueType) -> Bool {
    start == end && (form == .plain || type != .text && form != .parsed)
  }
}
