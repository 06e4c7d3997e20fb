/// `systems.csv`
enum SystemsFile: KeyedFile {
  static let name = "systems"
  static let recordName = "system"
  static let key = ["system_id"]
  static var place: WritableKeyPath<Dataset, Records<System>> { \.systems }
  static var blank: System { System(id: "", name: "") }

  static var columns: [FileColumn<System>] {
    [
      .key("system_id", \.id),
      .text("name", \.name),
      .text("version", \.version),
      .reference("organization_id", \.organization, to: OrganizationsFile.self),
      .references("country_codes", \.ownCountries, to: CountriesFile.self).sparse,
      .date("announced_on", \.announcedOn),
      .date("released_on", \.releasedOn),
      .date("withdrawn_on", \.withdrawnOn),
      .choice("access", \.access),
      .text("architecture", \.architecture),
      .text("modality", \.modality),
      .number("max_duration_s", \.maximumDuration, .positive),
      .number("max_height_px", \.maximumHeight, .positive),
      .number("fps", \.framesPerSecond, .positive),
      .number("parameters", \.parameters, .positive),
      .reference("base_system_id", \.baseSystem, to: SystemsFile.self),
      .text("url", \.url).sparse,
      .reference("source_id", \.source, to: SourcesFile.self),
      .text("note", \.note),
    ]
  }
}
