import CGSL

/// The only door to the GNU Scientific Library.
///
/// GSL's default error handler aborts the process. It is switched off before the first call; arguments are checked
/// before each call, since with the handler off many functions return a wrong number or never return, and each status
/// becomes a ``StatisticsError``.
enum GSL {
  private static let handlerIsOff: Bool = {
    gsl_set_error_handler_off()
    return true
  }()

  /// Switches the aborting error handler off. Every function of this file calls it first.
  @inline(__always)
  static func prepare() { _ = handlerIsOff }

  /// Throws unless `status` is success.
  static func check(_ status: Int32, in function: String) throws(StatisticsError) {
    guard status != Int32(GSL_SUCCESS) else { return }
    if status == Int32(GSL_EDOM) || status == Int32(GSL_ESING), function.hasPrefix("gsl_linalg") {
      throw .singularMatrix(function: function)
    }
    throw .library(function: function, code: status, message: String(cString: gsl_strerror(status)))
  }

  /// Throws unless `value` is a finite number.
  static func requireFinite(_ value: Double, _ name: String) throws(StatisticsError) {
    guard value.isFinite else {
      throw .invalidArgument(name: name, found: "\(value)", requirement: "a finite number")
    }
  }

  /// Throws unless `value` is a finite positive number.
  static func requirePositive(_ value: Double, _ name: String) throws(StatisticsError) {
    guard value.isFinite, value > 0 else {
      throw .invalidArgument(name: name, found: "\(value)", requirement: "a finite number above 0")
    }
  }

  /// Throws unless `value` is strictly between 0 and 1.
  static func requireOpenUnit(_ value: Double, _ name: String) throws(StatisticsError) {
    guard value > 0, value < 1 else {
      throw .invalidArgument(name: name, found: "\(value)", requirement: "a number strictly between 0 and 1")
    }
  }
}
