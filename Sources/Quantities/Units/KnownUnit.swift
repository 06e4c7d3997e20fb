/// How numbers of a unit are shown that has words of its own.
///
/// | unit | shown × | decimals | level | difference |
/// | --- | --- | --- | --- | --- |
/// | `fraction` | 100 | 2 | % | percentage points |
/// | `share` | 100 | 1 | % | percentage points |
/// | `percent` | 1 | 2 | % | percentage points |
/// | `points` | 1 | 2 | points | points |
/// | `rating` | 1 | 1 | rating | rating points |
/// | `score` | 1 | 2 | by name | by name |
/// | `mos` | 1 | 2 | mean opinion score | points of mean opinion score |
/// | `probability`, `difference of probabilities` | 1 | 4 | by name | by name |
/// | `distance`, `mse` | 1 | as unknown units | by name | by name |
/// | `standard deviations`, `years` | 1 | 2 | by name | by name |
/// | `months`, `s`, `seconds` | 1 | 1 | by name | by name |
/// | `days` | 1 | as unknown units | by name | by name |
/// | `rank`, `px`, `fps`, `count`, `systems`, `organizations`, `dimensions` | 1 | 0 | by name | by name |
///
/// The decimals are those of a number without an interval, of fractions after the point of the per cent.
struct KnownUnit: Hashable, Sendable {
  /// The name in data.
  var name: String
  /// The power of ten by which numbers are multiplied when they are shown.
  var power = 0
  /// The decimals, as shown, of a number without an interval; `nil` for those of a unit that is not known.
  var decimals: Int?
  /// What one, and what several of a level are called; `nil` for the name.
  var level: Noun?
  /// What one, and what several of a difference are called; `nil` for the name.
  var difference: Noun?
  /// Whether a level stands in a sentence without its unit, as "a score of 81.5" does.
  var isBare = false
  /// The levels that there can be; `nil` where the unit says nothing.
  var possibleLevels: ClosedRange<Double>?
  /// Whether a scale in the unit usually ends at a hundred.
  var isOfHundred = false

  /// What is counted.
  struct Noun: Hashable, Sendable {
    var singular: String
    var plural: String
  }

  private static let percentSign = Noun(singular: "%", plural: "%")
  private static let percentagePoints = Noun(singular: "percentage point", plural: "percentage points")

  /// All of them: a unit is added here.
  static let all: [KnownUnit] = [
    KnownUnit(
      name: "fraction", power: 2, decimals: 2, level: percentSign, difference: percentagePoints,
      possibleLevels: 0...1),
    KnownUnit(
      name: "share", power: 2, decimals: 1, level: percentSign, difference: percentagePoints, possibleLevels: 0...1),
    KnownUnit(
      name: "percent", decimals: 2, level: percentSign, difference: percentagePoints, possibleLevels: 0...100,
      isOfHundred: true),
    KnownUnit(
      name: "points", decimals: 2, difference: Noun(singular: "point", plural: "points"), isBare: true,
      isOfHundred: true),
    KnownUnit(
      name: "rating", decimals: 1, difference: Noun(singular: "rating point", plural: "rating points"), isBare: true),
    KnownUnit(name: "score", decimals: 2, isBare: true),
    KnownUnit(
      name: "mos", decimals: 2, level: Noun(singular: "mean opinion score", plural: "mean opinion score"),
      difference: Noun(singular: "point of mean opinion score", plural: "points of mean opinion score"), isBare: true),
    KnownUnit(name: "probability", decimals: 4, isBare: true),
    KnownUnit(name: "difference of probabilities", decimals: 4, isBare: true),
    KnownUnit(name: "distance", possibleLevels: 0...Double.infinity),
    KnownUnit(name: "mse", possibleLevels: 0...Double.infinity),
    counting("standard deviation", decimals: 2),
    counting("year", decimals: 2),
    counting("month", decimals: 1),
    counting("day", decimals: nil),
    counting("second", decimals: 1),
    KnownUnit(name: "s", decimals: 1),
    KnownUnit(name: "px", decimals: 0),
    KnownUnit(name: "fps", decimals: 0),
    KnownUnit(name: "rank", decimals: 0, difference: Noun(singular: "rank", plural: "ranks")),
    KnownUnit(name: "count", decimals: 0, isBare: true),
    counting("system", decimals: 0),
    counting("organization", decimals: 0),
    counting("dimension", decimals: 0),
  ]

  /// A unit that is named by what several are called.
  private static func counting(_ singular: String, decimals: Int?) -> KnownUnit {
    let noun = Noun(singular: singular, plural: singular + "s")
    return KnownUnit(name: noun.plural, decimals: decimals, level: noun, difference: noun)
  }
}
