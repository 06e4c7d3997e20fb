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
    drawings = try PageDrawings(
      of: report.figures(madeBy: options.provenance),
      alwaysNarrow: Set(report.todayItem?.figure.map { [$0.caption.name] } ?? []))
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
    let today = report.today
    return [
      "title": report.title,
      "dataset": report.datasetTitle,
      "policy": Markup(HTML.contentSecurityPolicy(style: style, script: Self.script)),
      "style": Markup(style),
      "script": Markup(Self.script),
      "headline": today.statements.map(\.sentence).joined(separator: " "),
      "publication": options.publication.map { publication in
        [
          [
            "address": Markup(verbatim: publication.address + "report.html"),
            "picture": Markup(verbatim: publication.address + Report.Publication.pictureName),
            "width": "\(SocialCard.size.width)", "height": "\(SocialCard.size.height)",
          ] as [String: Any]
        ]
      } ?? [],
      "card": options.publication == nil ? "summary" : "summary_large_image",
      "linkedData": Markup(linkedData.text(.compact)),
      "date": today.date.map { [$0.words] } ?? [],
      "statements": today.statements.map {
        [
          "title": title(of: $0.question), "sentence": $0.sentence, "detail": Array($0.details.prefix(1)),
          "more": $0.details.count > 1
            ? [["details": Array($0.details.dropFirst()), "title": title(of: $0.question)]] : [],
        ] as [String: Any]
      },
      "todayItem": report.todayItem.map { [item($0)] } ?? [],
      "cautions": today.cautions, "hasCautions": !today.cautions.isEmpty,
      "lead": report.lead,
      "sections": report.sections.map(section),
      "pairs": report.pairsItem.map { pairs in
        [
          ["title": pairs.title, "sentence": pairs.sentence, "choices": Markup(pairs.choices.text(.compact))]
            as [String: Any]
        ]
      } ?? [],
      "unanswered": report.unanswered.isEmpty ? [] : [report.unanswered],
      "sources": report.sources.isEmpty
        ? []
        : [
          [
            "count": NumberWords.count(report.sources.count, "published source"), "list": report.sources.map(source),
            "downloads": downloads(of: report.sourcesDocument),
          ] as [String: Any]
        ],
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

  /// The report as a `Dataset` of schema.org, for search engines: its tables in the folder of the page, and what they rest on.
  private var linkedData: JSONValue {
    func addresses(_ urls: [String?]) -> JSONValue? {
      let known = urls.compactMap { url in url.flatMap { Self.isOfTheWeb($0) ? JSONValue.string($0) : nil } }
      return known.isEmpty ? nil : .array(known)
    }
    let tables = report.documents.map { document -> JSONValue in
      [
        "@type": "DataDownload", "name": .string(document.title), "encodingFormat": "text/csv",
        "contentUrl": .string("tables/\(document.name).csv"),
      ]
    }
    return .object(ofPresent: [
      "@context": "https://schema.org", "@type": "Dataset", "name": .string(report.title),
      "description": .string(
        ([report.datasetTitle + "."] + report.today.statements.map(\.sentence)).joined(separator: " ")),
      "dateModified": report.today.date.map { .string("\($0)") },
      "license": addresses(options.licenses.map(\.url)),
      "isBasedOn": addresses(report.sources.map(\.url)),
      "distribution": .array(tables),
    ])
  }

  private static var script: String {
    "\n"
      + [
        HTMLTableAssets.sortScript, String(decoding: PackageResources.report_js, as: UTF8.self),
        String(decoding: PackageResources.tools_js, as: UTF8.self),
      ].map(brief).joined(separator: "\n") + "\n"
  }

  /// A script or a style sheet of ours without indentation and comments on lines of their own, which a page need not carry.
  private static func brief(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("// ") && !($0.hasPrefix("/* ") && $0.hasSuffix(" */")) }
      .joined(separator: "\n")
  }

  private var style: String {
    let colors = drawings.properties
    var style =
      "\n" + Self.brief(HTMLTableAssets.styleSheet) + "\n"
      + Self.brief(String(decoding: PackageResources.report_css, as: UTF8.self)) + "\n"
    if !colors.light.isEmpty {
      style += """
        :root { \(colors.light) }
        @media screen and (prefers-color-scheme: dark) { :root { \(colors.dark) } }

        """
    }
    return style
  }

  /// A question as a heading.
  private func title(of question: TodayAnswer.Question) -> String {
    switch question {
    case .lead: report.question.selection.asOf.map { "Who led by \($0.words)?" } ?? "Who leads today?"
    case .months: "How many months is that?"
    case .robustness: "Does it hold under other choices?"
    }
  }

  private func section(_ section: ReportSection) -> [String: Any] {
    [
      "id": section.id, "title": section.title,
      "answer": section.sentences.count == 1 ? section.sentences : [],
      "answers": section.sentences.count > 1 ? [section.sentences] : [],
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
      "alternative": figure.alternativeText, "source": figure.caption.sourceNote.map { [$0] } ?? [],
      "wide": Markup(drawings[figure.caption.name, .wide] ?? ""),
      "narrow": Markup(drawings[figure.caption.name, .narrow] ?? ""),
      "scrolls": drawings.scrolls(figure.caption.name),
    ]
  }

  private func downloads(of document: TableDocument) -> [[String: String]] {
    var links: [[String: String]] = []
    func add(_ text: String, _ file: String, _ type: String, _ label: String) {
      // There is none of what is no text.
      guard let encoded = text.addingPercentEncoding(withAllowedCharacters: Self.plain) else { return }
      links.append(["file": file, "label": label, "address": "data:\(type),\(encoded)"])
    }
    if let text = csv[document.name] { add(text, "\(document.name).csv", "text/csv;charset=utf-8", "CSV") }
    return links
  }

  /// What stands for itself in an address in an attribute: shorter than base 64 where most of a text is letters and digits.
  private static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~!$()*,;:@/?+=")

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
    guard let url, isOfTheWeb(url) else { return [] }
    return [Markup(verbatim: url)]
  }

  private static func isOfTheWeb(_ url: String) -> Bool { url.hasPrefix("https://") || url.hasPrefix("http://") }
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
