#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, or of what stands for one: in an array, or mapped into memory where that saves much of it.
final class FileBytes: Sendable {
  private let storage: Storage
  let count: Int

  private enum Storage: @unchecked Sendable {
    case array([UInt8])
    /// Pages that nobody writes to, unmapped when the object goes.
    case mapping(UnsafeRawPointer)
  }

  init(_ bytes: [UInt8]) {
    storage = .array(bytes)
    count = bytes.count
  }

  /// The bytes of the file at `path`, as ``InputFile/read(_:name:)`` gives them.
  ///
  /// - Parameter mappedSize: The least size of a file that is mapped.
  init(path: String, name: String, mappedSize: Int = FileBytes.mappedSize) throws(Problem) {
    let file = try InputFile(path: path, name: name)
    defer { file.close() }
    if file.size >= max(1, mappedSize), let pages = mmap(nil, file.size, PROT_READ, MAP_PRIVATE, file.descriptor, 0),
      pages != MAP_FAILED
    {
      storage = .mapping(pages)
      count = file.size
    } else {
      let bytes = try file.readAll()
      storage = .array(bytes)
      count = bytes.count
    }
  }

  deinit { if case .mapping(let pages) = storage { munmap(UnsafeMutableRawPointer(mutating: pages), count) } }

  /// Files of this size and more are mapped: no second copy of them is made in memory. Smaller ones are read, so
  /// that nothing depends on what becomes of the file.
  static let mappedSize = 1 << 24

  /// Calls `body` with the bytes.
  func withSpan<Result, Failure>(_ body: (Span<UInt8>) throws(Failure) -> Result) throws(Failure) -> Result {
    switch storage {
    case .array(let bytes):
      return try body(bytes.span)
    case .mapping(let pages):
      let bytes = UnsafeBufferPointer(start: pages.assumingMemoryBound(to: UInt8.self), count: count)
      return try body(bytes.span)
    }
  }

  /// Says that the bytes of `range` have been read and are hardly needed again: mapped pages leave this process's memory. Whoever
  /// reads them all the same gets them anew from the file.
  func release(_ range: Range<Int>) {
    guard case .mapping(let pages) = storage else { return }
    let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = (max(0, range.lowerBound) + pageSize - 1) / pageSize * pageSize
    let end = min(range.upperBound, count) / pageSize * pageSize
    guard start < end else { return }
    madvise(UnsafeMutableRawPointer(mutating: pages + start), end - start, MADV_DONTNEED)
  }
}
