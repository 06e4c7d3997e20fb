/// How a text is written in bytes.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
  /// The name by which the system's converter knows it.
  public let name: String

  /// The name that people give it.
  public var description: String { usualName }

  /// The name that people give it, in lower case.
  var usualName: String { name == "CP932" ? "shift_jis" : name.lowercased() }

  /// UTF-8.
  public static let utf8 = TextEncoding(known: "UTF-8")
  /// UTF-16, the low byte first.
  public static let utf16LittleEndian = TextEncoding(known: "UTF-16LE")
  /// UTF-16, the high byte first.
  public static let utf16BigEndian = TextEncoding(known: "UTF-16BE")
  /// Western European languages, as Windows writes them.
  public static let windows1252 = TextEncoding(known: "WINDOWS-1252")
  /// Chinese; what a Chinese Windows writes (GBK, GB 2312) is part of it.
  public static let gb18030 = TextEncoding(known: "GB18030")
  /// Japanese, as Windows writes it.
  public static let shiftJIS = TextEncoding(known: "CP932")

  private init(known name: String) { self.name = name }

  /// The encoding that people call `name`, in any case and punctuation; `nil` if this system has no converter for it.
  public init?(_ name: String) {
    let key = Self.key(name)
    let candidate = Self.names[key] ?? name.uppercased()
    let isPlain = candidate.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || byte == 45 || byte == 95 || byte == 46 || byte == 58
    }
    guard !key.isEmpty, isPlain, candidate == "UTF-8" || Transcoder.knows(candidate) else { return nil }
    self.name = candidate
  }

  /// Names that are offered where another is not known.
  public static let usualNames = [
    "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "gb18030", "gbk", "big5", "shift_jis", "euc-jp",
    "euc-kr",
    "windows-1250", "windows-1251", "koi8-r", "macintosh",
  ]

  private static func key(_ name: String) -> String {
    String(name.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) })
  }

  /// What people call encodings, and what converters do.
  private static let names: [String: String] = [
    "utf8": "UTF-8", "utf8sig": "UTF-8", "utf8bom": "UTF-8", "utf16le": "UTF-16LE", "utf16be": "UTF-16BE",
    "utf16": "UTF-16LE", "unicode": "UTF-16LE", "utf32le": "UTF-32LE", "utf32be": "UTF-32BE",
    "windows1252": "WINDOWS-1252", "cp1252": "WINDOWS-1252", "1252": "WINDOWS-1252", "ansi": "WINDOWS-1252",
    "win1252": "WINDOWS-1252", "latin1": "ISO-8859-1", "iso88591": "ISO-8859-1", "iso885915": "ISO-8859-15",
    "latin9": "ISO-8859-15", "windows1250": "WINDOWS-1250", "cp1250": "WINDOWS-1250", "windows1251": "WINDOWS-1251",
    "cp1251": "WINDOWS-1251", "windows1253": "WINDOWS-1253", "windows1254": "WINDOWS-1254",
    "windows1255": "WINDOWS-1255", "windows1256": "WINDOWS-1256", "windows1257": "WINDOWS-1257",
    "windows1258": "WINDOWS-1258", "koi8r": "KOI8-R", "macroman": "MACINTOSH", "macintosh": "MACINTOSH",
    "mac": "MACINTOSH", "gbk": "GB18030", "gb2312": "GB18030", "gb18030": "GB18030", "cp936": "GB18030",
    "936": "GB18030", "chinese": "GB18030", "big5": "BIG5", "cp950": "CP950", "big5hkscs": "BIG5-HKSCS",
    "shiftjis": "CP932", "sjis": "CP932", "cp932": "CP932", "932": "CP932", "windows31j": "CP932", "ms932": "CP932",
    "mskanji": "CP932", "eucjp": "EUC-JP", "euckr": "CP949", "cp949": "CP949", "uhc": "CP949", "ks5601": "CP949",
  ]
}
