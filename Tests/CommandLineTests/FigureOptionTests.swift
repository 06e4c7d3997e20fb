import Foundation
import Testing

/// Pictures that the commands write beside their tables.
struct FigureOptionTests {
  private static let board = "datasets/tutorial --benchmark tutorial-composite"

  @Test(arguments: [
    ("gap BOARD", "no interval is known"), ("gap datasets/tutorial", "benchmarks"), ("gap BOARD --matrix", "ahead of"),
    ("gap datasets/tutorial --benchmark tutorial-rating --across dates", " as of "),
    ("gap BOARD --across evaluations", "choices of evaluations"), ("lag BOARD", "behind"),
    ("lag BOARD --table frontier", "behind"), ("trend BOARD", "trend lines"), ("rank BOARD", "first on"),
    ("rank datasets/tutorial --benchmark tutorial-rating", "first on"), ("profile BOARD", "dimensions of"),
    ("robustness BOARD", "other ways to ask"), ("robustness BOARD --show ranks", "under nine in ten other choices"),
    ("claims datasets/tutorial", "claims:"), ("score BOARD", "is best on"),
  ])
  func aCommandHasItsPicture(_ arguments: String, _ finding: String) throws {
    let question =
      arguments.replacing("BOARD", with: Self.board) + (arguments.hasPrefix("score") ? "" : " --resamples 49")
    let folder = try ScratchFolder("figures")
    let plain = try Command.shell("$vgap \(question) --quiet")
    let drawn = try Command.shell(
      "$vgap \(question) --quiet --figure '\(folder.path)/a.svg' --figure '\(folder.path)/a.vl.json'")
    #expect(drawn.exitCode == 0, "\(drawn.error)")
    #expect(drawn.output == plain.output)
    let svg = try String(contentsOfFile: folder.path + "/a.svg", encoding: .utf8)
    #expect(svg.hasPrefix("<svg ") && !svg.contains("NaN"))
    // The title says what was found; beneath are the data, their date and the program.
    let title = try #require(svg.firstMatch(of: /<title id="[^"]*">([^<]*)</)?.1)
    #expect(title.contains(finding), "\(title)")
    #expect(svg.contains("Scores: ") || svg.contains("Data: "))
    // A line may end between the two.
    let words = svg.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace)
    #expect(zip(words, words.dropFirst()).contains { $0 == "vgap" && $1.first?.isNumber == true })
    let specification = try String(contentsOfFile: folder.path + "/a.vl.json", encoding: .utf8)
    #expect(specification.contains("vega-lite/v6.json"))
  }

  @Test(arguments: [("dark", "#161616"), ("print", "#004b7a"), ("light", "#0072b2")])
  func aThemeIsALook(_ theme: String, _ color: String) throws {
    let folder = try ScratchFolder("figures")
    let result = try Command.shell(
      "$vgap gap \(Self.board) --quiet --theme \(theme) --figure '\(folder.path)/b.svg' > /dev/null")
    #expect(result.exitCode == 0)
    #expect(try String(contentsOfFile: folder.path + "/b.svg", encoding: .utf8).contains(color))
  }

  @Test func titleAndWidthAreChosen() throws {
    let folder = try ScratchFolder("figures")
    let result = try Command.shell(
      "$vgap gap \(Self.board) --quiet --title 'Mine & yours' --width 1000 --figure '\(folder.path)/c.svg' > /dev/null")
    #expect(result.exitCode == 0, "\(result.error)")
    let svg = try String(contentsOfFile: folder.path + "/c.svg", encoding: .utf8)
    #expect(svg.contains("width=\"1000\" "))
    #expect(svg.contains(">Mine &amp; yours</title>") && svg.contains(">Mine &amp; yours. "))
  }

  /// The United States are blue and China orange, whichever is asked for first and whichever leads.
  @Test func aCountryKeepsItsColor() throws {
    let folder = try ScratchFolder("figures")
    for (sides, file) in [("US CN", "a"), ("CN US", "b")] {
      let result = try Command.shell(
        "$vgap gap \(Self.board) --between \(sides) --measure frontier_gap --quiet --figure '\(folder.path)/\(file).svg' > /dev/null"
      )
      #expect(result.exitCode == 0, "\(result.error)")
    }
    let colors = try ["a", "b"].map { file in
      let svg = try String(contentsOfFile: folder.path + "/\(file).svg", encoding: .utf8)
      return Set(svg.matches(of: /stroke="(#0072b2|#d55e00)"/).map { String($0.1) })
    }
    #expect(colors[0].count == 1 && colors[0] == colors[1])
  }

  private static func picture(_ question: String) throws -> String {
    let folder = try ScratchFolder("figures")
    let result = try Command.shell("$vgap \(question) --quiet --figure '\(folder.path)/p.svg' > /dev/null")
    #expect(result.exitCode == 0, "\(result.error)")
    return try String(contentsOfFile: folder.path + "/p.svg", encoding: .utf8)
  }

  /// What is no country must not look like one: votes without countries, open and closed, organizations, third countries.
  @Test(arguments: [
    "rank datasets/tutorial/votes-only.csv --resamples 49", "gap BOARD --by access",
    "gap datasets/tutorial --benchmark tutorial-composite --by organization --between acorn-labs dragonfly-ai",
  ])
  func blueAndOrangeAreTwoCountriesAlone(_ question: String) throws {
    let svg = try Self.picture(question.replacing("BOARD", with: Self.board))
    #expect(!svg.contains("#0072b2") && !svg.contains("#d55e00"))
  }

  @Test func aSourceIsWhereWhenAndUnderWhichLicence() throws {
    let votes = try Self.picture("rank datasets/tutorial/votes-only.csv --resamples 49")
    #expect(votes.contains("file votes-only.csv") && votes.contains("licence") && votes.contains("not stated"))
    let real = try Self.picture("score datasets/video-generation --benchmark vbench-1.0")
    #expect(real.contains("as of 20") && real.contains("github.com/Vchitect/VBench") && real.contains("licence"))
  }

  @Test func organizationsGoByTheirNames() throws {
    let svg = try Self.picture(
      "gap datasets/video-generation --benchmark arena-t2v --by organization --between google-deepmind bytedance --measure frontier_gap"
    )
    #expect(svg.contains("Google DeepMind") && svg.contains("ByteDance"))
    #expect(svg.firstMatch(of: />[^<]*google-deepmind/) == nil)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/rsvg-convert")))
  func pixelsAndPagesComeFromTheSamePicture() throws {
    let folder = try ScratchFolder("figures")
    for copy in ["a", "b"] {
      let result = try Command.shell(
        "$vgap gap \(Self.board) --quiet --width 640 --figure '\(folder.path)/\(copy).png' --figure '\(folder.path)/\(copy).pdf' > /dev/null"
      )
      #expect(result.exitCode == 0, "\(result.error)")
    }
    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(filePath: folder.path + "/" + name)))
    }
    let png = try bytes("a.png")
    #expect(png.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    // The width stands in the header.
    #expect(png[16..<20].reduce(0) { $0 << 8 | Int($1) } == 640)
    #expect(try bytes("a.pdf").prefix(4) == Array("%PDF".utf8)[...])
    #expect(try png == bytes("b.png"))
    #expect(try bytes("a.pdf") == bytes("b.pdf"))
  }

  @Test func withoutTheProgramItsPackageIsNamed() throws {
    let folder = try ScratchFolder("figures")
    let result = try Command.shell(
      "PATH=/nowhere:. $vgap gap \(Self.board) --quiet --figure '\(folder.path)/a.png' --figure '\(folder.path)/a.svg'")
    #expect(result.exitCode == 1)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("librsvg2-bin") && result.error.contains("write .svg"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/a.svg"))
  }

  @Test(arguments: [
    ("gap BOARD --figure FOLDER/x.xlsx", "in .svg, .png, .pdf or .vl.json"),
    ("rank BOARD --pairs --figure FOLDER/x.svg", "leave out --pairs"),
    ("lag BOARD --table milestones --figure FOLDER/x.svg", "leave out --table"),
    ("score BOARD --samples --figure FOLDER/x.svg", "leave out --samples"),
    ("gap BOARD --figure FOLDER/x.svg --figure FOLDER/x.svg", "one file twice"),
    ("gap BOARD --title Mine", "name its file with --figure"), ("gap BOARD --width 500", "name its file with --figure"),
    ("gap BOARD --width 5 --figure FOLDER/x.svg", "100 to 10000 pixels"),
    ("gap BOARD --width 500 --figure FOLDER/x.vl.json", "--width is for"),
    ("gap BOARD --title ' ' --figure FOLDER/x.svg", "the words of a title"),
    ("gap BOARD --output FOLDER/x.svg", "which --figure writes"),
    ("gap BOARD --output FOLDER/x.vl.json", "which --figure writes"),
    ("gap BOARD --output FOLDER/x.db", "writes no .db"), ("gap BOARD --output FOLDER/x.xlsx", "writes no .xlsx"),
  ])
  func whatCannotBeDrawnIsRefused(_ arguments: String, _ text: String) throws {
    let folder = try ScratchFolder("figures")
    let result = try Command.shell(
      "$vgap " + arguments.replacing("BOARD", with: Self.board).replacing("FOLDER", with: folder.path))
    #expect(result.exitCode == 64)
    #expect(result.error.contains(text), "\(result.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
