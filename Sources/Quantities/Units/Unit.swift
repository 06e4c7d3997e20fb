/// What a number is counted in, and how such numbers are shown to people.
///
/// Data name a unit by a word (`fraction`, `rating/year`, `px`), which ``name`` keeps as it is. Most units are shown as they are
/// named; those that the package knows have words of their own, and a fraction is shown in per cent. Since the difference
/// of two scores of 81 % and 76 % is 5 percentage points and not 5 %, a unit says as what its numbers are read.
///
/// ```swift
/// Unit.fraction.words(0.8152)                 // 81.52 %
/// Unit.fraction.difference.words(-0.0467)     // −4.67 percentage points
/// Unit.fraction.perYear.words(0.021)          // 2.10 percentage points a year
/// Unit("dB").words(31.24)                     // 31.2 dB
/// ```
public struct Unit: Hashable, Sendable {
  /// As what a number in the unit is read.
  public enum Reading: Hashable, Sendable {
    /// A number that stands for itself: a score, a share, a count.
    case level
    /// The difference of two such numbers, or what it is a year.
    case difference
  }

  /// The word for it in data.
  public let name: String
  /// As what its numbers are read; a rate of change is a difference.
  public let reading: Reading

  /// The unit that data call `name`.
  public init(_ name: String, _ reading: Reading = .level) {
    self.name = name
    self.reading = name.hasSuffix(Self.yearSuffix) ? .difference : reading
  }

  private static let yearSuffix = "/year"

  /// The unit of the differences of two numbers in this one.
  public var difference: Unit { Unit(name, .difference) }

  /// The unit of the numbers whose differences, or rates of change, this is the unit of.
  public var level: Unit { Unit(baseName) }

  /// The unit of the change of a number in this one in a year.
  public var perYear: Unit { isRate ? self : Unit(name + Self.yearSuffix) }

  /// Whether it is a change in a year.
  public var isRate: Bool { name.hasSuffix(Self.yearSuffix) }

  /// The name without what it is a year.
  private var baseName: String { isRate ? String(name.dropLast(Self.yearSuffix.count)) : name }

  /// The levels that there can be, whatever the benchmark; `nil` where the unit says nothing. A distance or an error is not below 0.
  public var possibleLevels: ClosedRange<Double>? { reading == .level ? known?.possibleLevels : nil }

  /// Whether a scale in the unit usually ends at a hundred, as those of percentages and points do.
  public var isOfHundred: Bool { known?.isOfHundred ?? false }

  /// What the package knows of the unit.
  var known: KnownUnit? { KnownUnit.all.first { $0.name == baseName } }
}

extension Unit: ExpressibleByStringLiteral {
  /// The unit that data call by this name, its numbers read as levels.
  public init(stringLiteral name: String) { self.init(name) }
}

extension Unit: CustomStringConvertible {
  /// The name in data.
  public var description: String { name }
}

// MARK: Units that the package has numbers in

extension Unit {
  /// Parts of one, shown in per cent.
  public static let fraction = Unit("fraction")
  /// The part of the systems, or of whatever is counted, shown in per cent.
  public static let share = Unit("share")
  /// Parts of a hundred.
  public static let percent = Unit("percent")
  /// Points of a scale that says no more.
  public static let points = Unit("points")
  /// Opinions on a scale whose ends its benchmark says.
  public static let opinionScore = Unit("mos")
  /// Points of a rating such as Elo's.
  public static let rating = Unit("rating")
  /// The chance of an event.
  public static let probability = Unit("probability")
  /// The chance of one event less that of another.
  public static let differenceOfProbabilities = Unit("difference of probabilities")
  /// Standard deviations of all scores.
  public static let standardDeviations = Unit("standard deviations")
  /// Months of a twelfth of 365.2425 days.
  public static let months = Unit("months")
  /// Days.
  public static let days = Unit("days")
  /// Systems.
  public static let systems = Unit("systems")
  /// Organizations.
  public static let organizations = Unit("organizations")
  /// Dimensions of a benchmark.
  public static let dimensions = Unit("dimensions")
  /// Places in an order.
  public static let rank = Unit("rank")
}
