import Foundation
import Testing

/// Pictures that the commands write beside their tables.
struct FigureOptionTests {
  private static let board = "datasets/tutorial --benchmark tutorial-composite"

  @Test(arguments: ["gap", "lag", "trend"])
  func aCommandHasItsPicture(_ command: String) throws {
    let folder = try ScratchFolder("figures")
    let plain = try Command.shell("$vgap \(command) \(Self.board) --resamples 49 --quiet")
    let drawn = try Command.shell(
      "$vgap \(command) \(Self.board) --resamples 49 --quiet --figure '\(folder.path)/a.svg' --figure '\(folder.path)/a.vl.json'"
    )
    #expect(drawn.exitCode == 0, "\(drawn.error)")
    #expect(drawn.output == plain.output)
    let svg = try String(contentsOfFile: folder.path + "/a.svg", encoding: .utf8)
    #expect(svg.hasPrefix("<svg ") && svg.contains("Scores: ") && !svg.contains("NaN"))
    let specification = try String(contentsOfFile: folder.path + "/a.vl.json", encoding: .utf8)
    #expect(specification.contains("vega-lite/v6.json"))
    let dark = try Command.shell(
      "$vgap \(command) \(Self.board) --resamples 49 --quiet --theme dark --figure '\(folder.path)/b.svg'")
    #expect(dark.exitCode == 0)
    #expect(try String(contentsOfFile: folder.path + "/b.svg", encoding: .utf8).contains("#161616"))
  }

  @Test(arguments: [
    ("gap BOARD --figure x.png", "rsvg-convert"), ("gap BOARD --figure x.xlsx", "in .svg or .vl.json"),
    ("gap BOARD --matrix --figure x.svg", "choose it with --benchmark"),
    ("lag BOARD --table milestones --figure x.svg", "leave out --table"),
    ("gap BOARD --figure x.svg --figure x.svg", "one file twice"),
  ])
  func whatCannotBeDrawnIsRefused(_ arguments: String, _ text: String) throws {
    let result = try Command.shell("$vgap " + arguments.replacing("BOARD", with: Self.board))
    #expect(result.exitCode == 64)
    #expect(result.error.contains(text))
    #expect(!FileManager.default.fileExists(atPath: "x.svg"))
  }
}
