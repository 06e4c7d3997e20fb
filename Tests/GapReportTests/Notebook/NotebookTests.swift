import Tables
import BenchmarkData
import StatisticsCore
import GapAnalysis
import Foundation
import TableExport
import Testing

@testable import GapReport

/// The notebooks of a report. That they run is tested with Jupyter and R (`make check-report`).
@Suite struct NotebookTests {
  private static func tutorial() throws -> ReportFolder { try Repository.tutorialFiles.get() }

  @Test func cellsAreReadFromTheScript() {
    let notebook = Notebook(
      script: """
        lost
        # %% [markdown] {"id": "text"}
        #
        # # Title
        #
        # Words
        #
        # %% {"id": "code"}

        x = 1

        y = 2  # %% not a cell

        # %%
        """)
    #expect(
      notebook.cells == [
        .init(id: "text", isMarkdown: true, lines: ["# Title", "", "Words"]),
        .init(id: "code", isMarkdown: false, lines: ["x = 1", "", "y = 2  # %% not a cell"]),
        .init(id: "cell-3", isMarkdown: false, lines: []),
      ])
  }

  @Test func theFormatIsFourPointFiveWithoutOutputs() throws {
    let notebook = try Self.tutorial().json("gap_report.ipynb")
    #expect(notebook["nbformat"] as? Int == 4)
    #expect(notebook["nbformat_minor"] as? Int == 5)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let code = cells.filter { $0["cell_type"] as? String == "code" }
    #expect(code.count >= 8)
    for cell in cells {
      #expect(Set(["code", "markdown"]).contains(cell["cell_type"] as? String))
      #expect(cell["metadata"] is [String: Any])
      #expect((cell["source"] as? [String])?.isEmpty == false)
    }
    for cell in code {
      #expect((cell["outputs"] as? [Any])?.isEmpty == true)
      #expect(cell["execution_count"] is NSNull)
    }
    for cell in cells where cell["cell_type"] as? String == "markdown" { #expect(cell["outputs"] == nil) }
  }

  /// nbformat 4.5: 1 to 64 letters, digits, hyphens and underscores, no two alike.
  @Test func identifiersOfCellsAreValidUniqueAndStable() throws {
    func identifiers() throws -> [String] { try Self.tutorial().cells().compactMap { $0["id"] as? String } }
    let first = try identifiers()
    #expect(try first.count == Self.tutorial().cells().count)
    #expect(Set(first).count == first.count)
    for id in first { #expect(id.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil, "\(id)") }
    #expect(try first == Repository.tutorialReport().folder().cells().compactMap { $0["id"] as? String })
    #expect(first.first == "title" && first.last == "exercise")
  }

  @Test func onlyTablesThatTheReportWritesAreRead() throws {
    let folder = try Self.tutorial()
    let code = try folder.code() + folder.text("gap_report.qmd")
    let read = code.matches(of: /read(?:_table_of)?\("([^"]*)"\)/).map { String($0.1) }
    #expect(Set(read).count >= 5)
    for name in read { #expect(folder.paths.contains("tables/\(name).csv"), "\(name)") }
    #expect(code.matches(of: /read_csv\(/).count == 2, "all reading goes through one function in either language")
  }

  /// Every chunk begins and ends, and has a label of its own, which knitr insists on.
  @Test func chunksOfTheDocumentForRAreClosedAndLabelled() throws {
    let text = try Self.tutorial().text("gap_report.qmd")
    let fences = text.split(separator: "\n").filter { $0.hasPrefix("```") }
    for (index, fence) in fences.enumerated() { #expect(fence == (index % 2 == 0 ? "```{r}" : "```")) }
    #expect(fences.count.isMultiple(of: 2))
    let labels = text.matches(of: /#\| label: (\S+)/).map { String($0.1) }
    #expect(Set(labels).count == labels.count && labels.count == fences.count / 2)
  }

  @Test func namesAreNeitherMarkupNorCode() throws {
    let command = "`r system('touch x')`"
    var data = InventedData()
    data.add("b", name: "\(command) {{< include x >}} <script>")
    for (index, country) in ["A", "A", "C", "C"].enumerated() {
      data.add(system: "s\(index) \u{0600}\(command) $x$", of: country, released: "2024-0\(index + 1)-01")
      data.add("s\(index) \u{0600}\(command) $x$", on: "b", Double(50 + index), se: 1)
    }
    data.dataset.countries["A"]?.name = "A \(command)\n# %%\n```{r}\nq()"
    let folder = try Report.quick(data).folder()
    let document = try folder.text("gap_report.qmd")
    var isCode = false
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() } else if !isCode { #expect(!line.utf8.contains(UInt8(ascii: "<"))) }
    }
    // knitr looks for code everywhere, in the header too.
    #expect(!document.utf8.elementsContain(Array("`r ".utf8)))
    #expect(document.hasPrefix("---\ntitle: \"A \\u0026#96;r system('touch x')"))
    let titles = try folder.cells().filter { $0["cell_type"] as? String == "markdown" }
      .flatMap { $0["source"] as? [String] ?? [] }
    for line in titles { #expect(!line.contains("<script") && !line.contains("`r ")) }
    #expect(try folder.cells().count { $0["id"] as? String == "title" } == 1)
  }
}

extension Collection where Element: Equatable {
  fileprivate func elementsContain(_ other: [Element]) -> Bool {
    let all = Array(self)
    guard all.count >= other.count else { return false }
    return (0...(all.count - other.count)).contains { all[$0..<($0 + other.count)].elementsEqual(other) }
  }
}
