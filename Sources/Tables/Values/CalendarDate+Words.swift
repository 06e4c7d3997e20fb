extension CalendarDate {
  /// The date in English, as precise as it is: `8 October 2026`, `October 2026`, `2026`.
  public var words: String {
    guard let month, Self.monthNames.indices.contains(month - 1) else { return String(year) }
    let ofMonth = "\(Self.monthNames[month - 1]) \(year)"
    return day.map { "\($0) \(ofMonth)" } ?? ofMonth
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
