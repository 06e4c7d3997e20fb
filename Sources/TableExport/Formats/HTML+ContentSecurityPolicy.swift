import Foundation
import Tables

extension HTML {
  /// The policy of a page that needs nothing but itself, as the content of a `meta` element (Content Security Policy Level 3): it runs the one
  /// script and the one style sheet with these texts, shows pictures that are written out in it, and asks no other place for anything.
  ///
  /// - Parameters:
  ///   - style: All that stands in the `style` element.
  ///   - script: All that stands in the `script` element.
  package static func contentSecurityPolicy(style: String, script: String) -> String {
    "default-src 'none'; style-src \(source(style)); script-src \(source(script)); img-src data:; base-uri 'none'; form-action 'none'"
  }

  private static func source(_ text: String) -> String {
    var hash = SHA256()
    hash.update(text.utf8)
    return "'sha256-\(Data(hash.bytes()).base64EncodedString())'"
  }
}
