import Foundation
import Testing

@testable import Tables

@Suite("The bytes of a file") struct FileBytesTests {
  private func withFile(of bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    try body(path)
  }

  private static let someBytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }

  @Test("are there again when they are asked for after their release", arguments: [1, Int.max]) func release(
    mappedSize: Int
  ) throws {
    try withFile(of: Self.someBytes) { path in
      let bytes = try FileBytes(path: path, name: path, mappedSize: mappedSize)
      for range in [0..<300_000, 0..<0, 5..<5_000, 100_000..<300_000, 250_000..<400_000] {
        bytes.release(range)
        #expect(bytes.withSpan { span in span.indices.allSatisfy { span[$0] == Self.someBytes[$0] } })
      }
    }
  }

  #if os(Linux)
    @Test("leave memory when they are released") func residence() throws {
      let mebibytes = 32
      try withFile(of: Array(repeating: 7, count: mebibytes << 20)) { path in
        let bytes = try FileBytes(path: path, name: path, mappedSize: 1)
        #expect(bytes.withSpan { span in stride(from: 0, to: span.count, by: 4_096).allSatisfy { span[$0] == 7 } })
        let before = try Self.mappedFileMemory()
        bytes.release(0..<bytes.count)
        #expect(before - (try Self.mappedFileMemory()) > mebibytes / 2)
      }
    }

    /// The memory of this process that holds pages of files, in MiB.
    private static func mappedFileMemory() throws -> Int {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssFile:") })
      return try #require(line.split(separator: " ").compactMap { Int($0) }.first) >> 10
    }
  #endif
}
