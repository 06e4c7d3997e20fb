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

  /// Whether nothing follows the name of the host.
  static func isHomePage(_ url: String) -> Bool {
    guard let start = url.firstRange(of: "://") else { return false }
    return url[start.upperBound...].drop { !"/?#".contains($0) }.allSatisfy { $0 == "/" }
  }
}
