import BenchmarkData
import Foundation
import GapAnalysis
import StatisticsCore

// Ratings with a parameter of ties, from replicates that a database made, and of newcomers whose raters are known: as `vgap rank` prints them.
extension VoteCoverage {
  static var boundsOfForms: [CoverageBound] {
    let (alone, clustered) = (modelDesigns[1], modelDesigns[5])
    let truth = (try? truth(.bradleyTerry, ties: .davidson, alone)) ?? [:]
    let ofRaters = (try? self.truth(.bradleyTerry, ties: .davidson, clustered)) ?? [:]
    let forms: [(intervals: RatingIntervals, methods: String)] = [
      (.bootstrap, "`vote-bootstrap-percentile`"), (.wald, "`wald`"), (.sandwich, "`sandwich`"),
    ]
    let singles = forms.map { form in
      CoverageBound(
        interval: "ratings from votes, ties with a parameter", methods: form.methods,
        commands:
          "`rank --ties davidson\(form.intervals == .bootstrap ? "" : " --intervals \(form.intervals.rawValue)")`",
        design: "4 systems, \(alone.name)", broken: CoverageBound.narrowed
      ) { stream in
        let options = VoteRanking.Options(ties: .davidson, intervals: form.intervals)
        return hits(try ranking(votes(alone, &stream), options, resamples: 299, &stream), truth)
      }
    }
    let ofManyRaters = (try? self.truth(.bradleyTerry, modelDesigns[6])) ?? [:]
    return singles + [
      CoverageBound(
        interval: "ratings from votes of raters, ties with a parameter", methods: "`estimated-t`",
        commands: "`rank --ties davidson`", design: "\(clustered.name) votes", broken: "votes taken as independent",
        repeats: 2
      ) { stream in
        let votes = votes(clustered, &stream)
        let (own, none) = (
          VoteRanking.Options(ties: .davidson), VoteRanking.Options(ties: .davidson, cluster: .some(.none))
        )
        guard let printed = hits(try ranking(votes, own, resamples: 299, &stream), ofRaters),
          let broken = hits(try ranking(votes, none, resamples: 299, &stream), ofRaters)
        else { return nil }
        return .init(printed: printed.printed, broken: broken.printed)
      },
      CoverageBound(
        interval: "ratings from replicates of votes", methods: "`vote-poisson-bootstrap-t`",
        commands: "`rank` of counted votes with replicates", design: "20 raters of 60 votes, 200 replicates",
        broken: CoverageBound.narrowed
      ) { stream in
        var dataset = votes(modelDesigns[6], &stream)
        dataset.votes = withReplicates(dataset.votes, &stream)
        let ranking = try ranking(dataset, .init(), resamples: 2, &stream)
        guard ranking.rows.contains(where: { $0.interval?.method == .votePoissonBootstrapT }) else { return nil }
        return hits(ranking, ofManyRaters)
      },
      newcomer(
        "`vote-cluster-bootstrap-percentile`", .voteClusterBootstrapPercentile, "`rank`", "12 raters of 60 votes"
      ) { votes, _ in votes },
      newcomer(
        "`vote-poisson-bootstrap-percentile`", .votePoissonBootstrapPercentile,
        "`rank` of counted votes with replicates", "12 raters of 60 votes, 200 replicates"
      ) { withReplicates($0, &$1) },
    ]
  }

  /// The same votes without raters, and how often each is counted where raters are, as often as Poisson's law of mean 1 says.
  private static func withReplicates(_ votes: VoteList, _ stream: inout RandomStream) -> VoteList {
    let raters = Set(votes.compactMap(\.rater)).sorted()
    var list = VoteList(
      votes.map { vote in
        var vote = vote
        vote.rater = nil
        return vote
      })
    list.replicates = (0..<200).map { _ in
      let counts = Dictionary(uniqueKeysWithValues: raters.map { ($0, poisson(&stream)) })
      return votes.map { counts[$0.rater ?? ""] ?? 0 }
    }
    return list
  }

  /// A number of Poisson's law of mean 1.
  private static func poisson(_ stream: inout RandomStream) -> Double {
    var (count, product) = (0.0, stream.nextUniform())
    while product > exp(-1) {
      count += 1
      product *= stream.nextUniform()
    }
    return count
  }

  /// A newcomer 2 above three equal systems with six votes, of as many raters, which it did not all win nor lose; where its interval has an open end.
  private static func newcomer(
    _ methods: String, _ method: IntervalMethod, _ commands: String, _ votesOfRaters: String,
    _ changed: @escaping @Sendable (VoteList, inout RandomStream) -> VoteList
  ) -> CoverageBound {
    CoverageBound(
      interval: "rating of a newcomer, votes of raters", methods: methods, commands: commands,
      design: "6 votes, 2 above three others; \(votesOfRaters)", broken: "without its upper half"
    ) { stream in
      for _ in 0..<40 {
        let votes = try votes(withNewcomer: 2, votes: 6, &stream)
        guard try BradleyTerry().ratings(of: votes).ratings != nil else { continue }
        var list = VoteList()
        var number = 0
        for cell in votes.cells {
          for _ in 0..<Int(cell.count) {
            list.append(
              Vote(
                systemA: ids[cell.first], systemB: ids[cell.second], outcome: cell.outcome == .first ? .a : .b,
                rater: "r\(number % 12)"))
            number += 1
          }
        }
        var dataset = Dataset(title: "votes")
        dataset.votes = changed(list, &stream)
        let ranking = try ranking(dataset, .init(), resamples: 299, &stream)
        guard let row = ranking.rows.first(where: { $0.system == ids[3] }), let interval = row.interval,
          let estimate = row.estimate
        else { return nil }
        guard interval.method == method else { continue }
        let truth = EloScale.rating(logStrength: 2)
        return .init(interval.contains(truth), broken: interval.lower <= truth && truth <= estimate)
      }
      return nil
    }
  }
}
