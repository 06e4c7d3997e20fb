public import Tables

/// A video-generation system: one model or product version, as benchmarks list it.
public struct System: Hashable, Sendable, Identifiable {
  /// The key.
  public var id: Identifier<System>
  /// The name, without the version.
  public var name: String
  /// The version or tier.
  public var version: String?
  /// Who made it.
  public var organization: Organization.ID?
  /// The organizations that took part beside it, in the order of the file.
  public var partners: [Partner] = []
  /// The countries that a table gives for the system itself, the primary one first; empty where they are those of its organization.
  public var ownCountries: [Country.ID] = []
  /// When it was first shown or described.
  public var announcedOn: CalendarDate?
  /// When the public could first use it or download it.
  public var releasedOn: CalendarDate?
  /// When it was taken away again.
  public var withdrawnOn: CalendarDate?
  /// Whether the weights are public.
  public var access: Access?
  /// The architecture, in the words of its source.
  public var architecture: String?
  /// What it turns into what, such as `text-to-video;image-to-video`.
  public var modality: String?
  /// The longest clip it makes, in seconds.
  public var maximumDuration: Double?
  /// The height of its largest frame, in pixels.
  public var maximumHeight: Double?
  /// Frames a second.
  public var framesPerSecond: Double?
  /// The number of parameters.
  public var parameters: Double?
  /// The system that it was derived from.
  public var baseSystem: Identifier<System>?
  /// The address of its page.
  public var url: String?
  /// Where these facts come from.
  public var source: Source.ID?
  /// What a reader must know.
  public var note: String?

  /// An organization that took part in making a system beside the one that it is listed under.
  public struct Partner: Hashable, Sendable {
    /// The organization.
    public var organization: Organization.ID
    /// What it did.
    public var role: Role
    /// Where that comes from.
    public var source: Source.ID?

    /// What an organization did for a system that is listed under another.
    public enum Role: String, Hashable, Sendable, CaseIterable {
      /// Its people are among the authors, or it is named beside the maker.
      case partner
      /// The same, and it published the weights.
      case publisher
    }

    /// Makes a partner.
    public init(_ organization: Organization.ID, role: Role = .partner, source: Source.ID? = nil) {
      self.organization = organization
      self.role = role
      self.source = source
    }
  }

  /// Whether the public may have the weights.
  public enum Access: String, Hashable, Sendable, CaseIterable {
    /// The weights can be downloaded.
    case openWeights = "open-weights"
    /// Only a product or an interface is offered.
    case closed
    /// Neither weights nor a product are offered.
    case unreleased
  }

  /// Makes a system.
  public init(
    id: Identifier<System>, name: String, version: String? = nil, organization: Organization.ID? = nil,
    announcedOn: CalendarDate? = nil, releasedOn: CalendarDate? = nil, withdrawnOn: CalendarDate? = nil,
    access: Access? = nil, architecture: String? = nil, modality: String? = nil, maximumDuration: Double? = nil,
    maximumHeight: Double? = nil, framesPerSecond: Double? = nil, parameters: Double? = nil,
    baseSystem: Identifier<System>? = nil, url: String? = nil, source: Source.ID? = nil, note: String? = nil
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.organization = organization
    self.announcedOn = announcedOn
    self.releasedOn = releasedOn
    self.withdrawnOn = withdrawnOn
    self.access = access
    self.architecture = architecture
    self.modality = modality
    self.maximumDuration = maximumDuration
    self.maximumHeight = maximumHeight
    self.framesPerSecond = framesPerSecond
    self.parameters = parameters
    self.baseSystem = baseSystem
    self.url = url
    self.source = source
    self.note = note
  }

  /// The countries of the system by its organization, else its own, then those of its partners; the primary one first, if it is known.
  public func countries(by organization: Organization?, with partners: [Organization] = []) -> [Country.ID] {
    let countries = organization?.countries ?? []
    var all: [Country.ID] = []
    for country in (countries.isEmpty ? ownCountries : countries) + partners.flatMap(\.countries)
    where !all.contains(country) { all.append(country) }
    return all
  }

  /// The primary country of the system by its organization, else its own.
  public func country(by organization: Organization?) -> Country.ID? {
    organization?.country ?? (organization?.otherCountries.isEmpty ?? true ? ownCountries.first : nil)
  }

  /// Name and version, as tables print them.
  public var title: String { version.map { "\(name) \($0)" } ?? name }

  /// The date of the given kind.
  public func date(_ kind: DateKind) -> CalendarDate? {
    switch kind {
    case .released: releasedOn
    case .announced: announcedOn
    case .first: [announcedOn, releasedOn].compactMap(\.self).min()
    }
  }

  /// Which date of a system an analysis uses.
  public enum DateKind: String, Hashable, Sendable, CaseIterable {
    /// The date of public release.
    case released
    /// The date of announcement.
    case announced
    /// The earlier of the two.
    case first
  }
}
