import CGSL

/// Facts about the numerical library that is linked.
public enum NumericalLibrary {
  /// The version of the GNU Scientific Library, such as `2.7.1`.
  public static var version: String { String(cString: vgap_gsl_version()) }
}
