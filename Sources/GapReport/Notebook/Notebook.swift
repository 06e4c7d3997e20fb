import GapAnalysis
import Mustache
import TableExport
import Tables

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

extension ReportItem {
  /// Whether a row of the table has an estimate, and not only a reason why there is none.
  fileprivate var hasEstimates: Bool {
    document.table[.estimate]?.contains { $0 != nil } ?? false
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

  /// What the templates show. Names are data: in prose they are no markup and no code that knitr would run, in code they are literals.
  /// Only tables with something to draw are drawn.
  private var notebookContent: [String: Any] {
    let drawn = sections.flatMap(\.items).filter { $0.figure != nil }
    func listed(_ prefix: String) -> [[String: Any]] {
      drawn.filter { $0.document.name.hasPrefix(prefix) && $0.hasEstimates }.enumerated().map { number, item in
        let benchmark = keyBenchmarks[String(item.document.name.dropFirst(prefix.count))] ?? item.title
        return [
          "number": number + 1, "name": item.document.name, "benchmark": Markdown.escaped(benchmark),
          "benchmarkLiteral": Self.literal(benchmark),
          "sentence": Markdown.escaped(item.sentence ?? item.document.caption ?? ""),
        ]
      }
    }
    let headline = sections.first { $0.id == "answer" }?.sentences.joined(separator: " ") ?? ""
    let scores = drawn.first { $0.document.name.hasPrefix("scores-") }?.document.name
    return [
      "title": Markdown.escaped(title), "titleLiteral": Self.literal(Markdown.escaped(title)),
      "lead": Markdown.escaped(lead), "sides": [question.a, question.b].map(Self.literal).joined(separator: ", "),
      "across": drawn.contains { $0.document.name == "across-benchmarks" }
        ? [["sentence": Markdown.escaped(headline)]] : [],
      "gaps": listed("gap-"), "profiles": listed("profile-"), "frontiers": listed("frontier-"),
      "tableCount": documents.count,
      "scores": scores.map { [["name": $0]] } ?? [],
      "sideColumn": question.comparesCountries ? "country" : "group",
    ]
  }

  /// A text as a literal of Python, R and YAML alike.
  private static func literal(_ text: String) -> String { JSONValue.string(text).text(.compact) }
}
