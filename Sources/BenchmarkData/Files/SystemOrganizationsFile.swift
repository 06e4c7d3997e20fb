/// `system_organizations.csv`: the organizations that took part in making a system beside the one that it is listed under.
enum SystemOrganizationsFile: DatasetFile {
  /// A system and one of its partners.
  struct Record {
    var system: System.ID
    var partner: System.Partner
  }

  static let name = "system_organizations"
  static let key = ["system_id", "organization_id"]
  static var blank: Record { Record(system: "", partner: System.Partner("")) }

  static var columns: [FileColumn<Record>] {
    [
      .reference("system_id", \.system, to: SystemsFile.self),
      .reference("organization_id", \.partner.organization, to: OrganizationsFile.self),
      .choice("role", \.partner.role),
      .reference("source_id", \.partner.source, to: SourcesFile.self),
    ]
  }

  static func records(of dataset: Dataset) -> [Record] {
    dataset.systems.values.flatMap { system in system.partners.map { Record(system: system.id, partner: $0) } }
  }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    for record in records { dataset.systems[record.system]?.partners.append(record.partner) }
  }
}
