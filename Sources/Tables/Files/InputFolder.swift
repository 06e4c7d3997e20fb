#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder from elsewhere, whose files are read by the paths that it lists itself, as a data package lists them.
///
/// Such a path may come from a stranger. It names a regular file within the folder, also after symbolic links are followed, of at most
/// ``InputFile/sizeLimit`` bytes; anything else is a ``Problem``. Every listed path is read here and nowhere else.
public struct InputFolder: Sendable {
  /// The path of the folder, without a slash at its end.
  public let path: String

  /// The folder at `path`. Whether there is one shows in reading.
  public init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// What the file is called that the folder lists as `listed`.
  public func name(of listed: String) -> String { path + "/" + listed }

  /// The bytes of the file that the folder lists as `listed`.
  ///
  /// - Throws: A ``Problem`` with the file as its place.
  public func read(_ listed: String) throws(Problem) -> [UInt8] {
    let place = Place(file: name(of: listed))
    guard Self.staysWithin(listed) else { throw Self.outside(place, found: listed) }
    guard let root = SystemCalls.resolved(path), let target = SystemCalls.resolved(place.file) else {
      throw InputFile.openingProblem(errno, place)
    }
    guard target.hasPrefix(root == "/" ? root : root + "/") else { throw Self.outside(place, found: target) }
    // Without waiting for the other end of a pipe: that it is one is seen once it is open.
    let file = try InputFile(opening: target, place: place, flags: O_NOFOLLOW | O_NONBLOCK)
    defer { file.close() }
    guard file.isRegular else {
      throw Problem(
        .fileNotRegular, at: place, "this is no regular file but a \(file.kind)", expected: "a regular file",
        fix: "put the contents into a file of the folder")
    }
    return try file.readAll()
  }

  /// Whether a path, taken by its letters, stays within the folder that it starts from.
  package static func staysWithin(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(0)
      && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  private static func outside(_ place: Place, found: String) -> Problem {
    Problem(
      .fileOutsideFolder, at: place, "the file lies outside the folder that lists it", found: found,
      expected: "a file within the folder", fix: "put the file itself into the folder")
  }
}
