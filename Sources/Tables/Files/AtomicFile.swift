#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files as output: whole, or as they were before.
public enum AtomicFile {
  /// Writes `bytes` to the file at `path`.
  ///
  /// They are written to a new file beside it, which then takes its name: a reader sees the old file or the new one, and nothing
  /// half-written is left behind. The permissions of a file that was there are kept. What is no regular file (a terminal, a pipe, standard
  /// output under a name) is written to directly. A symbolic link is refused: what it leads to was perhaps chosen by somebody else.
  ///
  /// - Throws: A ``Problem`` of code `file-unwritable`, `file-is-folder` or `file-is-link`.
  public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    guard !isStream(path) else { return try writeThrough(bytes, to: path) }
    try write([(bytes, path)])
  }

  /// Writes several files that belong together, none of them a stream: all are whole beside their places before the first takes its name.
  ///
  /// - Throws: A ``Problem``, as ``write(_:to:)-([UInt8],_)`` does.
  public static func write(_ files: [(bytes: [UInt8], path: String)]) throws(Problem) {
    var stagings: [(staging: Staging, path: String)] = []
    defer { for staged in stagings { staged.staging.discard() } }
    for file in files { stagings.append((try stage(file.bytes, for: file.path), file.path)) }
    for (staging, path) in stagings {
      let failure = staging.replaceTarget()
      guard failure == 0 else { throw Problem.unwritable(failure, path) }
    }
  }

  /// Writes `bytes` beside the file at `path`.
  private static func stage(_ bytes: [UInt8], for path: String) throws(Problem) -> Staging {
    let place = Place(file: path)
    let status = SystemCalls.status(path)
    if let status {
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        throw Problem(.fileIsFolder, at: place, "this is a folder", expected: "a file", fix: "name a file in it")
      case S_IFLNK: throw Problem.isLink(path, expected: "a file")
      case S_IFBLK:
        throw Problem(
          .fileUnwritable, at: place, "this is a device that holds data, such as a disk", expected: "a file",
          fix: "name a file on it")
      default: guard access(path, W_OK) == 0 else { throw Problem.unwritable(errno, path) }
      }
    }
    let staging = try Staging(for: path, called: path, isFolder: false)
    if let status { _ = fchmod(staging.descriptor, status.st_mode & 0o7777) }
    guard SystemCalls.writeAll(bytes, to: staging.descriptor), fsync(staging.descriptor) == 0 else {
      let failure = errno
      staging.discard()
      throw Problem.unwritable(failure, path)
    }
    return staging
  }

  /// Writes `text` in UTF-8 to the file at `path`, as ``write(_:to:)-([UInt8],_)`` does.
  public static func write(_ text: String, to path: String) throws(Problem) {
    try write(Array(text.utf8), to: path)
  }

  /// Whether what is written to `path` goes to a terminal, a pipe or a device, or to standard output, and stays in no file of that name.
  ///
  /// Links are followed where the system makes them, in `/dev` and `/proc`; elsewhere anybody may have led them anywhere.
  public static func isStream(_ path: String) -> Bool {
    let isLink = (SystemCalls.status(path)?.st_mode ?? 0) & S_IFMT == S_IFLNK
    guard !isLink || path.hasPrefix("/dev/") || path.hasPrefix("/proc/") else { return false }
    var status = stat()
    var output = stat()
    guard stat(path, &status) == 0 else { return false }
    switch status.st_mode & S_IFMT {
    case S_IFDIR, S_IFBLK: return false
    case S_IFREG:
      // /dev/stdout where the shell has led standard output into a file.
      return isLink && fstat(STDOUT_FILENO, &output) == 0
        && (output.st_dev, output.st_ino) == (status.st_dev, status.st_ino)
    default: return true
    }
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(Problem) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw Problem.unwritable(errno, path) }
    defer { close(descriptor) }
    guard SystemCalls.writeAll(bytes, to: descriptor) else { throw Problem.unwritable(errno, path) }
  }
}

extension Problem {
  /// That a file or a folder cannot be written.
  static func unwritable(_ error: Int32, _ path: String, folder: Bool = false) -> Problem {
    let fix =
      switch error {
      case ENOENT, ENOTDIR: "check that the folder exists"
      case ENOSPC, EDQUOT, EFBIG: "make room on the disk"
      case EBUSY: "name a folder within it"
      case EXDEV:
        "name a new folder: its file system cannot move this one, as the overlay of a container cannot what came with its image"
      case EILSEQ: "rename what is called so, or name another folder"
      default: "check the permissions of the \(folder ? "folder and of the one that it is in" : "file and its folder")"
      }
    return Problem(
      .fileUnwritable, at: Place(file: path),
      "the \(folder ? "folder" : "file") cannot be written: "
        + (error == EILSEQ ? "it holds a name that is not UTF-8" : String(cString: strerror(error))), fix: fix)
  }

  /// That the place for output is a symbolic link.
  static func isLink(_ path: String, expected: String) -> Problem {
    Problem(
      .fileIsLink, at: Place(file: path), "this is a symbolic link", found: SystemCalls.target(ofLink: path),
      expected: expected, fix: "name what it leads to, or remove the link")
  }
}
