import Tables

/// Organizations that no country is known of.
enum HomeCountryCheck: DatasetCheck {
  static let missing = Problem.Explanation(
    Problem.Code("no-country"), .warning,
    """
    An organization has no country: its systems are left out of every comparison of countries. Give the country of its head office with \
    a source; where none was found, say so in known_findings.csv.
    """)
  static let explanations = [missing]
  static let isStrict = true

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.organizations.values.filter { $0.country == nil }.map { organization in
      subject.problem(
        missing, .organization(organization.id), column: "country_code", "\(organization.name) has no country",
        found: organization.id.text, expected: "the country of its head office")
    }
  }
}
