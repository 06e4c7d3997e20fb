internal import GapAnalysis
internal import Mustache
internal import TableExport

/// A Jupyter notebook in the format 4.5, from a script whose cells begin with `# %%`.
///
/// A cell's line may go on with `[markdown]`, and ends with its metadata, of which only the identifier is used:
/// `# %% [markdown] {"id": "title"}`.
struct Notebook: Hashable, Sendable {
  struct Cell: Hashable, Sendable {
    var id: String
    var isMarkdown: Bool
    var lines: [String]
  }

  let cells: [Cell]

  init(script: String) {
    var cells: [Cell] = []
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# %%") {
        let id = line.split(separator: "\"").dropFirst(3).first.map(String.init) ?? "cell-\(cells.count + 1)"
        cells.append(Cell(id: id, isMarkdown: line.hasPrefix("# %% [markdown]"), lines: []))
      } else if !cells.isEmpty {
        cells[cells.count - 1].lines.append(String(line))
      }
    }
    self.cells = cells.map(Self.trimmed)
  }

  /// Without blank lines at the ends; of Markdown without the marks of comments.
  private static func trimmed(_ cell: Cell) -> Cell {
    var cell = cell
    if cell.isMarkdown {
      cell.lines = cell.lines.map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : $0 == "#" ? "" : $0 }
    }
    while cell.lines.last?.isEmpty == true { cell.lines.removeLast() }
    while cell.lines.first?.isEmpty == true { cell.lines.removeFirst() }
    return cell
  }

  var json: JSONValue {
    [
      "cells": .array(cells.map(Self.json)),
      "metadata": [
        "kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"],
        "language_info": ["name": "python"],
      ],
      "nbformat": 4,
      "nbformat_minor": 5,
    ]
  }

  private static func json(_ cell: Cell) -> JSONValue {
    let last = cell.lines.count - 1
    let source = JSONValue.array(cell.lines.enumerated().map { .string($0.element + ($0.offset == last ? "" : "\n")) })
    guard !cell.isMarkdown else {
      return ["cell_type": "markdown", "id": .string(cell.id), "metadata": [:], "source": source]
    }
    return [
      "cell_type": "code", "execution_count": .null, "id": .string(cell.id), "metadata": [:], "outputs": [],
      "source": source,
    ]
  }
}

extension Report {
  /// The notebook for Python, the document for R, and what the notebook needs.
  func notebookFiles(_ options: FileOptions) throws(ReportError) -> [ReportFile] {
    func render(_ template: [UInt8], _ name: String) throws(ReportError) -> String {
      do {
        return try MustacheTemplate(string: String(decoding: template, as: UTF8.self)).render(notebookContent)
      } catch {
        throw .template("\(name): \(error)")
      }
    }
    // The templates hold no HTML: what they show must not be escaped as if they did.
    let plain = "{{% CONTENT_TYPE:TEXT}}"
    let script = try render(Array(plain.utf8) + PackageResources.gap_report_py_mustache, "gap_report.py.mustache")
    let quarto = try render(Array(plain.utf8) + PackageResources.gap_report_qmd_mustache, "gap_report.qmd.mustache")
    return [
      ReportFile("gap_report.ipynb", Notebook(script: script).json.text() + "\n"),
      ReportFile("gap_report.qmd", quarto),
      ReportFile("requirements.txt", String(decoding: PackageResources.requirements_txt, as: UTF8.self)),
    ]
  }

  private var notebookContent: [String: Any] {
    func listed(_ prefix: String) -> [[String: Any]] {
      sections.flatMap(\.items).filter { $0.document.name.hasPrefix(prefix) }.enumerated().map { number, item in
        let benchmark = keyBenchmarks[String(item.document.name.dropFirst(prefix.count))] ?? item.title
        return [
          "number": number + 1, "name": item.document.name, "benchmark": Self.oneLine(benchmark),
          "benchmarkLiteral": JSONValue.string(benchmark).text(.compact),
          "sentence": Self.oneLine(item.sentence ?? item.document.caption ?? ""),
        ]
      }
    }
    let across = sections.flatMap(\.items).contains { $0.document.name == "across-benchmarks" }
    let sides = JSONValue.array([.string(question.a), .string(question.b)])
    return [
      "title": Self.oneLine(title), "titleLiteral": JSONValue.string(title).text(.compact), "lead": Self.oneLine(lead),
      "sides": sides.text(.compact).replacing(",", with: ", "),
      "sidesR": [question.a, question.b].map { JSONValue.string($0).text(.compact) }.joined(separator: ", "),
      "across": across ? [["sentence": Self.oneLine(sections.first?.sentences.joined(separator: " ") ?? "")]] : [],
      "gaps": listed("gap-"), "profiles": listed("profile-"), "frontiers": listed("frontier-"),
      "tableCount": documents.count,
      "scores": sections.flatMap(\.items).first { $0.document.name.hasPrefix("scores-") }?.document.name ?? "sources",
      "sideColumn": question.grouping == .country ? "country" : "group",
    ]
  }

  /// A text without line ends, for a comment or a paragraph.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
