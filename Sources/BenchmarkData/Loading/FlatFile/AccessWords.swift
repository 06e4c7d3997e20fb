extension System.Access {
  /// The kind of access that a word of ours or of public boards stands for: `open-weights`, `Open Source`, `Proprietary`.
  init?(printed text: String) {
    switch ComparableName.header(text) {
    case "open", "opensource", "opensourced", "openweight", "openweights", "openmodel": self = .openWeights
    case "closed", "closedsource", "proprietary", "api", "apionly", "closedmodel", "commercial", "private":
      self = .closed
    case "unreleased": self = .unreleased
    default: return nil
    }
  }
}
