import Tables
import Testing

@testable import TableExport

/// The parts of which drawings are made.
struct LayoutTests {
  @Test(arguments: [
    (-150.0...200.0, 6, ["−150", "−100", "−50", "0", "50", "100", "150", "200"]),
    (1000...1600, 6, ["1,000", "1,100", "1,200", "1,300", "1,400", "1,500", "1,600"]),
    (-0.3...0.5, 6, ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
    (0...0.003, 4, ["0.000", "0.001", "0.002", "0.003"]),
    (0...2_500_000, 5, ["0", "500,000", "1,000,000", "1,500,000", "2,000,000", "2,500,000"]),
    (0.1...0.2, 0, ["0.1", "0.2"]),
  ])
  func ticksAreAtRoundNumbers(domain: ClosedRange<Double>, count: Int, labels: [String]) {
    #expect(RoundNumbers(in: domain, count: count).ticks.flatMap(\.label) == labels)
  }

  @Test func aDomainOfOneNumberHasOneTick() {
    #expect(RoundNumbers(in: 3...3, count: 5).values == [3])
  }

  private static func times(_ from: Int, _ to: Int) -> ClosedRange<Double> {
    Double(from) * 86_400_000...Double(to) * 86_400_000
  }

  @Test func monthsBeginWithinTheYearAndYearsAtTheirMultiples() throws {
    // From 2023-11-15 (day 19676) to 2024-08-01 (day 19936).
    let months = CalendarTicks.months(in: Self.times(19_676, 19_936), step: 3)
    #expect(months.compactMap(CalendarTicks.date).map(\.description) == ["2024-01-01", "2024-04-01", "2024-07-01"])
    // From 1970 to 2009: in steps of five years.
    let years = CalendarTicks.years(in: Self.times(1, 14_300), count: 10)
    #expect(years.compactMap(CalendarTicks.date).map(\.year) == [1975, 1980, 1985, 1990, 1995, 2000, 2005])
  }

  @Test func lettersTakeTheWidthsOfArial() {
    // Helvetica's AFM file: H 722, e 556, l 222, o 556 thousandths; bold A 722.
    #expect((FontMetrics.width(of: "Hello", fontSize: 1000) - 2278).magnitude < 1)
    #expect((FontMetrics.width(of: "A", fontSize: 1000, isBold: true) - 722).magnitude < 1)
    #expect(FontMetrics.width(of: "可灵", fontSize: 12) == 24)
    #expect(FontMetrics.width(of: "e\u{301}", fontSize: 12) == FontMetrics.width(of: "e", fontSize: 12))
    #expect(FontMetrics.width(of: "", fontSize: 12) == 0)
  }

  @Test func whatIsTooLongEndsInAnEllipsis() {
    let text = "A name that is much too long for its place"
    let short = FontMetrics.shortened(text, to: 100, fontSize: 12)
    #expect(short.hasSuffix("…") && text.hasPrefix(short.dropLast()))
    #expect(FontMetrics.width(of: short, fontSize: 12) <= 100)
    #expect(FontMetrics.shortened(text, to: 1000, fontSize: 12) == text)
  }

  @Test func expressionsReadBack() throws {
    let words = LabelExpression.words([.init(value: "above", text: "Above 0"), .init(value: "below", text: "Below −1")])
    for expression in [words, .monthsAndYears] { #expect(try LabelExpression(vega: expression.vega) == expression) }
    #expect(words.label(of: "below") == "Below −1" && words.label(of: "other") == "other")
    #expect(throws: DrawingError.self) { try LabelExpression(vega: "datum.label + '!'") }
    #expect(throws: DrawingError.self) { try LabelExpression(vega: "{a: b}[datum.value]") }
  }

  @Test(arguments: SymbolShape.allCases) func symbolsLieWithinTheSquareOfTheirSize(shape: SymbolShape) {
    let mark = DrawnMark(.symbol(shape, at: Point(x: 10, y: 20), size: 64), Ink(fill: "#000000"))
    var square = Bounds(left: 6, top: 16, right: 14, bottom: 24)
    let own = square
    square.include(mark.bounds)
    #expect(square == own)
    #expect(mark.bounds.height > 6 && mark.bounds.width > 6)
  }

  @Test func linesOfTextTakeTheirRoom() {
    var block = TextBlock(lines: ["Hello", "Hello you"], place: Point(x: 0, y: 0), fontSize: 12, baseline: .top)
    let width = FontMetrics.width(of: "Hello you", fontSize: 12)
    #expect(block.bounds == Bounds(left: 0, top: -1, right: width, bottom: 25))
    block.align = .right
    #expect(block.bounds.right == 0 && block.bounds.left == -width)
    block.isTurned = true
    #expect(block.bounds.height == width && block.bounds.width == 26)
    block.lines = [""]
    #expect(block.bounds.isEmpty)
  }

  @Test func coloursRunFromStopToStopAndStartAgain() throws {
    let numbers = ColorScale.numbers([-1, 0, 1], colors: [.init(0, 0, 0), .init(100, 100, 100), .init(255, 255, 255)])
    #expect(numbers.color(of: -0.5) == "#323232" && numbers.color(of: 0) == "#646464")
    #expect(numbers.color(of: -7) == "#000000" && numbers.color(of: 7) == "#ffffff")
    #expect(numbers.color(of: .null) == nil)
    let names = ColorScale.names(["a", "b", "c"], colors: ["#111111", "#222222"])
    #expect(names.color(of: "c") == "#111111" && names.color(of: "d") == nil)
  }
}
