#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file without a name, which goes with the last who has it open: to give another program something to read.
package enum AnonymousFile {
  /// A descriptor of a new file that holds `bytes`, to be read from its beginning and closed.
  ///
  /// - Throws: A ``Problem`` if the folder for temporary files cannot be written to.
  package static func holding(_ bytes: [UInt8]) throws(Problem) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(folder)/vgap-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Problem.unwritable(errno, folder, folder: true) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    guard SystemCalls.writeAll(bytes, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else {
      let failure = errno
      close(descriptor)
      throw Problem.unwritable(failure, folder)
    }
    return descriptor
  }
}
