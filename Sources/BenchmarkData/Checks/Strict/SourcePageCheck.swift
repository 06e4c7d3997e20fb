import Tables

/// Sources that name a site and not the page.
enum SourcePageCheck: DatasetCheck {
  static let home = Problem.Explanation(
    Problem.Code("home-page-source"), .warning,
    """
    The address of a source is the home page of a site: what was read there cannot be found again. Give the address of the page. Where \
    the site is a single page, as that of one project, or the page cannot be told any more, say so in known_findings.csv.
    """)
  static let explanations = [home]
  static let isStrict = true

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.sources.values.compactMap { source in
      guard let url = source.url, isHomePage(url) else { return nil }
      return subject.problem(
        home, .source(source.id), column: "url", "this is the home page of a site", found: url,
        expected: "the address of the page")
    }
  }

  /// Whether nothing follows the name of the host that tells one page of a site from another: a language, the name of an index, a place within
  /// the page and what is asked of where a visitor came from tell none.
  static func isHomePage(_ url: String) -> Bool {
    guard let start = url.firstRange(of: "://") else { return false }
    let rest = url[start.upperBound...].drop { !"/?#".contains($0) }
    let parts = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    // A route of a page that is all of a site: `#/models/veo`.
    if parts.count > 1, let route = parts.last, "/!".contains(route.first ?? " "), route.contains(where: \.isLetter) {
      return false
    }
    let halves = (parts.first ?? "").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let names = halves.count > 1 ? halves[1].split(separator: "&").map { $0.prefix { $0 != "=" }.lowercased() } : []
    guard names.allSatisfy({ unspecificQueries.contains($0) || $0.hasPrefix("utm_") }) else { return false }
    var path = (halves.first ?? "").split(separator: "/").map { $0.lowercased() }
    if let last = path.last, indexNames.contains(String(last.prefix { $0 != "." })) { path.removeLast() }
    if let first = path.first, languages.contains(String(first.prefix { $0 != "-" && $0 != "_" })), first.count <= 7 {
      path.removeFirst()
    }
    return path.isEmpty
  }

  private static let unspecificQueries: Set<String> = ["hl", "lang", "language", "locale", "ref", "source"]
  private static let indexNames: Set<String> = ["default", "home", "index"]
  private static let languages: Set<String> = [
    "ar", "cn", "cs", "da", "de", "en", "es", "fi", "fr", "he", "hi", "id", "it", "ja", "jp", "ko", "kr", "nl", "no",
    "pl",
    "pt", "ru", "sv", "th", "tr", "tw", "uk", "us", "vi", "zh",
  ]
}
