#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns bytes of other encodings into UTF-8, with the system's converter.
enum Transcoder {
  /// Why bytes could not be converted.
  enum Failure: Error, Hashable {
    /// This system has no converter for the encoding.
    case unknownEncoding
    /// The bytes at `offset` are none of the encoding.
    case invalidBytes(offset: Int)
  }

  /// Whether there is a converter for an encoding of this name.
  static func knows(_ name: String) -> Bool {
    let converter = iconv_open("UTF-8", name)
    guard converter != invalidConverter else { return false }
    iconv_close(converter)
    return true
  }

  /// The text in UTF-8.
  ///
  /// - Complexity: O(number of bytes).
  static func utf8(_ bytes: some Collection<UInt8>, from encoding: TextEncoding) throws(Failure) -> [UInt8] {
    let converter = iconv_open("UTF-8", encoding.name)
    guard converter != invalidConverter else { throw .unknownEncoding }
    defer { iconv_close(converter) }
    var input = Array(bytes)
    var output: [UInt8] = []
    output.reserveCapacity(input.count + input.count / 2)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var failedAt: Int?
    let total = input.count
    input.withUnsafeMutableBytes { (source: UnsafeMutableRawBufferPointer) in
      var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = total
      while left > 0, failedAt == nil {
        buffer.withUnsafeMutableBytes { (target: UnsafeMutableRawBufferPointer) in
          var place = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = target.count
          let before = left
          let result = iconv(converter, &next, &left, &place, &room)
          let failure = errno
          output.append(contentsOf: UnsafeRawBufferPointer(rebasing: target[..<(target.count - room)]))
          // A full buffer is emptied; anything else that stops is in the bytes.
          let isFull = failure == E2BIG && (left < before || room < target.count)
          if result == -1, !isFull { failedAt = total - left }
        }
      }
    }
    if let failedAt { throw .invalidBytes(offset: failedAt) }
    return output
  }

  private static var invalidConverter: iconv_t? { iconv_t(bitPattern: -1) }
}
