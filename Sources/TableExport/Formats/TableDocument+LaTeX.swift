import Tables

extension TableFormat {
  /// See ``TableDocument/latex(_:)``.
  public static let latex = TableFormat(name: "latex", endings: ["tex"], mediaType: "application/x-latex") {
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

  /// The usual choices for this table: one of more than 40 rows, which fits on no page, may break.
  public var usualLaTeXOptions: LaTeXOptions { LaTeXOptions(spansPages: table.rowCount > 40) }

  /// The table for LaTeX, to be input into a document: booktabs rules, numbers aligned on their decimal points by siunitx (version 3),
  /// caption, label, and notes beneath by threeparttable. The packages that it needs are named in a comment at its start.
  public func latex(_ options: LaTeXOptions = LaTeXOptions()) -> String {
    let lines = options.spansPages ? longTable(options) : floatingTable(options)
    return (latexComments(options) + lines).joined(separator: "\n") + "\n"
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
      "\\usepackage{booktabs,longtable,siunitx,threeparttable}",
      "\\begin{document}",
    ]
    return lines.joined(separator: "\n") + "\n" + latex(options) + "\\end{document}\n"
  }

  private func latexComments(_ options: LaTeXOptions) -> [String] {
    var lines = [
      "% \\usepackage[T1]{fontenc}  (with pdfLaTeX)",
      "% \\usepackage{booktabs,siunitx,\(options.spansPages ? "longtable" : "threeparttable")}",
    ]
    let table = DisplayTable(self)
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

  private var latexCaption: String {
    let title = LaTeX.escaped(title)
    guard let caption else { return title }
    return (title.hasSuffix(".") ? title : title + ".") + " " + LaTeX.escaped(caption)
  }

  private func label(_ options: LaTeXOptions) -> String {
    options.labelPrefix
      + String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:".contains($0)) ? $0 : "-" })
  }

  private func floatingTable(_ options: LaTeXOptions) -> [String] {
    let table = DisplayTable(self)
    let layout = LaTeXTable(table: table, noteCommand: "tnote")
    guard !table.columns.isEmpty else { return ["% A table without columns."] }
    var lines = [
      "\\begin{table}", "  \\centering", "  \\begin{threeparttable}", "    \\caption{\(latexCaption)}",
      "    \\label{\(label(options))}", "    \\begin{tabular}{\(layout.preamble)}", "      \\toprule",
      "      \(layout.headings)", "      \\midrule",
    ]
    lines += layout.rows.map { "      \($0)" }
    lines += ["      \\bottomrule", "    \\end{tabular}"]
    let items =
      table.footnotes.map { "      \\item[\($0.mark)] \(LaTeX.escaped($0.text))" }
      + notes.map { "      \\item[] \(LaTeX.escaped($0))" }
    if !items.isEmpty { lines += ["    \\begin{tablenotes}", "      \\small"] + items + ["    \\end{tablenotes}"] }
    return lines + ["  \\end{threeparttable}", "\\end{table}"]
  }

  private func longTable(_ options: LaTeXOptions) -> [String] {
    let table = DisplayTable(self)
    let layout = LaTeXTable(table: table, noteCommand: "textsuperscript")
    guard !table.columns.isEmpty else { return ["% A table without columns."] }
    var lines = [
      "\\begin{longtable}{\(layout.preamble)}", "  \\caption{\(latexCaption)}\\label{\(label(options))} \\\\",
      "  \\toprule",
      "  \(layout.headings)", "  \\midrule", "  \\endfirsthead", "  \\toprule", "  \(layout.headings)", "  \\midrule",
      "  \\endhead", "  \\bottomrule", "  \\endlastfoot",
    ]
    lines += layout.rows.map { "  \($0)" }
    lines.append("\\end{longtable}")
    let remarks =
      table.footnotes.map { "\\textsuperscript{\($0.mark)}~\(LaTeX.escaped($0.text))" } + notes.map(LaTeX.escaped)
    if !remarks.isEmpty {
      lines.append("{\\small\\noindent " + remarks.joined(separator: "\\par\\noindent ") + "\\par}")
    }
    return lines
  }
}
