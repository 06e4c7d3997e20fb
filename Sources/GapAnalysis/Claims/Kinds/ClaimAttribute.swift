import BenchmarkData
import Quantities

/// A recorded number about systems.
enum NumericAttribute: String, Hashable, Sendable, CaseIterable {
  case maximumDuration = "max_duration_s"
  case maximumHeight = "max_height_px"
  case framesPerSecond = "fps"
  case parameters

  /// The value of a system, where a source says.
  func value(of system: System) -> Double? {
    switch self {
    case .maximumDuration: system.maximumDuration
    case .maximumHeight: system.maximumHeight
    case .framesPerSecond: system.framesPerSecond
    case .parameters: system.parameters
    }
  }

  var unit: Unit {
    switch self {
    case .maximumDuration: "s"
    case .maximumHeight: "px"
    case .framesPerSecond: "fps"
    case .parameters: "parameters"
    }
  }

  /// What it is, in words.
  var title: String {
    switch self {
    case .maximumDuration: "longest clip"
    case .maximumHeight: "height of the largest frame"
    case .framesPerSecond: "frame rate"
    case .parameters: "number of parameters"
    }
  }
}

/// A recorded text about systems.
enum TextAttribute: String, Hashable, Sendable, CaseIterable {
  case architecture

  func value(of system: System) -> String? {
    switch self {
    case .architecture: system.architecture
    }
  }
}

/// Terms that are looked for in a text, at word boundaries and whatever the case: "DiT" is in "diffusion transformer (DiT)"
/// and not in "conditioned".
struct ClaimTerms: Hashable, Sendable {
  let terms: [String]

  func match(_ text: String) -> Bool {
    let words = Self.normalized(text)
    return terms.contains { term in
      let wanted = Self.normalized(term)
      return !wanted.isEmpty && wanted.count <= words.count
        && (0...(words.count - wanted.count)).contains { Array(words[$0..<($0 + wanted.count)]) == wanted }
    }
  }

  /// The words of a text in lower case: what stands between characters that are neither letters nor digits.
  private static func normalized(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}

extension System {
  /// Whether a modality is among those of the system.
  func hasModality(_ wanted: String) -> Bool {
    modality?.split(separator: ";").contains { $0 == wanted } ?? false
  }
}

extension ClaimFinding.UsedSystem {
  /// A system that was looked at for a recorded fact.
  init(
    _ system: System, in dataset: Dataset, role: String, dateKind: System.DateKind, value: Double? = nil,
    unit: Unit? = nil, detail: String? = nil, decides: Bool = false
  ) {
    self.init(
      role: role, system: system, organization: dataset.organization(of: system), date: system.date(dateKind),
      score: value, unit: unit, detail: detail, decides: decides)
  }
}
