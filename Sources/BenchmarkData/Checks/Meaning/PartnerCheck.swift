import Tables

/// Partners that are the maker itself.
enum PartnerCheck: DatasetCheck {
  static let maker = Problem.Explanation(
    Problem.Code("partner-of-itself"), .warning,
    """
    system_organizations.csv lists the organization that the system is listed under in systems.csv: the first-named one stands there \
    alone, and the partners here.
    """)
  static let explanations = [maker]

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.systems.values.flatMap { system in
      system.partners.filter { $0.organization == system.organization }.map { partner in
        subject.problem(
          maker, .partner(system.id, partner.organization), column: "organization_id",
          "this is the organization that the system is listed under", found: partner.organization.text,
          expected: "an organization that took part beside it", fix: "delete the row")
      }
    }
  }
}
