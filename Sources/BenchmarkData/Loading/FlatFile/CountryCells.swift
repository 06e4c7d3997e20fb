import OrderedCollections
import Tables

/// What the cells of a column of countries mean, each distinct text looked up once.
struct CountryCells {
  /// Texts that are no country, with the number of rows and the first of them.
  private(set) var unknown: OrderedDictionary<String, (count: Int, firstRow: Int)> = [:]
  /// Texts that name several countries, with the number of rows and the first of them.
  private(set) var several: OrderedDictionary<String, (count: Int, firstRow: Int)> = [:]
  /// Distinct texts beside the first that mean the same country.
  private(set) var spellings: OrderedDictionary<Country.ID, OrderedSet<String>> = [:]
  private var known: [String: [Country]] = [:]
  private var unknownNames: [String: Country] = [:]

  /// The countries that a text names, the first being the primary one; none if it says that the country is not known.
  ///
  /// What is no country stands for itself, whatever its case and punctuation.
  mutating func countries(_ text: String) -> [Country] {
    if let earlier = known[text] { return earlier }
    let countries = look(up: text)
    known[text] = countries
    return countries
  }

  /// Takes down that so many rows have a text; texts in the order of their first rows.
  mutating func count(_ text: String, rows count: Int, first row: Int) {
    let countries = countries(text)
    guard let first = countries.first else { return }
    if Country.withCode(first.id.text) == nil {
      unknown[first.id.text, default: (0, row)].count += count
    } else if countries.count > 1 {
      several[text, default: (0, row)].count += count
    } else {
      spellings[first.id, default: []].append(text)
    }
  }

  private mutating func look(up text: String) -> [Country] {
    if Country.isUnknown(text) { return [] }
    if let countries = Country.list(text) { return countries }
    let plain = ComparableName.text(text)
    let country = unknownNames[plain] ?? Country(id: Country.ID(text), name: text)
    unknownNames[plain] = country
    return [country]
  }
}
