/// A colour of the sRGB space, its parts from 0 to 255.
struct RGBColor: Hashable, Sendable {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour of `#rrggbb`; `nil` of anything else.
  init?(hexadecimal text: String) {
    guard text.hasPrefix("#"), text.utf8.count == 7, let number = Int(text.dropFirst(), radix: 16) else { return nil }
    self.init(Double(number >> 16), Double(number >> 8 & 255), Double(number & 255))
  }

  /// The colour a share of the way to another, each part by itself.
  func mixed(with other: RGBColor, share: Double) -> RGBColor {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return RGBColor(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// `#rrggbb`.
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(Int(min(max(part, 0), 255).rounded()), radix: 16)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }

  /// How well the two colours stand out from each other, 1 to 21 (Web Content Accessibility Guidelines 2.2,
  /// "contrast ratio").
  func contrast(to other: RGBColor) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// A part as an amount of light. The standard's curve, ((c + 0.055)/1.055)^2.4 above 0.04045, by repeated square roots for the
  /// power 0.4 = 1/4 + 1/8 + 1/64 + 1/128 + 1/1024 + 1/2048 + …, which needs no library.
  private static func linear(_ part: Double) -> Double {
    let c = part / 255
    guard c > 0.04045 else { return c / 12.92 }
    let base = (c + 0.055) / 1.055
    var (root, power) = (base, 1.0)
    for bit in 1...24 {
      root = root.squareRoot()
      // The binary digits of 0.4 are 0110 0110 0110 …
      if [2, 3].contains(bit % 4) { power *= root }
    }
    return base * base * power
  }

  private var luminance: Double { 0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue) }
}
