import Foundation
import Quantities
import TableExport
import Tables
import Testing

@testable import TableExport

@Suite struct LaTeXTests {
  @Test func showsTheTable() throws {
    try Snapshot.expect(Documents.gaps().latex(), matches: "gaps.tex")
    try Snapshot.expect(Documents.gaps().latex(.init(spansPages: true)), matches: "gaps-long.tex")
  }

  @Test func hostileNamesAreEscaped() throws {
    try Snapshot.expect(Documents.hostile().latex(), matches: "hostile.tex")
  }

  @Test(arguments: [
    ("\\", "\\textbackslash{}"), ("{}", "\\{\\}"), ("$", "\\$"), ("&", "\\&"), ("#", "\\#"),
    ("^", "\\textasciicircum{}"),
    ("_", "\\_"), ("~", "\\textasciitilde{}"), ("%", "\\%"), ("--", "-{\\kern0pt}-"), ("''", "'{\\kern0pt}'"),
    ("``", "\\textasciigrave{}\\textasciigrave{}"),
    ("אב גד x", "\\righttoleft{אב גד} x"),
    ("%\u{301}", "\\%\u{301}"), ("[x]*", "{[}x{]}{*}"), ("-1", "-1"), ("∞", "$\\infty$"),
  ])
  func escapesWhatIsSpecial(text: String, expected: String) {
    #expect(LaTeX.escaped(text) == expected)
  }

  @Test func roomIsMadeForEveryNumber() throws {
    let table = try Table([
      Column("x", text: ["a", "b", "c"]),
      Column(ColumnDefinition("y", rounding: .significantDigits(3)), [-12.5, 1.25e-20, nil]),
      Column(ColumnDefinition("z", rounding: .significantDigits(2)), [1e20, 3, 100]),
    ])
    let latex = TableDocument(name: "x", title: "X", table: table).latex()
    #expect(latex.contains("{@{}lS[table-format=-2.2e-2]S[table-format=3.1e2]@{}}"), "\(latex)")
  }

  @Test func longTextsShareTheLine() throws {
    let long = String(repeating: "word ", count: 20)
    let table = try Table(["x", "y", "z"].map { Column($0, text: [long]) })
    let latex = TableDocument(name: "x", title: "X", table: table).latex()
    #expect(latex.contains("\\begin{tabularx}{\\linewidth}") && latex.contains("tabularx,threeparttable}"))
    #expect(latex.components(separatedBy: "\\hsize=1.000\\hsize").count == 4, "\(latex)")
  }

  @Test func whatFitsAsItIsStaysSo() throws {
    let latex = try TableDocument(name: "x", title: "X", table: Table([Column("x", text: ["a", "b"])])).latex()
    #expect(latex.contains("\\begin{tabular}{@{}l@{}}") && !latex.contains("small") && !latex.contains("tabularx"))
  }

  /// A table of so many columns of so wide numbers, the last of which may be dropped.
  private func wide(_ count: Int, droppable: Int) throws -> TableDocument {
    let columns = (0..<count).map { index in
      Column(
        ColumnDefinition<Double>(
          "n\(index)", title: "Number \(index)", rounding: .decimals(4),
          visibility: index < count - droppable ? .shown : .droppable(count - index)), [-1234.5678, 0.5])
    }
    return TableDocument(name: "wide", title: "Wide", table: try Table([Column("name", text: ["a", "b"])] + columns))
  }

  @Test func columnsThatFindNoRoomAreDroppedAndNamed() throws {
    let latex = try wide(9, droppable: 5).latex()
    #expect(latex.contains("\\item[] Not shown for want of width: Number 4"), "\(latex)")
    #expect(latex.contains("{Number 3}") && !latex.contains("Wider than"), "\(latex)")
    var chosen = try wide(9, droppable: 5)
    chosen.shownColumns = ["name", "n4"]
    #expect(!chosen.latex().contains("want of width"))
    #expect(chosen.latex().contains("{Number 4}"))
  }

  @Test func whatIsTooWideAllTheSameSaysSo() throws {
    #expect(try wide(14, droppable: 0).latex().contains("% Wider than the line of article: fewer columns would fit."))
  }

  @Test(arguments: [
    ("a_long_identifier_of_parts", "a\\_long\\_\\allowbreak{}identifier\\_\\allowbreak{}of\\_\\allowbreak{}parts"),
    ("short_name", "short\\_name"),
    (
      String(repeating: "x", count: 30),
      String(repeating: "x", count: 24) + "\\allowbreak{}" + String(repeating: "x", count: 6)
    ),
  ])
  func longWordsMayBeBroken(text: String, expected: String) { #expect(LaTeX.breakable(text) == expected) }

  @Test(arguments: [(36, false), (41, true)]) func aTableOfManyRowsMayBreak(rows: Int, breaks: Bool) throws {
    let table = try Table([Column("x", text: (0..<rows).map { "\($0)" })])
    let bytes = try TableFormat.latex.bytes(of: TableDocument(name: "x", title: "X", table: table))
    let latex = String(decoding: bytes, as: UTF8.self)
    #expect(latex.contains("longtable") == breaks)
  }

  /// Notes beneath a floating table are no wider than it is.
  @Test func aNarrowTableOfManyNotesMayBreak() throws {
    var document = TableDocument(name: "x", title: "X", table: try Table([Column("x", text: ["a narrow table"])]))
    document.notes = Array(repeating: String(repeating: "word ", count: 40), count: 3)
    #expect(!document.usualLaTeXOptions.spansPages)
    document.notes = Array(repeating: String(repeating: "word ", count: 40), count: 8)
    #expect(document.usualLaTeXOptions.spansPages)
  }

  /// The engines that this machine has whole: Debian puts `lualatex` and the loader of its fonts into packages of their own.
  private static let engines = [("pdflatex", "article.cls"), ("lualatex", "luaotfload-main.lua")].filter {
    engine, file in
    guard Program.find(engine) != nil, let kpsewhich = Program.find("kpsewhich") else { return false }
    return (try? Program.run(kpsewhich, [file], in: FileManager.default.temporaryDirectory).status) == 0
  }.map(\.0)

  /// What pdfLaTeX and LuaLaTeX say to documents with every name.
  @Test(arguments: engines) func compiles(engine: String) throws {
    let program = try #require(Program.find(engine))
    let hostile = try Documents.hostile()
    let names = engine == "lualatex" ? nil : Documents.hostileNames.filter { !LaTeX.needsUnicodeEngine($0) }
    let plain = try names.map { names in
      TableDocument(
        name: "plain", title: hostile.title,
        table: try Table([Column(.name, names), Column(.score, names.indices.map(Double.init))]))
    }
    for (document, spansPages) in [
      (try Documents.gaps(), false), (try wide(9, droppable: 5), false), (try wide(9, droppable: 5), true),
      (plain ?? hostile, true),
    ] {
      let folder = FileManager.default.temporaryDirectory.appending(path: "latex-\(engine)-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try Data(document.latexDocument(.init(spansPages: spansPages)).utf8).write(to: folder.appending(path: "x.tex"))
      let (status, output) = try Program.run(
        program, ["-interaction=nonstopmode", "-halt-on-error", "x.tex"], in: folder)
      #expect(status == 0, "\(output.suffix(2000))")
      #expect(!output.contains("Overfull \\hbox"), "\(output.suffix(2000))")
    }
  }
}
