import Foundation
import TableExport
import Tables
import Testing

@Suite struct FigureTests {
  /// Writes every figure in both themes into the folder that VGAP_FIGURES names, with its drawing, for Tests/Checks/check_figures.py and check_drawings.py.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VGAP_FIGURES"] != nil))
  func areWrittenForTheCheck() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["VGAP_FIGURES"] ?? ".")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for figure in try Figures.all() + Figures.extreme() {
      for theme in FigureTheme.allCases {
        let file = folder.appending(path: "\(figure.caption.name)-\(theme.rawValue).vl.json")
        try Data((figure.specification(theme: theme).text() + "\n").utf8).write(to: file)
        let drawing = folder.appending(path: "\(figure.caption.name)-\(theme.rawValue).svg")
        try Data((try figure.svg(theme: theme) + "\n").utf8).write(to: drawing)
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
      Column(.label, names), Column(.group, names), Column(.estimate, ranks),
      Column(.rank, ranks), Column(.rankLower, ranks), Column(.rankUpper, ranks),
    ])
    var plot = Figures.ranks(FigureCaption(name: "ranks", title: "Ranks"))
    plot.group = .group
    let range = try plot.figure(of: table).specification(theme: theme)["config"]?["range"]?["category"]
    guard case .array(let colors) = try #require(range) else { Issue.record("no colours"); return }
    #expect(colors.count == 20)
    #expect(Set(colors.prefix(7)).count == 7)
    #expect(colors.dropFirst(7).allSatisfy { !colors.prefix(7).contains($0) })
  }

  @Test func missingAndWrongColumnsAreNamed() throws {
    let table = try Table([Column(.label, ["a"]), Column(ColumnDefinition<Double>.estimate.name, text: ["b"])])
    let caption = FigureCaption(name: "x", title: "X")
    let steps = StepCurves(caption, group: .group, date: .date, value: .value, label: .label)
    #expect(throws: FigureError.wrongType(column: "estimate", expected: "numbers")) {
      try Figures.dots(caption).figure(of: table)
    }
    #expect(throws: FigureError.missingColumn("rank")) { try Figures.ranks(caption).figure(of: table) }
    #expect(throws: FigureError.missingColumn("row")) {
      try HeatMap(caption, row: .init("row"), column: .init("column"), value: .estimate).figure(of: table)
    }
    #expect(throws: FigureError.missingColumn("group")) { try steps.figure(of: table, points: table) }
    #expect(FigureError.missingColumn("rank").description == "the table has no column rank")
  }

  @Test func numbersWithoutIntervalsStandInTheMiddleOfTheirCells() throws {
    func specification(_ ends: [Double?]) throws -> String {
      let table = try Table([
        Column(.rowName, ["x", "y"]), Column(.columnName, ["y", "x"]), Column(.estimate, [1, -1]),
        Column(.lower, ends), Column(.upper, ends),
      ])
      var map = HeatMap(
        FigureCaption(name: "m", title: "M"), row: .rowName, column: .columnName, value: .estimate)
      (map.lower, map.upper) = (.lower, .upper)
      return try map.figure(of: table).specification().text(.compact)
    }
    #expect(try specification([nil, nil]).contains("\"dy\":0") && !specification([nil, nil]).contains("\"dy\":-7"))
    #expect(try specification([1, -1]).contains("\"dy\":-7"))
  }

  @Test func tablesWithoutRowsMakeNoFigure() throws {
    let caption = FigureCaption(name: "x", title: "X")
    let steps = StepCurves(caption, group: .group, date: .date, value: .value, label: .label)
    let table = try Table([
      Column(.label, []), Column(.group, []), Column(.value, []), Column(.date, []),
      Column(.estimate, []), Column(.lower, []), Column(.upper, []),
      Column(.rank, []), Column(.rankLower, []), Column(.rankUpper, []),
      Column(.unit, []), Column(.status, []), Column(.statement, []),
    ])
    let makers: [() throws -> Figure] = [
      { try Figures.dots(caption).figure(of: table) }, { try Figures.ranks(caption).figure(of: table) },
      { try HeatMap(caption, row: .label, column: .group, value: .estimate).figure(of: table) },
      { try DistributionPlot(caption, value: .value, group: .group, label: .label).figure(of: table) },
      { try steps.figure(of: table, points: table) },
      {
        try SpecificationCurve(caption, estimate: .estimate, choices: [.init(.label, title: "Label")])
          .figure(of: table)
      },
      { try StatusBoard(caption, statement: .statement, status: .status, statuses: []).figure(of: table) },
      {
        try DumbbellPlot(
          caption, label: .label, first: .init("A", value: .estimate), second: .init("B", value: .value)
        ).figure(of: table)
      },
    ]
    for make in makers { #expect(throws: FigureError.nothingToShow) { try make() } }
  }
}
