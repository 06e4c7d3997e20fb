import BenchmarkData
import Foundation
import GapAnalysis
import Mustache
import Quantities
import StatisticsCore
import TableExport
import Tables

/// The report as one page that needs nothing beside it.
struct ReportPage {
  let report: Report
  let options: Report.FileOptions
  /// The tables as CSV, by name.
  let csv: [String: String]
  private let drawings: PageDrawings

  init(_ report: Report, _ options: Report.FileOptions, csv: [String: String]) throws(ReportError) {
    self.report = report
    self.options = options
    self.csv = csv
    drawings = try PageDrawings(of: report.figures(madeBy: options.provenance))
  }

  /// The page.
  func html() throws(ReportError) -> String {
    let template = String(decoding: PackageResources.report_mustache, as: UTF8.self)
    do {
      // What the page shows is escaped here: the library's own escaping passes over signs with combining marks.
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + template).render(Markup.escaping(page))
    } catch {
      throw .template("report.mustache: \(error)")
    }
  }

  // MARK: What the template shows

  private var page: [String: Any] {
    let question = report.question
    let headlines = report.sections.first?.sentences ?? []
    let keys = report.keySentences.filter { !headlines.contains($0) }
    return [
      "title": report.title,
      "dataset": report.datasetTitle,
      "policy": Markup(HTML.contentSecurityPolicy(style: style, script: Self.script)),
      "style": Markup(style),
      "script": Markup(Self.script),
      "headline": headlines.joined(separator: " "),
      "keys": keys.isEmpty ? [] : [keys],
      "lead": report.lead,
      "tally": tally.map { [$0] } ?? [],
      "sideA": question.a, "sideB": question.b,
      "sections": report.sections.enumerated().map { section($0.element, isFirst: $0.offset == 0) },
      "sourceCount": report.sources.count,
      "sources": report.sources.map(source),
      "sourceDownloads": downloads(of: report.sourcesDocument),
      "manifest": report.manifest.caption ?? "",
      "command": Markup(verbatim: options.provenance.commandText),
      "program": "\(options.provenance.program) \(options.provenance.version)",
      "seed": "\(question.simulation.seed)",
      "resamples": "\(question.simulation.resamples)",
      "inputs": options.provenance.inputs.map { ["path": Markup(verbatim: $0.path), "sha256": $0.sha256] },
      "inputCount": options.provenance.inputs.count,
      "licenses": options.licenses.map { ["name": $0.title ?? $0.name, "url": Self.address($0.url)] },
    ]
  }

  private static var script: String {
    "\n" + HTMLTableAssets.sortScript + "\n" + String(decoding: PackageResources.report_js, as: UTF8.self)
  }

  private var style: String {
    let colors = drawings.properties
    var style = "\n" + HTMLTableAssets.styleSheet + "\n" + String(decoding: PackageResources.report_css, as: UTF8.self)
    if !colors.light.isEmpty {
      style += """
        :root { \(colors.light) }
        @media screen and (prefers-color-scheme: dark) { :root { \(colors.dark) } }

        """
    }
    let tally = report.tally
    style += sideColors
    // Not in attributes, which the policy of the page does not allow.
    for (side, count) in [("a", tally.a), ("b", tally.b), ("none", tally.split + tally.level)] where count > 0 {
      style += ".tally-bar .side-\(side) { flex-grow: \(count); }\n"
    }
    return style
  }

  /// The colours that the sides have in the figures.
  private var sideColors: String {
    func rule(_ palette: [String]) -> String {
      let colors = [("a", report.question.a), ("b", report.question.b)].compactMap { name, side in
        report.groupOrder.firstIndex(of: side).flatMap { $0 < palette.count ? "--side-\(name): \(palette[$0]);" : nil }
      }
      return ":root { \(colors.joined(separator: " ")) }"
    }
    return """
      \(rule(Palette.onLight))
      @media screen and (prefers-color-scheme: dark) { \(rule(Palette.onDark)) }

      """
  }

  /// How many benchmarks put each side ahead, as shares of a bar.
  private var tally: [String: Any]? {
    let tally = report.tally
    guard tally.a + tally.b + tally.split > 1 else { return nil }
    let neither = [("split", tally.split), ("level", tally.level)].filter { $0.1 > 0 }.map { "\($0.0): \($0.1)" }
    return [
      "countA": tally.a, "countB": tally.b, "neither": neither.isEmpty ? [] : [neither.joined(separator: ", ")],
      "total": tally.total, "things": report.countsFamilies ? "families of benchmarks" : "benchmarks",
      "thingsTitle": report.countsFamilies ? "Families of benchmarks" : "Benchmarks",
      "caution": report.countsFamilies
        ? "Boards that share videos, prompts or an evaluation are one family, and split where they disagree. Families are no votes: they "
          + "differ in size." : "They are no votes: they overlap and differ in size.",
      "nameA": report.sideNames.a, "nameB": report.sideNames.b,
    ]
  }

  private func section(_ section: ReportSection, isFirst: Bool) -> [String: Any] {
    [
      "id": section.id, "title": section.title,
      "answer": isFirst || section.sentences.count != 1 ? [] : section.sentences,
      "answers": isFirst || section.sentences.count < 2 ? [] : [section.sentences],
      "items": section.items.map(item), "cautions": section.cautions, "hasCautions": !section.cautions.isEmpty,
    ]
  }

  private func item(_ item: ReportItem) -> [String: Any] {
    var document = item.document
    if document.caption == item.sentence
      || report.sections.contains(where: { $0.sentences.contains(document.caption ?? "") })
    {
      document.caption = nil
    }
    if let shown = item.shownRows { document = document.selecting(rows: shown) }
    let rows = document.table.rowCount
    return [
      "id": document.name, "title": item.title, "sentence": item.sentence.map { [$0] } ?? [],
      "figure": item.figure.map { [figure($0)] } ?? [],
      "table": Markup(document.condensed.html), "rows": NumberWords.count(rows, "row"),
      "isFolded": item.isFolded,
      "downloads": downloads(of: item.document),
    ]
  }

  private func figure(_ figure: Figure) -> [String: Any] {
    [
      "name": figure.caption.name, "title": figure.caption.title, "subtitle": figure.caption.subtitle ?? "",
      "alternative": figure.alternativeText,
      "wide": Markup(drawings[figure.caption.name, .wide] ?? ""),
      "narrow": Markup(drawings[figure.caption.name, .narrow] ?? ""),
    ]
  }

  private func downloads(of document: TableDocument) -> [[String: String]] {
    var links: [[String: String]] = []
    func add(_ text: String, _ file: String, _ type: String, _ label: String) {
      let data = Data(text.utf8).base64EncodedString()
      links.append(["file": file, "label": label, "address": "data:\(type);base64,\(data)"])
    }
    if let text = csv[document.name] { add(text, "\(document.name).csv", "text/csv;charset=utf-8", "CSV") }
    return links
  }

  private func source(_ source: Source) -> [String: Any] {
    [
      "id": source.id.text, "title": source.title, "publisher": source.publisher.map { [$0] } ?? [],
      "url": Self.address(source.url),
      "dates": [
        source.publishedOn.map { "published \($0)" }, source.capturedOn.map { "state of \($0)" },
        source.accessedOn.map { "read \($0)" }, source.license,
      ].compactMap(\.self).joined(separator: "; "),
    ]
  }

  /// An address that a reader may follow; none if it is of another kind, such as a script.
  private static func address(_ url: String?) -> [Markup] {
    guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return [] }
    return [Markup(verbatim: url)]
  }
}

/// HTML as it is, among texts that are to be escaped.
private struct Markup {
  let html: String

  init(_ html: String) { self.html = html }

  /// A text to be copied: nothing is added to it.
  init(verbatim text: String) { html = HTML.escaped(text) }

  /// What a template is given, with every text in it escaped.
  static func escaping(_ content: Any) -> Any {
    switch content {
    case let markup as Markup: markup.html
    case let text as String: HTML.isolated(text)
    case let members as [String: Any]: members.mapValues(escaping)
    case let elements as [Any]: elements.map(escaping)
    default: content
    }
  }
}
