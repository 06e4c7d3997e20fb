import Foundation
import TableExport
import Tables
import Testing

@Suite struct FigureTests {
  /// Writes every figure in both themes into the folder that VGAP_FIGURES names, for Tests/Checks/check_figures.py.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VGAP_FIGURES"] != nil))
  func areWrittenForTheCheck() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["VGAP_FIGURES"] ?? ".")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for figure in try Figures.all() + Figures.extreme() {
      for theme in FigureTheme.allCases {
        let file = folder.appending(path: "\(figure.caption.name)-\(theme.rawValue).vl.json")
        try Data((figure.specification(theme: theme).text() + "\n").utf8).write(to: file)
      }
    }
  }

  @Test func aSpecificationIsHeld() throws {
    try Snapshot.expect(Figures.intervalDotPlot().specification().text() + "\n", matches: "gap.vl.json")
    try Snapshot.expect(Figures.heatMap().specification(theme: .dark).text() + "\n", matches: "matrix-dark.vl.json")
  }

  @Test func everyFigureHasWhatReadersNeed() throws {
    for figure in try Figures.all() + Figures.extreme() {
      let specification = figure.specification()
      #expect(specification["$schema"] == .string(Figure.schema))
      #expect(specification["description"] == .string(figure.alternativeText))
      #expect(figure.alternativeText.count > 40)
      #expect(specification["title"]?["text"] != nil)
      let text = specification.text()
      #expect(text == figure.specification().text())
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
      #expect(!text.contains("\"url\""))
    }
  }

  @Test func themesDifferInLooksOnly() throws {
    for figure in try Figures.all() {
      var (light, dark) = (figure.specification(theme: .light), figure.specification(theme: .dark))
      #expect(light != dark)
      light["config"] = nil
      dark["config"] = nil
      #expect(light == dark)
    }
  }

  @Test(arguments: FigureTheme.allCases) func noGroupTakesTheColorOfAnEarlierOne(theme: FigureTheme) throws {
    let names = (1...20).map { "G\($0)" }
    let ranks = names.indices.map { Double($0 + 1) }
    let table = try Table([
      Column("label", text: names), Column("group", text: names), Column("estimate", numbers: ranks),
      Column("rank", numbers: ranks), Column("rank_lower", numbers: ranks), Column("rank_upper", numbers: ranks),
    ])
    var plot = RankingPlot(FigureCaption(name: "ranks", title: "Ranks"))
    plot.group = "group"
    let range = try plot.figure(of: table).specification(theme: theme)["config"]?["range"]?["category"]
    guard case .array(let colors) = try #require(range) else { Issue.record("no colours"); return }
    #expect(colors.count == 20)
    #expect(Set(colors.prefix(7)).count == 7)
    #expect(colors.dropFirst(7).allSatisfy { !colors.prefix(7).contains($0) })
  }

  @Test func missingAndWrongColumnsAreNamed() throws {
    let table = try Table([Column("label", text: ["a"]), Column("estimate", text: ["b"])])
    let caption = FigureCaption(name: "x", title: "X")
    #expect(throws: FigureError.wrongType(column: "estimate", expected: "numbers")) {
      try IntervalDotPlot(caption).figure(of: table)
    }
    #expect(throws: FigureError.missingColumn("rank")) { try RankingPlot(caption).figure(of: table) }
    #expect(throws: FigureError.missingColumn("row")) {
      try HeatMap(caption, row: "row", column: "column").figure(of: table)
    }
    #expect(throws: FigureError.missingColumn("group")) { try StepCurves(caption).figure(of: table, points: table) }
    #expect(FigureError.missingColumn("rank").description == "the table has no column rank")
  }

  @Test func numbersWithoutIntervalsStandInTheMiddleOfTheirCells() throws {
    func specification(_ ends: [Double?]) throws -> String {
      let table = try Table([
        Column("a", text: ["x", "y"]), Column("b", text: ["y", "x"]), Column("estimate", numbers: [1, -1]),
        Column("lower", numbers: ends), Column("upper", numbers: ends),
      ])
      var map = HeatMap(FigureCaption(name: "m", title: "M"), row: "a", column: "b")
      (map.lower, map.upper) = ("lower", "upper")
      return try map.figure(of: table).specification().text(.compact)
    }
    #expect(try specification([nil, nil]).contains("\"dy\":0") && !specification([nil, nil]).contains("\"dy\":-7"))
    #expect(try specification([1, -1]).contains("\"dy\":-7"))
  }

  @Test func tablesWithoutRowsMakeNoFigure() throws {
    let caption = FigureCaption(name: "x", title: "X")
    let table = try Table([
      Column("label", text: []), Column("group", text: []), Column("value", numbers: []), Column("date", dates: []),
      Column("estimate", numbers: []), Column("ci_lower", numbers: []), Column("ci_upper", numbers: []),
      Column("rank", numbers: []), Column("rank_lower", numbers: []), Column("rank_upper", numbers: []),
      Column("unit", text: []), Column("status", text: []), Column("statement", text: []),
    ])
    let makers: [() throws -> Figure] = [
      { try IntervalDotPlot(caption).figure(of: table) }, { try RankingPlot(caption).figure(of: table) },
      { try HeatMap(caption, row: "label", column: "group").figure(of: table) },
      { try DistributionPlot(caption).figure(of: table) }, { try StepCurves(caption).figure(of: table, points: table) },
      { try SpecificationCurve(caption, choices: [.init("label")]).figure(of: table) },
      { try StatusBoard(caption, statuses: []).figure(of: table) },
      {
        try DumbbellPlot(caption, first: .init("A", value: "estimate"), second: .init("B", value: "value")).figure(
          of: table)
      },
    ]
    for make in makers { #expect(throws: FigureError.nothingToShow) { try make() } }
  }
}
