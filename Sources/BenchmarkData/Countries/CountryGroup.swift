/// A group of countries that goes by one name, as of a date.
///
/// Memberships are facts of their date: a later accession is not in the list until it is entered here. None of the names is a code or a name of
/// ISO 3166-1.
public struct CountryGroup: Hashable, Sendable, Identifiable {
  /// The name under which it is asked for: `EU`.
  public let id: String
  /// The name in full.
  public let name: String
  /// What it is called in a sentence: `the European Union`.
  public let inSentence: String
  /// The alpha-2 codes of its members, in their order.
  public let members: [String]
  /// Since when it has had these members, as ISO 8601 text.
  public let since: String
  /// The official page that lists them.
  public let source: String

  /// The groups that are known.
  public static let all = [europeanUnion, oecd, groupOfSeven]

  /// The group of a name: its short one, or in full, in any case.
  ///
  /// - Complexity: O(groups).
  public static func named(_ text: String) -> CountryGroup? {
    let plain = ComparableName.text(text)
    return all.first { ComparableName.text($0.id) == plain || ComparableName.text($0.name) == plain }
  }

  /// The 27 members of the European Union since the United Kingdom left it on 31 January 2020:
  /// https://european-union.europa.eu/principles-countries-history/eu-countries_en.
  public static let europeanUnion = CountryGroup(
    "EU", "European Union", inSentence: "the European Union", since: "2020-02-01",
    source: "https://european-union.europa.eu/principles-countries-history/eu-countries_en",
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")

  /// The 38 members of the Organisation for Economic Co-operation and Development since Costa Rica acceded on 25 May 2021:
  /// https://www.oecd.org/en/about/members-partners.html. Countries whose accession was under way in 2026 are not among them.
  public static let oecd = CountryGroup(
    "OECD", "Organisation for Economic Co-operation and Development", inSentence: "the OECD countries",
    since: "2021-05-25", source: "https://www.oecd.org/en/about/members-partners.html",
    "AT AU BE CA CH CL CO CR CZ DE DK EE ES FI FR GB GR HU IE IL IS IT JP KR LT LU LV MX NL NO NZ PL PT SE SI SK TR US")

  /// The seven countries of the Group of Seven since Russia's participation ended on 24 March 2014; the European Union takes part too, which
  /// does not make its members members: https://www.g7uk.org, the presidency of 2021.
  public static let groupOfSeven = CountryGroup(
    "G7", "Group of Seven", inSentence: "the G7 countries", since: "2014-03-24", source: "https://www.g7uk.org",
    "CA DE FR GB IT JP US")

  private init(
    _ id: String, _ name: String, inSentence: String, since: String, source: String, _ members: String
  ) {
    self.id = id
    self.name = name
    self.inSentence = inSentence
    self.members = members.split(separator: " ").map(String.init)
    self.since = since
    self.source = source
  }
}
