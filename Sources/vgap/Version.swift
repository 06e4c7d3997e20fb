import StatisticsCore

/// What this build is.
enum Version {
  /// The version of the package.
  static let number = "0.2.0"

  /// The text of `vgap --version`.
  static var text: String {
    "vgap \(number), with the GNU Scientific Library \(NumericalLibrary.version); GPL-3.0-or-later"
  }
}
