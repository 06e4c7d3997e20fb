public import BenchmarkData
import Quantities

/// What a side is called in sentences for readers who know no codes: `the United States`, `OpenAI`, `open-weights`.
public struct SideWords: Hashable, Sendable {
  /// The name of the side: that of a country or an organization, or as it is.
  public let name: String
  /// The name with the article that it takes in a sentence.
  public let inSentence: String
  /// Whether the name says what systems are like rather than where they come from.
  private let isAttribute: Bool

  /// The words for a side of `sides`.
  public init(_ side: String, of sides: Sides, in dataset: Dataset) {
    isAttribute = sides.grouping == .access || sides.grouping == .architecture
    guard sides.grouping == .country else {
      name = dataset.title(ofGroup: side, by: sides.grouping)
      inSentence = name
      return
    }
    if side == SideDefinition.rest, sides.isComposed(side) {
      (name, inSentence) = ("Rest of the world", "the rest of the world")
      return
    }
    let parts = sides.isComposed(side) ? side.split(separator: "+").map(String.init) : [side]
    let words = parts.map { Self.country($0, in: dataset) }
    (name, inSentence) = (NameList.text(words.map(\.name)), NameList.text(words.map(\.inSentence)))
  }

  /// The name of a country or a group of countries, and what it is called in a sentence.
  private static func country(_ code: String, in dataset: Dataset) -> (name: String, inSentence: String) {
    if let group = CountryGroup.named(code), dataset.countries[Country.ID(code)] == nil {
      return (group.name, group.inSentence)
    }
    let name = dataset.countries[Country.ID(code)]?.name ?? Country.withCode(code)?.name ?? code
    return (name, takesArticle(name) ? "the \(name)" : name)
  }

  /// `systems from China`, `open-weights systems`
  public var systems: String { isAttribute ? "\(name) systems" : "systems from \(inSentence)" }

  /// `the best system from China`, `the best open-weights system`
  public var best: String { isAttribute ? "the best \(name) system" : "the best system from \(inSentence)" }

  /// `the best from China`, where systems have been spoken of; `the best open-weights one`
  public var otherBest: String { isAttribute ? "the best \(name) one" : "the best from \(inSentence)" }

  /// What the best system is: `from China`, `open-weights`.
  public var origin: String { isAttribute ? name : "from \(inSentence)" }

  /// Two sides in a title: `The United States and China`, `Open-weights and closed systems`.
  public static func title(_ a: SideWords, _ b: SideWords) -> String {
    guard !a.isAttribute else { return "\(a.name) and \(b.name) systems".capitalizedFirst }
    // Names that are lists themselves are not joined into a longer one.
    let joint = [a, b].contains { $0.name.contains(" and ") } ? "against" : "and"
    return "\(a.inSentence) \(joint) \(b.inSentence)".capitalizedFirst
  }

  /// Whether the English name of a country takes an article.
  private static func takesArticle(_ name: String) -> Bool {
    guard !name.contains(",") else { return false }
    let words = name.split(separator: " ").map(String.init)
    return words.contains(where: kinds.contains) || withArticle.contains(name)
  }

  /// Words that name a kind of state or land.
  private static let kinds: Set<String> = [
    "Emirates", "Federation", "Islands", "Kingdom", "Republic", "States", "Territories", "Territory", "Union",
  ]
  /// Other names that are plurals, rivers and the like.
  private static let withArticle: Set<String> = [
    "Bahamas", "Comoros", "Congo", "Gambia", "Holy See", "Maldives", "Netherlands", "Philippines",
  ]
}
