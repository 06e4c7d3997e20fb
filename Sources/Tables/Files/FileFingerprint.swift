import Dispatch
import Synchronization

/// Which bytes were read of a file: what it is called, their SHA-256 and their number.
public struct FileFingerprint: Hashable, Sendable {
  /// The path, as the user wrote it.
  public var path: String
  /// The SHA-256 of the bytes, in lower-case hexadecimal digits.
  public var sha256: String
  /// The number of bytes.
  public var byteCount: Int

  /// Describes bytes that were read before.
  public init(path: String, sha256: String, byteCount: Int) {
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
  }

  /// The fingerprint of `bytes`, which were read of the file at `path`.
  ///
  /// It is taken of the bytes that an answer is made from, and not by reading a second time: a pipe has nothing left by then, and a
  /// file may hold something else.
  ///
  /// - Complexity: O(number of bytes).
  public init(path: String, of bytes: [UInt8]) {
    self.init(path: path, sha256: SHA256.hexadecimal(of: bytes), byteCount: bytes.count)
  }
}

/// A fingerprint that is taken when it is asked for, and of many bytes beside while they are read.
final class PendingFingerprint: Sendable {
  private let path: String
  private let bytes: [UInt8]
  private let taken = Mutex<FileFingerprint?>(nil)
  private let group = DispatchGroup()

  /// Bytes of which it takes a moment to take the fingerprint.
  private static let many = 1 << 20

  /// Begins to take the fingerprint of `bytes`, which were read of the file at `path`.
  init(path: String, of bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    guard bytes.count >= Self.many else { return }
    DispatchQueue.global().async(group: group) {
      let fingerprint = FileFingerprint(path: path, of: bytes)
      self.taken.withLock { $0 = fingerprint }
    }
  }

  /// The fingerprint, once it is taken.
  var fingerprint: FileFingerprint {
    group.wait()
    return taken.withLock { $0 } ?? FileFingerprint(path: path, of: bytes)
  }
}
