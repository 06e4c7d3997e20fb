import Synchronization

/// Which bytes were read of a file: what it is called, their SHA-256 and their number.
///
/// The digest is taken when it is first asked for, of the bytes that an answer was made from, and not by reading a second time: a pipe has nothing
/// left by then, and a file may hold something else. Most answers are printed without it.
public struct FileFingerprint: Hashable, Sendable {
  /// The path, as the user wrote it.
  public var path: String
  /// The number of bytes.
  public let byteCount: Int
  private let digest: Digest

  /// The SHA-256 of the bytes, in lower-case hexadecimal digits.
  ///
  /// - Complexity: O(number of bytes) when it is first asked for of a value and its copies, O(1) after.
  public var sha256: String { digest.hexadecimal() }

  /// Describes bytes that were read before.
  public init(path: String, sha256: String, byteCount: Int) {
    self.path = path
    self.byteCount = byteCount
    digest = Digest(.taken(sha256))
  }

  /// The fingerprint of `bytes`, which were read of the file at `path`; they are kept until the digest is asked for.
  public init(path: String, of bytes: [UInt8]) {
    self.path = path
    byteCount = bytes.count
    digest = Digest(.pending(bytes))
  }

  /// Whether path, digest and number are the same.
  public static func == (left: FileFingerprint, right: FileFingerprint) -> Bool {
    left.path == right.path && left.byteCount == right.byteCount && left.sha256 == right.sha256
  }

  /// Feeds path and number to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(byteCount)
  }
}

/// A digest that is taken once.
private final class Digest: Sendable {
  enum State {
    case pending([UInt8])
    case taken(String)
  }

  private let state: Mutex<State>

  init(_ state: State) { self.state = Mutex(state) }

  func hexadecimal() -> String {
    state.withLock { state in
      switch state {
      case .taken(let text): return text
      case .pending(let bytes):
        let text = SHA256.hexadecimal(of: bytes)
        state = .taken(text)
        return text
      }
    }
  }
}
