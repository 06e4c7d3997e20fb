import Synchronization

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
  /// The file holds more than is read.
  public static let fileTooLarge = Self("file-too-large")
  /// The file changed while it was read.
  public static let fileChanged = Self("file-changed")
  /// A pipe, a device or a socket, where a folder lists a file.
  public static let fileNotRegular = Self("file-not-regular")
  /// A path that leads out of the folder that lists it.
  public static let fileOutsideFolder = Self("file-outside-folder")
  /// Output was to go to a symbolic link.
  public static let fileIsLink = Self("file-is-link")
  /// The file cannot be written.
  public static let fileUnwritable = Self("file-unwritable")
}

/// A file as input: read once, from its beginning to its end, into memory.
///
/// It is not mapped into memory, where a file that another program cuts short ends the process instead of the reading.
public struct InputFile: Sendable {
  private let descriptor: Int32
  private let status: stat
  private let place: Place

  /// The most bytes that are read of one file, 2 GiB: what never ends, as some devices, is an error then.
  public static let sizeLimit = 1 << 31

  /// Every problem with files as such, explained.
  public static let problemCodes: [Problem.Explanation] = [
    .init(.fileNotFound, .error, "There is no file of that name. Check the path, and the folder that it starts from."),
    .init(.fileIsFolder, .error, "The path names a folder, and a file is needed. Name a file in it."),
    .init(.fileUnreadable, .error, "The file is there and cannot be read. Check its permissions."),
    .init(
      .fileTooLarge, .error,
      """
      The file, or what a pipe or device gives, holds more than 2 GiB, which is the most that is read. Split it, or leave out what is not \
      needed.
      """),
    .init(
      .fileChanged, .error,
      """
      Another program wrote to the file while it was read, so that part of what was read may be old and part new. Wait until the file is \
      written, and run the command again.
      """),
    .init(
      .fileNotRegular, .error,
      """
      A folder lists a pipe, a device or a socket where a file is needed. It is not opened further: it might never end. Put the contents into \
      a file of the folder.
      """),
    .init(
      .fileOutsideFolder, .error,
      """
      A folder lists a path that leads out of it: by its letters (an absolute path, or one with '..'), or because a symbolic link stands on \
      the way. Data from elsewhere name nothing beyond their own folder. Put the file itself into the folder.
      """),
    .init(
      .fileIsLink, .error,
      """
      Output is never written through a symbolic link, which somebody else may have put there. Name the file or folder that it leads to, or \
      remove the link.
      """),
    .init(
      .fileUnwritable, .error,
      """
      The file or folder cannot be written: the one that it is in is not there, may not be written to, or the disk is full. A file that was \
      there before is as it was, and so is every file of a folder that was to be replaced. The new is written beside the old and takes its \
      place in one step; if that is cut short, by a signal too, what was written so far goes, and after a kill at the next time.
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
  private init(path: String, name: String) throws(Problem) {
    try self.init(opening: path == TableFile.standardInput ? nil : path, place: Place(file: name))
  }

  /// Opens the file at `path`, or standard input if there is none, to be closed with ``close()``.
  init(opening path: String?, place: Place, flags: Int32 = 0) throws(Problem) {
    self.place = place
    descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC | flags) } ?? dup(STDIN_FILENO)
    guard descriptor >= 0 else { throw Self.openingProblem(errno, place) }
    var status = stat()
    let failure = fstat(descriptor, &status) == 0 ? 0 : errno
    self.status = status
    guard failure == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close()
      throw failure == 0
        ? Problem(.fileIsFolder, at: place, "this is a folder", expected: "a file", fix: "name a file in it")
        : Self.unreadable(failure, place)
    }
  }

  func close() { _ = systemClose(descriptor) }

  /// Whether it is a file in the narrow sense, which has a size.
  var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }

  /// What it is, where it is no regular file.
  var kind: String {
    switch status.st_mode & S_IFMT {
    case S_IFIFO: "pipe"
    case S_IFSOCK: "socket"
    default: "device"
    }
  }

  /// The size of a regular file; 0 of anything else.
  private var size: Int { isRegular ? max(0, Int(status.st_size)) : 0 }

  /// The bytes from here to the end.
  ///
  /// - Throws: A ``Problem``, also if there are more than ``sizeLimit``, or another program changed the file meanwhile.
  func readAll() throws(Problem) -> [UInt8] {
    guard size <= Self.sizeLimit else { throw tooLarge }
    let isLarge = size > 2 * Self.pieceSize && lseek(descriptor, 0, SEEK_CUR) == 0
    let bytes = isLarge ? try readPieces() : try readOn()
    try checkUnchanged(bytes.count)
    return bytes
  }

  /// How much of a large file a thread reads at once.
  private static let pieceSize = 4 << 20

  /// The bytes of a large file from its beginning to its end, by all threads; fewer, if another program cut it short.
  private func readPieces() throws(Problem) -> [UInt8] {
    let failure = Atomic<Int32>(0)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      nonisolated(unsafe) let buffer = buffer
      count = parallelForEach(
        count: (size + Self.pieceSize - 1) / Self.pieceSize, threads: Processors.count, into: 0
      ) { piece in
        let (start, end) = (piece * Self.pieceSize, min(size, (piece + 1) * Self.pieceSize))
        var position = start
        while position < end {
          let result = SystemCalls.retrying {
            pread(descriptor, buffer.baseAddress.map { $0 + position }, end - position, off_t(position))
          }
          if result < 0 { failure.store(errno, ordering: .relaxed) }
          guard result > 0 else { break }
          position += result
        }
        return start..<position
      } consume: { count, piece in
        if count == piece.lowerBound { count = piece.upperBound }
      }
    }
    let error = failure.load(ordering: .relaxed)
    guard error == 0 else { throw Self.unreadable(error, place) }
    return bytes
  }

  /// The bytes from here to the end, as they come.
  private func readOn() throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    // One more than the size, so that the end of the file is met without another allocation.
    bytes.reserveCapacity(size + 1)
    while true {
      let room = bytes.capacity > bytes.count ? bytes.capacity - bytes.count : 1 << 16
      var failure: Int32 = 0
      var isAtEnd = false
      bytes.append(addingCapacity: room) { (output: inout OutputSpan<UInt8>) in
        output.withUnsafeMutableBufferPointer { buffer, count in
          let result = SystemCalls.retrying { SystemCalls.read(descriptor, buffer.baseAddress, buffer.count) }
          failure = result < 0 ? errno : 0
          isAtEnd = result == 0
          count = max(0, result)
        }
      }
      guard failure == 0 else { throw Self.unreadable(failure, place) }
      guard bytes.count <= Self.sizeLimit else { throw tooLarge }
      if isAtEnd { break }
    }
    return bytes
  }

  /// Refuses what was read of a file that another program wrote to meanwhile: half old and half new is a wrong answer.
  private func checkUnchanged(_ byteCount: Int) throws(Problem) {
    // Files that the system makes as they are read say that they have no size.
    guard size > 0 else { return }
    var now = stat()
    guard fstat(descriptor, &now) == 0 else { throw Self.unreadable(errno, place) }
    guard byteCount == size, now.st_size == status.st_size, Self.isSameTime(now, status) else {
      throw Problem(
        .fileChanged, at: place, "the file changed while it was read", fix: "wait until it is written, and try again")
    }
  }

  private static func isSameTime(_ first: stat, _ second: stat) -> Bool {
    #if canImport(Darwin)
      let (a, b) = (first.st_mtimespec, second.st_mtimespec)
    #else
      let (a, b) = (first.st_mtim, second.st_mtim)
    #endif
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec
  }

  private var tooLarge: Problem {
    Problem(
      .fileTooLarge, at: place, "this holds more than is read of one file", expected: "at most 2 GiB",
      fix: "split it, or leave out what is not needed")
  }

  static func openingProblem(_ error: Int32, _ place: Place) -> Problem {
    switch error {
    case ENOENT, ENOTDIR: Problem(.fileNotFound, at: place, "there is no such file", fix: "check the path")
    // Only a socket, or a device without a driver, cannot be opened for this.
    case ENXIO:
      Problem(
        .fileNotRegular, at: place, "this is a socket, or a device that is not there", expected: "a regular file",
        fix: "put the contents into a file")
    default: unreadable(error, place)
    }
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
