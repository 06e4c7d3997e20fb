import Foundation

extension Country {
  /// The country of an ISO 3166-1 alpha-2 code in capitals; `nil` if the standard has none.
  ///
  /// - Complexity: O(1).
  public static func withCode(_ alpha2: String) -> Country? { CountryIndex.byAlpha2[alpha2] }

  /// The country that a table means by a text: a code of ISO 3166-1 (alpha-2 or alpha-3), an English short, official or common name,
  /// or a flag, in any case, with or without accents and punctuation.
  ///
  /// `NA` is Namibia. `N/A` and `n.a.` are nothing, since a code holds letters only. A name beside its own code, such as
  /// `China (CN)`, is that country.
  ///
  /// - Returns: `nil` if it is no country, or could be two.
  /// - Complexity: O(length of the text).
  public static func named(_ text: String) -> Country? {
    let (letters, flags) = Self.separatingFlags(text)
    let named = Self.withoutFlags(letters)
    guard let flag = flags.first else { return named }
    // A flag that has another name beside it says nothing certain.
    guard flags.allSatisfy({ $0 == flag }) else { return nil }
    return letters.allSatisfy({ !$0.isLetter }) || named == flag ? flag : nil
  }

  /// The countries that a cell lists, in its order and each once: `US; CN` or `China / France`.
  ///
  /// - Returns: `nil` unless every part is a country. A comma parts countries only where the whole is none, as
  ///   `Korea, Republic of` is.
  public static func list(_ text: String) -> [Country]? {
    if let one = named(text) { return [one] }
    let parts = text.split { ";/|+,&".contains($0) }.flatMap { $0.split(separator: " and ") }
    let countries = parts.compactMap { named(String($0)) }
    guard countries.count == parts.count, countries.count > 1 else { return nil }
    var seen: Set<Country.ID> = []
    return countries.filter { seen.insert($0.id).inserted }
  }

  /// Whether a text says that the country is not known: `-`, `N/A`, `unknown`. `NA` does not: it is Namibia.
  static func isUnknown(_ text: String) -> Bool {
    let plain = text.lowercased().filter { !$0.isWhitespace }
    return plain.allSatisfy { "-–—−?.".contains($0) }
      || ["n/a", "n.a.", "n.a", "unknown", "unclear", "undisclosed", "none", "null", "nan", "tbd", "tba"].contains(
        plain)
  }

  private static func withoutFlags(_ text: String) -> Country? {
    let code = text.filter { !$0.isWhitespace }
    if code.count == text.split(whereSeparator: \.isWhitespace).first?.count {
      let capitals = ComparableName.folded(code).uppercased()
      if let country = CountryIndex.byAlpha2[capitals] ?? CountryIndex.byAlpha3[capitals] { return country }
    }
    if let country = CountryIndex.byName[CountryIndex.plain(text)] { return country }
    // "China (CN)", "US - United States": all parts must say the same.
    let parts = text.split { "()[]–—-".contains($0) }.map { $0.filter { $0 != "," } }
      .filter { part in part.contains { $0.isLetter } }
    guard parts.count > 1, parts.count < 4 else { return nil }
    let countries = Set(parts.map { withoutFlags(String($0)) })
    return countries.count == 1 ? countries.first ?? nil : nil
  }

  /// A text without flags, and the countries of its flags: pairs of regional indicators, which stand for the letters of a code.
  private static func separatingFlags(_ text: String) -> (letters: String, flags: [Country?]) {
    let first: UInt32 = 0x1F1E6
    var rest = String.UnicodeScalarView()
    var code = ""
    var flags: [Country?] = []
    for scalar in text.unicodeScalars {
      if (first..<first + 26).contains(scalar.value), let letter = Unicode.Scalar(scalar.value - first + 65) {
        code.unicodeScalars.append(letter)
        if code.utf8.count == 2 {
          flags.append(CountryIndex.byAlpha2[code])
          code = ""
        }
      } else {
        rest.append(scalar)
      }
    }
    return (String(rest), flags)
  }
}

/// The countries by code and by name.
enum CountryIndex {
  static let byAlpha2 = Dictionary(ISO3166.countries.map { ($0.id.text, $0) }) { first, _ in first }
  static let byAlpha3 = Dictionary(
    ISO3166.countries.compactMap { country in country.alpha3.map { ($0, country) } }
  ) { first, _ in first }
  static let byName = Dictionary(
    ISO3166.entries.flatMap { entry in
      entry.names.map { (plain($0), entry.country) }.filter { $0.0.count > 3 || shortNames.contains($0.0) }
    }
  ) { first, _ in first }

  /// Names of up to three letters that tables write with points; others, such as that of "n.a.", are none.
  private static let shortNames: Set<String> = ["us", "usa", "uk", "uae", "prc", "drc", "rok", "lao"]

  /// A name without case, accents, spaces, punctuation, articles and common abbreviations.
  static func plain(_ name: String) -> String {
    let words = ComparableName.folded(name).replacing("&", with: " and ").split { !$0.isLetter }
    return words.map { abbreviations[String($0)] ?? String($0) }.filter { $0 != "the" && $0 != "of" }.joined()
  }

  private static let abbreviations = ["st": "saint", "rep": "republic", "dem": "democratic"]
}
