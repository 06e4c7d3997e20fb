import Foundation

/// Where this command is installed.
enum Installation {
  /// The folder of what belongs to the command, beside the one that it is in: `PREFIX/share/vgap` of `PREFIX/bin/vgap`; `nil` if it is not
  /// known where the command is.
  static var sharedFolder: String? {
    Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "share/vgap").path
  }
}
