import Tables

extension TableFormat {
  /// See ``TableDocument/latex(_:)``.
  public static let latex = TableFormat(
    name: "latex", endings: ["tex"], mediaType: "application/x-latex", content: .display
  ) {
    document, _ in
    document.latex(document.usualLaTeXOptions)
  }
}

extension TableDocument {
  /// How a table is set in LaTeX.
  public struct LaTeXOptions: Hashable, Sendable {
    /// Whether the table may break across pages (`longtable`), which a table that floats cannot.
    public var spansPages: Bool
    /// What the label begins with.
    public var labelPrefix: String

    /// The given choices.
    public init(spansPages: Bool = false, labelPrefix: String = "tab:") {
      self.spansPages = spansPages
      self.labelPrefix = labelPrefix
    }
  }

  /// The usual choices for this table: one that is likely to fit on no page of `article` may break.
  public var usualLaTeXOptions: LaTeXOptions {
    let table = DisplayTable(self)
    let layout = LaTeXTable(table, spansPages: false)
    let remarks = table.footnotes.map(\.text) + notes
    func height(_ text: String, _ size: LaTeXMetrics.Size) -> Double {
      (LaTeXMetrics.width(of: text, size) / max(1, layout.width)).rounded(.up) * size.lineHeight
    }
    let around = remarks.map { height($0, .footnote) }.reduce(0, +) + height("\(title). \(caption ?? "")", .normal)
    return LaTeXOptions(spansPages: layout.height + around > LaTeXMetrics.page)
  }

  /// The table for LaTeX, to be input into a document: booktabs rules, numbers aligned on their decimal points by siunitx (version 3),
  /// caption, label, and notes beneath by threeparttable. The packages that it needs are named in a comment at its start.
  ///
  /// It is made for the line of `article` at its usual 10 points. Where it is wider, headings and texts are wrapped by tabularx (in tables that
  /// break, xltabular) and letters are smaller; then columns that may be dropped go, and a note names them. A table that is too wide all the same
  /// says so in a comment.
  public func latex(_ options: LaTeXOptions = LaTeXOptions()) -> String {
    let table = DisplayTable(self)
    let layout = LaTeXTable(table, spansPages: options.spansPages)
    guard !table.columns.isEmpty else { return "% A table without columns.\n" }
    let lines = options.spansPages ? longTable(layout, options) : floatingTable(layout, options)
    return (latexComments(layout, options) + lines).joined(separator: "\n") + "\n"
  }

  /// A whole document with nothing but the table, for pdfLaTeX, or LuaLaTeX where names need it.
  public func latexDocument(_ options: LaTeXOptions = LaTeXOptions()) -> String {
    let lines = [
      "\\documentclass[11pt,a4paper]{article}",
      "\\usepackage{iftex}",
      "\\ifPDFTeX",
      "  \\usepackage[T1]{fontenc}",
      "  \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}",
      "\\else",
      "  \\usepackage{fontspec}",
      "  \\ifLuaTeX",
      "    % Letters that the main font lacks come from these fonts, as far as they are installed.",
      "    \\def\\others{}",
      "    \\def\\addfont#1{\\IfFontExistsTF{#1}{\\edef\\others{\\others\"#1:mode=harf;\",}}{}}",
      "    \\addfont{DejaVu Sans}\\addfont{Noto Sans CJK SC}\\addfont{Noto Color Emoji}",
      "    \\ifx\\others\\empty\\else",
      "      \\directlua{luaotfload.add_fallback(\"others\", {\\others})}",
      "      \\setmainfont{Latin Modern Roman}[RawFeature={fallback=others}]",
      "    \\fi",
      "  \\fi",
      "\\fi",
      "\\usepackage[margin=20mm]{geometry}",
      "\\usepackage{booktabs,longtable,siunitx,tabularx,threeparttable,xltabular}",
      "\\begin{document}",
    ]
    return lines.joined(separator: "\n") + "\n" + latex(options) + "\\end{document}\n"
  }

  private func latexComments(_ layout: LaTeXTable, _ options: LaTeXOptions) -> [String] {
    let packages =
      options.spansPages
      ? [layout.isWrapped ? "xltabular" : "longtable"]
      : (layout.isWrapped ? ["tabularx"] : []) + ["threeparttable"]
    var lines = [
      "% \\usepackage[T1]{fontenc}  (with pdfLaTeX)",
      "% \\usepackage{\((["booktabs", "siunitx"] + packages).joined(separator: ","))}",
    ]
    lines.append(
      options.spansPages
        ? "% Made for one column: in a document of two, \\onecolumn goes before it."
        : "% Made for one column: in a document of two, table* in place of table spans both.")
    if layout.isTooWide { lines.append("% Wider than the line of article: fewer columns would fit.") }
    let table = layout.table
    let texts =
      table.rows.flatMap(\.cells).compactMap { if case .text(let text) = $0 { text } else { nil } }
      + table.columns.map(\.headingWithUnit) + table.footnotes.map(\.text)
    let all = texts + [title, caption ?? ""] + notes
    if all.contains(where: HumanText.isRightToLeft) { lines.append(LaTeX.directionCommand) }
    if all.contains(where: LaTeX.needsUnicodeEngine) {
      lines.append("% Holds letters that need LuaLaTeX or XeLaTeX and a font that has them.")
    }
    if let provenance { lines.append("% " + HumanText.sanitised(provenance.summary)) }
    return lines
  }

  private var latexCaption: String { captionText(LaTeX.breakable) }

  private func label(_ options: LaTeXOptions) -> String { options.labelPrefix + labelName }

  /// Lines that a long name would make too long are stretched instead.
  private static let stretching = "\\setlength{\\emergencystretch}{3em}"

  /// The remarks beneath the table, each with its mark.
  private func remarks(_ layout: LaTeXTable) -> [(mark: String, text: String)] {
    let dropped = layout.droppedHeadings.joined(separator: ", ")
    return layout.table.footnotes.map { ($0.mark, LaTeX.breakable($0.text)) } + notes.map { ("", LaTeX.breakable($0)) }
      + (dropped.isEmpty ? [] : [("", LaTeX.breakable("Not shown for want of width: \(dropped)."))])
  }

  /// The commands that switch to the size of a table, and to less room between columns; none for the usual ones.
  private func sizing(_ layout: LaTeXTable) -> [String] {
    guard layout.size != .normal else { return [] }
    return ["\(layout.size.command)\\setlength{\\tabcolsep}{\(Int(layout.size.columnPadding))pt}"]
  }

  private func floatingTable(_ layout: LaTeXTable, _ options: LaTeXOptions) -> [String] {
    let (start, end) =
      layout.isWrapped ? ("tabularx}{\\linewidth", "tabularx") : ("tabular", "tabular")
    var lines = [
      "\\begin{table}", "  \\centering\(Self.stretching)", "  \\begin{threeparttable}",
      "    \\caption{\(latexCaption)}", "    \\label{\(label(options))}",
    ]
    lines += sizing(layout).map { "    \($0)" }
    lines += [
      "    \\begin{\(start)}{\(layout.preamble)}", "      \\toprule", "      \(layout.headings)", "      \\midrule",
    ]
    lines += layout.rows.map { "      \($0)" }
    lines += ["      \\bottomrule", "    \\end{\(end)}"]
    let items = remarks(layout).map { "      \\item[\($0.mark)] \($0.text)" }
    if !items.isEmpty {
      lines += ["    \\begin{tablenotes}", "      \\footnotesize\\raggedright"] + items + ["    \\end{tablenotes}"]
    }
    return lines + ["  \\end{threeparttable}", "\\end{table}"]
  }

  private func longTable(_ layout: LaTeXTable, _ options: LaTeXOptions) -> [String] {
    let (start, end) = layout.isWrapped ? ("xltabular}{\\linewidth", "xltabular") : ("longtable", "longtable")
    var lines = ["{\(Self.stretching)\\setlength{\\LTcapwidth}{\\linewidth}"] + sizing(layout)
    lines += [
      "\\begin{\(start)}{\(layout.preamble)}",
      "  \\caption{\(latexCaption)}\\label{\(label(options))} \\\\", "  \\toprule",
      "  \(layout.headings)", "  \\midrule", "  \\endfirsthead", "  \\toprule", "  \(layout.headings)", "  \\midrule",
      "  \\endhead", "  \\bottomrule", "  \\endlastfoot",
    ]
    lines += layout.rows.map { "  \($0)" }
    lines.append("\\end{\(end)}}")
    let remarks = remarks(layout).map { $0.mark.isEmpty ? $0.text : "\\textsuperscript{\($0.mark)}~\($0.text)" }
    if !remarks.isEmpty {
      lines.append("{\\footnotesize\\raggedright\\noindent " + remarks.joined(separator: "\\par\\noindent ") + "\\par}")
    }
    return lines
  }
}
