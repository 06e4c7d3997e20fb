import Tables

/// Country codes that ISO 3166-1 does not have.
enum CountryCodeCheck: DatasetCheck {
  static let unknown = Problem.Explanation(
    Problem.Code("unknown-country"), .error,
    """
    A country code is not one of ISO 3166-1 alpha-2. The United Kingdom is GB, Greece is GR, and codes are in capitals. In a \
    flat file it is a warning, and a country may go by its alpha-2 or alpha-3 code or its English name, in any case: what is \
    none of them stands for itself.
    """)
  static let mismatch = Problem.Explanation(
    Problem.Code("country-code-mismatch"), .error,
    "The alpha-2 and the alpha-3 code of a row belong to different countries, or there is no such alpha-3 code.")
  static let explanations = [unknown, mismatch]

  /// Codes in use that are not the standard's.
  private static let common = ["EL": "GR", "EN": "GB", "SF": "FI"]

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.countries.values.compactMap { country in
      let code = country.id.text
      // What a flat file says is looked up while it is read.
      if subject.places.isFlatFile { return nil }
      guard let alpha3 = Country.withCode(code)?.alpha3 else {
        return subject.problem(
          unknown, .country(country.id), column: "country_code", "ISO 3166-1 has no such country", found: code,
          expected: "an alpha-2 code such as CN", fix: suggestion(for: code))
      }
      guard let given = country.alpha3, given != alpha3 else { return nil }
      return subject.problem(
        mismatch, .country(country.id), column: "alpha_3", "\(code) and \(given) are not the same country",
        found: given,
        expected: alpha3)
    }
  }

  /// What was probably meant; `nil` if nothing comes near.
  static func suggestion(for code: String) -> String? {
    (common[code.uppercased()] ?? Country.named(code)?.id.text).map { "did you mean \($0)?" }
  }
}
