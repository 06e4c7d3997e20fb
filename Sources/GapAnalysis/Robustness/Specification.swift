public import BenchmarkData
import Tables

/// One way in which an analyst could have put the question: a choice for everything that is a choice.
public struct Specification: Hashable, Sendable {
  /// The choices that make the board.
  public var selection: Selection
  /// Which countries a system counts for.
  public var countryRule: CountryRule = .primary
  /// How dimensions are brought to a common scale.
  public var normalization: Normalization = .goalposts
  /// How they are combined.
  public var aggregation: Aggregation = .arithmetic
  /// Factors on the benchmark's weights; 1 for dimensions that are not named.
  public var weightFactors: [Dimension.ID: Double] = [:]
  /// What a date that is known to the month or the year stands for.
  public var dateReading: DateReading = .middle
  /// Systems that are left out.
  public var omittedSystems: Set<System.ID> = []
  /// Organizations whose systems are left out.
  public var omittedOrganizations: Set<Organization.ID> = []

  /// The choices of a plain comparison.
  public init(selection: Selection = Selection(), countryRule: CountryRule = .primary) {
    self.selection = selection
    self.countryRule = countryRule
  }

  /// Whether the benchmark's own composition is used, so that published totals can stand in.
  var usesOwnComposition: Bool {
    normalization == .goalposts && aggregation == .arithmetic && weightFactors.values.allSatisfy { $0 == 1 }
  }

  /// The kinds of choice that are varied.
  public enum Choice: String, Hashable, Sendable, CaseIterable {
    case system = "system left out"
    case organization = "organization left out"
    case dimension = "dimension left out"
    case weight = "weight"
    case normalization
    case aggregation
    case missing = "missing dimensions"
    case published = "published totals"
    case countryRule = "country rule"
    case evaluations
    case dateKind = "date"
    case dateReading = "reading of imprecise dates"
    case asOf = "as-of date"

    /// The words for it.
    public var label: String { rawValue }
  }
}

/// What a date that is known to the month or the year stands for.
public enum DateReading: String, Hashable, Sendable, CaseIterable {
  /// Its first day.
  case earliest
  /// Its middle.
  case middle
  /// Its last day.
  case latest

  /// The day, since 1970-01-01.
  func day(of date: CalendarDate) -> Double {
    switch self {
    case .earliest: Double(date.dayRange.lowerBound)
    case .middle: date.middleDay
    case .latest: Double(date.dayRange.upperBound)
    }
  }
}

extension CalendarDate {
  /// The date so many days later; of a date of reduced precision, its last day is moved.
  func adding(days: Int) -> CalendarDate? { CalendarDate(dayNumber: dayRange.upperBound + days) }
}
