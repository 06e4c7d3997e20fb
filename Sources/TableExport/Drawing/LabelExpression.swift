import Tables

/// What turns a value into the words at a tick or in a legend: the two expressions of Vega that figures use.
enum LabelExpression: Hashable, Sendable {
  /// Words for values.
  case words([Word])
  /// The month, with the year beneath the first and each January.
  case monthsAndYears

  /// A value and what is written for it.
  struct Word: Hashable, Sendable {
    var value: String
    var text: String
  }

  private static let month = "utcFormat(datum.value, '%b')"
  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The expression in Vega's language. The words must not hold an apostrophe.
  var vega: String {
    switch self {
    case .words(let words):
      "{" + words.map { "\($0.value): '\($0.text)'" }.joined(separator: ", ") + "}[datum.value]"
    case .monthsAndYears:
      "datum.index == 0 || utcmonth(datum.value) == 0 ? [\(Self.month), utcFormat(datum.value, '%Y')] : \(Self.month)"
    }
  }

  /// Reads what ``vega`` writes.
  init(vega: String) throws(DrawingError) {
    if vega == Self.monthsAndYears.vega {
      self = .monthsAndYears
      return
    }
    guard let match = vega.wholeMatch(of: /\{(.*)\}\[datum\.value\]/) else {
      throw DrawingError(request: "the label expression \(vega)")
    }
    self = .words(match.1.matches(of: /(\w+): '([^']*)'/).map { Word(value: String($0.1), text: String($0.2)) })
    guard self.vega == vega else { throw DrawingError(request: "the label expression \(vega)") }
  }

  /// The label of a named value.
  func label(of name: String) -> String {
    if case .words(let words) = self, let word = words.first(where: { $0.value == name }) { word.text } else { name }
  }

  /// The label of a time that is the `index`th tick.
  func label(ofTime time: Double, index: Int) -> [String] {
    guard let date = CalendarTicks.date(time), let month = date.month else { return [] }
    let name = Self.monthNames[month - 1]
    return index == 0 || month == 1 ? [name, String(date.year)] : [name]
  }
}
