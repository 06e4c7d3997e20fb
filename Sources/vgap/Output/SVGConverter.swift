import Foundation
import Tables

/// Turns SVG into other forms with rsvg-convert, the command of librsvg.
struct SVGConverter {
  private let program: URL
  /// The option that needs it.
  private let option: String

  /// For what it is needed, as `.png and .pdf need`, and what to do without it.
  typealias Need = (option: String, files: String, instead: String)

  /// - Throws: `Failure` with the name of the package where the command is not on the path.
  init(for need: Need) throws {
    option = need.option
    let folders = (environmentVariable("PATH") ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let candidates = folders.map { URL(filePath: String($0)).appending(path: Self.name) }
    guard let program = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw Failure(
        "\(option): \(need.files) \(Self.name), which is not here: install librsvg2-bin (Debian, Ubuntu), librsvg2-tools (Fedora) or "
          + "librsvg (Homebrew), or \(need.instead)")
    }
    self.program = program
  }

  private static let name = "rsvg-convert"

  /// The picture in pixels, `zoom` for each of the SVG's.
  func png(of svg: String, zoom: Int) throws -> [UInt8] {
    try converted(svg, ["--format", "png", "--zoom", "\(zoom)"])
  }

  /// The picture as a page of its size. Its date of creation is SOURCE_DATE_EPOCH, 1970 if unset, so that the same picture has the same bytes.
  func pdf(of svg: String) throws -> [UInt8] { try converted(svg, ["--format", "pdf"]) }

  private func converted(_ svg: String, _ options: [String]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vgap-\(UUID().uuidString)")
    let (input, output) = (folder.appending(path: "figure.svg"), folder.appending(path: "figure"))
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(svg.utf8).write(to: input)
    } catch {
      throw Failure("\(option): cannot write to \(folder.path): \(error.localizedDescription)")
    }
    let process = Process()
    process.executableURL = program
    process.arguments = options + ["--output", output.path, input.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let problems = Pipe()
    process.standardError = problems
    var environment = ProcessInfo.processInfo.environment
    environment["SOURCE_DATE_EPOCH"] = environment["SOURCE_DATE_EPOCH"] ?? "0"
    process.environment = environment
    do { try process.run() } catch { throw Failure("\(option): \(program.path) cannot be run") }
    let said = String(decoding: problems.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, let bytes = try? Data(contentsOf: output), !bytes.isEmpty else {
      let reason = said.split(whereSeparator: \.isNewline).first.map { ": \(TerminalText.escaped(String($0)))" } ?? ""
      throw Failure("\(option): \(program.path) drew nothing\(reason)")
    }
    return Array(bytes)
  }
}
