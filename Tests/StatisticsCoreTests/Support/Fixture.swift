import Foundation
import Testing

/// Reads the fixtures of these tests.
enum Fixture {
  /// A JSON fixture, such as `ratings/bradley-terry.json`.
  static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures")
    return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appendingPathComponent(path)))
  }
}
