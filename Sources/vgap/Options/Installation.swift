import Foundation

/// Where this command is installed.
enum Installation {
  /// The folder of what belongs to the command, beside the one that it is in: `PREFIX/share/vgap` of `PREFIX/bin/vgap`; `nil` if it is not
  /// known where the command is.
  static var sharedFolder: String? {
    Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "share/vgap").path
  }

  /// The Python that draws figures: the one that `VGAP_PYTHON` names, else that of the installation; `nil` if there is none. Never one that
  /// lies where the data are or where the command was started.
  static var python: String? {
    if let named = environmentVariable("VGAP_PYTHON") { return named }
    let installed = sharedFolder.map { $0 + "/python/bin/python" }
    return installed.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
  }
}
