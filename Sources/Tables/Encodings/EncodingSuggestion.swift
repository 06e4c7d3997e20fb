/// Which encoding bytes that are not UTF-8 are likely to be in, and how they would read.
///
/// A Chinese Excel saves CSV in GBK, a Japanese one in Shift JIS, a Western one in Windows-1252. Most byte sequences are valid in
/// more than one of them, so that a person decides; the likeliest comes first.
struct EncodingSuggestion {
  /// An encoding, and the text around the first bytes that are not UTF-8 as it would read.
  struct Candidate: Hashable {
    var encoding: TextEncoding
    var text: String
    fileprivate var weight: Double
  }

  /// The encodings in which all bytes looked at are text, the likeliest first.
  let candidates: [Candidate]

  /// Looks at a part of the bytes around `offset`, where they are not UTF-8.
  init(_ bytes: Span<UInt8>, at offset: Int) {
    let line = Self.line(bytes, around: offset)
    let sample = Self.sample(bytes)
    let encodings: [TextEncoding] = [.gb18030, .shiftJIS, .windows1252]
    candidates = encodings.compactMap { encoding -> Candidate? in
      guard let whole = try? Transcoder.utf8(sample, from: encoding),
        let text = try? Transcoder.utf8(line, from: encoding)
      else { return nil }
      let decoded = String(decoding: whole, as: UTF8.self)
      // Characters that no text has show that it is another encoding.
      let isText = decoded.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .privateUse, .unassigned, .surrogate: false
        case .control: scalar.value < 0x80
        default: true
        }
      }
      guard isText else { return nil }
      let weight = Self.weight(decoded)
      return Candidate(encoding: encoding, text: Self.word(String(decoding: text, as: UTF8.self)), weight: weight)
    }.sorted { $0.weight > $1.weight }
  }

  /// What to do, with how the text would read.
  var fix: String {
    guard let first = candidates.first else {
      return "convert the file to UTF-8, or name its encoding with --encoding"
    }
    let others = candidates.dropFirst().map { "'\($0.text)' with --encoding \($0.encoding.usualName)" }
    return "it reads '\(first.text)' with --encoding \(first.encoding.usualName)"
      + (others.isEmpty ? "" : ", " + others.joined(separator: ", ")) + ": take the one that is right"
  }

  // MARK: Parts

  /// The lines of the first bytes that are not ASCII, up to some thousand bytes; they end where a line does.
  private static func sample(_ bytes: Span<UInt8>) -> [UInt8] {
    var sample: [UInt8] = []
    var lineStart = 0
    var hasHigh = false
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 { hasHigh = true }
      if byte == CSV.lineFeed || byte == CSV.carriageReturn || index + 1 == bytes.count {
        if hasHigh { for position in lineStart...index { sample.append(bytes[position]) } }
        lineStart = index + 1
        hasHigh = false
        if sample.count > 1 << 14 { break }
      }
    }
    return sample
  }

  private static func line(_ bytes: Span<UInt8>, around offset: Int) -> [UInt8] {
    var start = offset
    while start > 0, offset - start < 200, !CSV.isLineEnd(bytes[start - 1]), !isSeparator(bytes[start - 1]) {
      start -= 1
    }
    var end = offset
    // A second byte of two may look like a separator only if it is ASCII, of which GBK and Shift JIS use letters and few signs.
    while end < bytes.count, end - offset < 200, !CSV.isLineEnd(bytes[end]), !isSeparator(bytes[end]) { end += 1 }
    return (start..<end).map { bytes[$0] }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { [0x2C, 0x3B, 0x09, 0x22].contains(byte) }

  /// The text, cut where it is long.
  private static func word(_ text: String) -> String { text.count > 24 ? text.prefix(24) + "…" : text }

  /// How much a text looks like one that people write: characters of one script that are common there.
  private static func weight(_ text: String) -> Double {
    var (score, count) = (0.0, 0.0)
    var before: Unicode.Scalar = " "
    var after = text.unicodeScalars.dropFirst().makeIterator()
    for scalar in text.unicodeScalars {
      let next = after.next() ?? " "
      defer { before = scalar }
      guard scalar.value >= 0x80 else { continue }
      count += 1
      switch scalar.value {
      // Common Chinese characters, those of GB 2312, are hard to tell; hiragana and full-width katakana are not.
      case 0x3040...0x30FF: score += 1.2
      // Next to Latin letters a Chinese character is likely an accented letter and its neighbour.
      case 0x4E00...0x9FFF:
        let isAlone = !isEastAsian(before) && !isEastAsian(next)
        score += isAlone && (isLatin(before) || isLatin(next)) ? 0.1 : 1
      // Half-width katakana and rare characters are what the wrong encoding gives.
      case 0xFF61...0xFF9F: score += 0.1
      case 0x3000...0x303F, 0xFF01...0xFF60, 0x2010...0x2027: score += 0.6
      // An accented letter belongs among letters; two in a row are rare.
      case 0xC0...0x24F: score += isLatin(before) || isLatin(next) ? 0.9 : 0.3
      case 0xA0...0xBF, 0x20AC: score += 0.3
      default: score += 0.1
      }
    }
    return count == 0 ? 0 : score / count
  }

  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool { (0x3000...0x9FFF).contains(scalar.value) }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
