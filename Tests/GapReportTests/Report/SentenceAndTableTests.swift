import BenchmarkData
import Foundation
import GapAnalysis
import GapReport
import Quantities
import Testing

@testable import TableExport

/// On every board of the real dataset the number in the sentence is the number in the table.
@Suite struct SentenceAndTableTests {
  private static let dataset = Result { try Dataset.load(at: Repository.realFolder) }

  private func pairs() throws -> [Pair] {
    let dataset = try Self.dataset.get()
    return dataset.benchmarks.keys.compactMap { benchmark in
      guard let board = try? Scoreboard(of: benchmark, in: dataset) else { return nil }
      return try? Pair(Sides("US", "CN"), on: board, options: .init(simulation: .quick()))
    }
  }

  /// What people see in a row of a document: its number, its unit and the ends of its interval, in the signs of a sentence.
  private struct Shown {
    var number: String
    var unit: String?
    var lower: String?
    var upper: String?

    init?(_ document: TableDocument, row: Int) {
      let table = DisplayTable(document)
      guard let column = table.columns.firstIndex(where: { $0.name == "estimate" }),
        case .number(let digits, _) = table.rows[row].cells[column]
      else { return nil }
      number = digits
      let units = table.columns.firstIndex { $0.name == "unit" }.map { table.rows[row].cells[$0] }
      unit = table.columns[column].unit
      if case .text(let text) = units { unit = text }
      if let interval = table.columns.firstIndex(where: { $0.name == "ci_lower" }),
        case .interval(let low, let high, _) = table.rows[row].cells[interval]
      {
        (lower, upper) = (low, high)
      }
    }

    /// Without the sign, and the interval turned with it.
    var magnitude: Shown {
      guard number.hasPrefix("-") else { return self }
      func turned(_ digits: String) -> String {
        digits.hasPrefix("-")
          ? String(digits.dropFirst()) : digits.contains { ("1"..."9").contains($0) } ? "-" + digits : digits
      }
      var result = self
      result.number = turned(number)
      (result.lower, result.upper) = (upper.map(turned), lower.map(turned))
      return result
    }

    var words: String { NumberWords.typographic(number) }

    var range: String? {
      lower.flatMap { low in upper.map { "\(NumberWords.typographic(low)) to \(NumberWords.typographic($0))" } }
    }
  }

  @Test(arguments: [(Measure.frontierGap, 20), (.lagHorizontalMean, 5), (.closingRate, 5)])
  func theSentenceOfAnAnswerHasTheNumberOfTheCell(_ measure: Measure, _ atLeast: Int) throws {
    var compared = 0
    for pair in try pairs() {
      let answer = try Answer(measure.family, of: pair, measures: [measure])
      guard let value = answer.estimates.first?.estimate, value != 0 else { continue }
      let shown = try #require(Shown(try answer.document(), row: 0)).magnitude
      // A unit that is counted may stand in the singular, and what is a year is said so.
      let unit = try #require(shown.unit).replacing("/year", with: "").dropLast()
      #expect(answer.sentence.contains(" \(shown.words) \(unit)"), "\(pair.board.benchmark.id): \(answer.sentence)")
      if let range = shown.range {
        #expect(answer.sentence.contains(" interval \(range))"), "\(pair.board.benchmark.id): \(answer.sentence)")
      }
      compared += 1
    }
    #expect(compared >= atLeast)
  }

  @Test func aRowAcrossBenchmarksHasTheNumberOfTheSentenceOnItsBoard() throws {
    let across = try GapAcross(
      .benchmarks, of: Self.dataset.get(), benchmark: nil, selection: Selection(), between: Sides("US", "CN"),
      options: .init(simulation: .quick()))
    let document = try across.document()
    var compared = 0
    for (row, answer) in across.answers.enumerated() {
      guard let value = answer.estimate.estimate, value != 0 else { continue }
      let shown = try #require(Shown(document, row: row)).magnitude
      let sentence = try Answer(.gap, of: answer.pair, measures: [.frontierGap]).sentence
      #expect(
        sentence.contains(" \(shown.words) \(try #require(shown.unit).dropLast())"), "\(answer.label): \(sentence)")
      compared += 1
    }
    #expect(compared >= 20)
  }

  @Test func aClaimHasTheNumberOfItsCalculation() throws {
    let dataset = try Self.dataset.get()
    let verdicts = try ClaimVerdict.all(in: dataset, options: ClaimOptions(simulation: .quick()))
    var compared = 0
    for verdict in verdicts {
      guard let figure = verdict.figure, let shown = Shown(try verdict.document(in: dataset), row: 0) else { continue }
      #expect(figure.contains(shown.words), "\(verdict.claim.id): \(figure), not \(shown.words)")
      if let interval = verdict.interval, let range = shown.range {
        #expect(interval.contains(range), "\(verdict.claim.id): \(interval), not \(range)")
      }
      // What leaving out one organization does is told in a note as in the interval.
      if let finding = verdict.finding, finding.kind == .specification, let lower = shown.lower,
        let upper = shown.upper,
        lower != upper
      {
        let notes = finding.notes.map(\.text).joined(separator: "; ")
        let ends = [" is \(NumberWords.typographic(lower)) ", " to \(NumberWords.typographic(upper)) "]
        #expect(ends.allSatisfy(notes.contains), "\(verdict.claim.id): \(notes), not \(ends)")
      }
      compared += 1
    }
    #expect(compared >= 15)
  }
}
