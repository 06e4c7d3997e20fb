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
  /// They are written to a new file beside it, which then takes its name: a reader sees the old file or the new one, and
  /// nothing half-written is left behind. A symbolic link stays and its target is replaced; the permissions of a file
  /// that was there are kept; what is no regular file (a terminal, a pipe) is written to directly.
  ///
  /// - Throws: A ``Problem`` of code `file-unwritable` or `file-is-folder`.
  public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    let target = resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw Problem(
        .fileIsFolder, at: Place(file: path), "this is a folder", expected: "a file", fix: "name a file in it")
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw unwritable(errno, path) }
      defer { close(descriptor) }
      guard writeAll(bytes, to: descriptor) else { throw unwritable(errno, path) }
      return
    }
    if exists, access(target, W_OK) != 0 { throw unwritable(errno, path) }
    let (descriptor, temporary) = try createBeside(target, path)
    if exists { _ = fchmod(descriptor, status.st_mode & 0o7777) }
    var isDone = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    var failure = errno
    if close(descriptor) != 0, isDone {
      isDone = false
      failure = errno
    }
    if isDone, rename(temporary, target) != 0 {
      isDone = false
      failure = errno
    }
    guard isDone else {
      unlink(temporary)
      throw unwritable(failure, path)
    }
  }

  /// Writes `text` in UTF-8 to the file at `path`, as ``write(_:to:)-([UInt8],_)`` does.
  public static func write(_ text: String, to path: String) throws(Problem) {
    try write(Array(text.utf8), to: path)
  }

  // MARK: Steps

  /// `path` with symbolic links followed, if there is such a file.
  private static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Creates a file of an unused name beside `target`.
  private static func createBeside(
    _ target: String, _ path: String
  ) throws(Problem) -> (descriptor: Int32, name: String) {
    for _ in 0..<100 {
      let name = "\(target).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, name) }
      guard errno == EEXIST else { throw unwritable(errno, path) }
    }
    throw unwritable(EEXIST, path)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = InputFile.retrying {
          systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        }
        guard written >= 0 else { return false }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func unwritable(_ error: Int32, _ path: String) -> Problem {
    let fix =
      switch error {
      case ENOENT, ENOTDIR: "check that the folder exists"
      case ENOSPC: "make room on the disk"
      default: "check the permissions of the file and its folder"
      }
    return Problem(
      .fileUnwritable, at: Place(file: path), "the file cannot be written: \(String(cString: strerror(error)))",
      fix: fix)
  }
}
