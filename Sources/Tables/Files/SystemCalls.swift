#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Calls of the operating system that differ from one to the other, or from how Swift says it.
enum SystemCalls {
  /// Calls again what a signal interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Writes all of `bytes`.
  ///
  /// - Returns: `false` if that is not possible; `errno` says why.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest)
        let written = retrying { write(descriptor, piece) }
        guard written >= 0 else { return false }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }

  private static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  static func read(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  /// What lies at `path` itself, links not followed; `nil` if nothing does.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// `path` without `.`, `..` and symbolic links; `nil` if nothing lies there.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  // MARK: Folders

  /// The names of what lies in a folder, in no order.
  ///
  /// - Throws: Why it cannot be read: the number of the error, `EILSEQ` for a name that is not UTF-8, which no text can hold.
  static func entries(of folder: String) throws(ErrorNumber) -> [String] {
    guard let stream = opendir(folder) else { throw ErrorNumber(errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(validating: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else { throw ErrorNumber(EILSEQ) }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw ErrorNumber(errno) }
    return names
  }

  /// A place below a folder where something is mounted, by the path of the folder without links; `nil` if there is none, or that is not told.
  ///
  /// A folder that is mounted a second time, as containers do, is on the same device: only the system's own list tells it.
  static func mountPoint(below folder: String) -> String? {
    #if canImport(Darwin)
      return nil
    #else
      guard let list = contents(ofSystemFile: "/proc/self/mountinfo") else { return nil }
      let below = Array((folder == "/" ? folder : folder + "/").utf8)
      for line in list.split(separator: 0x0A) {
        let fields = line.split(separator: 0x20)
        guard fields.count > 4 else { continue }
        let path = Self.unescaped(fields[4])
        if path.starts(with: below) { return String(decoding: path, as: UTF8.self) }
      }
      return nil
    #endif
  }

  /// What a file holds that the system makes up as it is read, and that has no size.
  private static func contents(ofSystemFile path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = retrying { buffer.withUnsafeMutableBufferPointer { read(descriptor, $0.baseAddress, $0.count) } }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// A path of the list of mounts, in which blanks and backslashes stand as three octal digits: `\040`.
  private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == 0x5C, digits.count == 3, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// The number of an error of the system.
  struct ErrorNumber: Error {
    let value: Int32
    init(_ value: Int32) { self.value = value }
  }

  /// Removes what lies at `path`, a folder with all that is in it on the same file system. Links are removed and not followed.
  static func remove(_ path: String) {
    if let status = status(path) { remove(path, status, on: status.st_dev) }
  }

  private static func remove(_ path: String, _ status: stat, on device: dev_t) {
    guard status.st_dev == device else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    // What was read-only to its owner was so for the files that others keep by another name now.
    _ = chmod(path, status.st_mode | 0o700)
    for entry in (try? entries(of: path)) ?? [] {
      let inner = path + "/" + entry
      if let status = self.status(inner) { remove(inner, status, on: device) }
    }
    rmdir(path)
  }

  /// Makes a folder, and those that it is in, where they are not there.
  ///
  /// - Returns: 0, or the number of the error.
  static func makeFolders(_ path: String) -> Int32 {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex, status(path) == nil {
      let failure = makeFolders(String(path[..<slash]))
      guard failure == 0 else { return failure }
    }
    return mkdir(path, 0o777) == 0 || errno == EEXIST ? 0 : errno
  }

  /// Where a symbolic link leads; `nil` if it is none.
  static func target(ofLink path: String) -> String? {
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      count = buffer.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { max(0, readlink(path, $0, text.count)) } ?? 0
      }
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Lets two paths change places in one step.
  ///
  /// - Returns: 0, or the number of the error: `ENOSYS` or `EINVAL` where the system or the file system has no such step.
  static func exchange(_ first: String, _ second: String) -> Int32 {
    #if canImport(Darwin)
      return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0 ? 0 : errno
    #else
      // The call is in the library, but not in what Swift sees of it.
      typealias Call = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return ENOSYS }
      let exchangeFlag: UInt32 = 1 << 1
      return unsafeBitCast(symbol, to: Call.self)(AT_FDCWD, first, AT_FDCWD, second, exchangeFlag) == 0 ? 0 : errno
    #endif
  }
}
