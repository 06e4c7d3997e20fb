#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Problem.Code {
  /// There is no such file.
  public static let fileNotFound = Self("file-not-found")
  /// The path names a folder where a file is needed.
  public static let fileIsFolder = Self("file-is-folder")
  /// The file cannot be read.
  public static let fileUnreadable = Self("file-unreadable")
  /// The file cannot be written.
  public static let fileUnwritable = Self("file-unwritable")
}

/// A file as input.
public struct InputFile: Sendable {
  let descriptor: Int32
  /// The size of a regular file; 0 of anything else.
  let size: Int
  private let place: Place

  /// Every problem with files as such, explained.
  public static let problemCodes: [Problem.Explanation] = [
    .init(.fileNotFound, .error, "There is no file of that name. Check the path, and the folder that it starts from."),
    .init(.fileIsFolder, .error, "The path names a folder, and a file is needed. Name a file in it."),
    .init(.fileUnreadable, .error, "The file is there and cannot be read. Check its permissions."),
    .init(
      .fileUnwritable, .error,
      """
      The file cannot be written: its folder is not there, may not be written to, or is full. Nothing is left behind and a file \
      that was there before is as it was.
      """),
  ]

  /// The bytes of the file at `path`; of what arrives until the end, if it is a pipe.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - name: What problems call the file; `path` if not given.
  /// - Throws: A ``Problem`` with the file as its place.
  public static func read(_ path: String, name: String? = nil) throws(Problem) -> [UInt8] {
    let file = try InputFile(path: path, name: name ?? path)
    defer { file.close() }
    return try file.readAll()
  }

  /// Opens the file at `path`, or standard input if that is `-`, to be closed with ``close()``.
  init(path: String, name: String) throws(Problem) {
    place = Place(file: name)
    descriptor = path == TableFile.standardInput ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.openingProblem(errno, place) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      let failure = errno
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      _ = systemClose(descriptor)
      throw isFolder
        ? Problem(.fileIsFolder, at: place, "this is a folder", expected: "a file", fix: "name a file in it")
        : Self.unreadable(failure, place)
    }
    size = status.st_mode & S_IFMT == S_IFREG ? max(0, Int(status.st_size)) : 0
  }

  func close() { _ = systemClose(descriptor) }

  /// The bytes from here to the end.
  func readAll() throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    // One more than the size, so that the end of the file is met without another allocation.
    bytes.reserveCapacity(size + 1)
    while true {
      let room = bytes.capacity > bytes.count ? bytes.capacity - bytes.count : 1 << 16
      var failure: Int32 = 0
      var isAtEnd = false
      bytes.append(addingCapacity: room) { (output: inout OutputSpan<UInt8>) in
        output.withUnsafeMutableBufferPointer { buffer, count in
          let result = Self.retrying { Self.systemRead(descriptor, buffer.baseAddress, buffer.count) }
          failure = result < 0 ? errno : 0
          isAtEnd = result == 0
          count = max(0, result)
        }
      }
      guard failure == 0 else { throw Self.unreadable(failure, place) }
      if isAtEnd { return bytes }
    }
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  /// Calls again what a signal interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func openingProblem(_ error: Int32, _ place: Place) -> Problem {
    error == ENOENT || error == ENOTDIR
      ? Problem(.fileNotFound, at: place, "there is no such file", fix: "check the path")
      : unreadable(error, place)
  }

  private static func unreadable(_ error: Int32, _ place: Place) -> Problem {
    Problem(
      .fileUnreadable, at: place, "the file cannot be read: \(String(cString: strerror(error)))",
      fix: "check its permissions")
  }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// The processors of the machine.
enum Processors {
  /// How many there are; at least 1.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
