/// Where bytes are not UTF-8.
enum InvalidUTF8 {
  /// The first bytes in `range` that are no character: those that could have begun one, at least one; `nil` if all is well.
  static func first(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    guard #available(macOS 26.0, *) else { return firstByParsing(bytes, range) }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.extracting(range))
      return nil
    } catch {
      return (range.lowerBound + error.byteOffsets.lowerBound)..<(range.lowerBound + error.byteOffsets.upperBound)
    }
  }

  /// The same, found slower, for systems whose library has no `UTF8Span`.
  static func firstByParsing(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = range.map { bytes[$0] }.makeIterator()
    var offset = range.lowerBound
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error(let length): return offset..<(offset + length)
      case .emptyInput: return nil
      }
    }
  }
}
