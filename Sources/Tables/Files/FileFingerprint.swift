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
