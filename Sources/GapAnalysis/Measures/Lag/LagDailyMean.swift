import BenchmarkData
import Quantities
import StatisticsCore

extension Measure {
  /// The lag now averaged over all days on which A led or was level, as Epoch AI reports it; see ``DailyMeanLag``.
  public static let lagDailyMean = Measure(
    "lag_daily_mean", .lag, name: { _, _ in "Mean of the daily lag" }, unit: .fixed(.months), isAntisymmetric: false,
    explanation: "The lag now, averaged over the days on which A led; the days on which B led are counted.",
    source: "As Epoch AI; see the article",
    value: { scores in
      guard let mean = scores.dailyMeanLag else { return .undefined }
      let months = mean.meanDays / daysPerMonth
      return mean.boundDays == mean.dayCount ? .atLeast(months) : .value(months)
    },
    mayBeBound: true,
    remarks: { scores, pair in
      guard let mean = scores.dailyMeanLag else { return [] }
      let (low, high) = (mean.range.lowerBound / daysPerMonth, mean.range.upperBound / daysPerMonth)
      let (first, last) = (pair.dayText(Double(mean.days.lowerBound)), pair.dayText(Double(mean.days.upperBound)))
      var notes: [Note] = [
        "\(NumberWords.count(mean.dayCount, "day")) from \(first) to \(last), on single days \(Unit.months.number(low)) to \(Unit.months.number(high))"
      ]
      if mean.daysLedByB > 0 {
        notes.append("\(NumberWords.count(mean.daysLedByB, "day")) on which \(pair.b.title) led left out")
      }
      if mean.boundDays > 0 {
        notes.append(
          "on \(mean.boundDays) of the days a lower bound: \(pair.a.title)'s first listed system was already better")
      }
      return notes
    },
    reasonsWithoutValue: { scores, pair in
      let began = [scores.a.curve, scores.b.curve].compactMap { $0.steps.first?.day }.max() ?? .infinity
      return began > scores.lastDay ?? -.infinity
        ? ["no day by the board's date on which both had a system"]
        : ["\(pair.b.title) led on every day on which both had a system"]
    },
    statement: { lag in
      "\(lag.pair.b.title) was \(lag.months) behind \(lag.pair.a.title) on the average day on which it was not ahead"
    },
    definition: { a, b in "by how many months \(b) is behind \(a), by lag_daily_mean" },
    turningPoint: \.turningByRecord)
}
