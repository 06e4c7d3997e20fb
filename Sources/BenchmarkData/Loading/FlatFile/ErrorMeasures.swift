/// Names of measures of which less is better in most tables: errors, distances, losses, times and costs.
///
/// A name only raises the question. What the direction is must be stated, since a table may hold a turned or normalised score under the
/// same name.
enum ErrorMeasures {
  /// Whether a name has a word that is usual for an error, a distance, a loss, a time or a cost: `FVD`, `word error rate`, `LPIPS`.
  static func isLikelyError(_ name: String) -> Bool {
    let words = self.words(of: name)
    if alsoWords.contains(where: { name == $0 || words.contains($0) && name.contains($0.uppercased()) }) { return true }
    if words.contains(where: single.contains) { return true }
    return phrases.contains { phrase in
      words.count >= phrase.count
        && (0...(words.count - phrase.count)).contains { words[$0..<($0 + phrase.count)].elementsEqual(phrase) }
    }
  }

  /// The words of a name in lower case; a change from small letters to capitals begins one, as in `ValLoss`.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    for character in name {
      let startsWord = character.isUppercase && previous.isLowercase
      if !character.isLetter && !character.isNumber || startsWord {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      previous = character
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Errors and distances whose names are words besides: they count in capitals, or alone.
  private static let alsoWords = ["per", "der", "ter", "mer", "kid", "jedi"]

  private static let single: Set<String> = [
    // Distances between distributions of features.
    "fvd", "fid", "kvd", "fad", "fjd", "sfid", "cmmd", "mmd", "fdd", "swd", "emd", "distance", "dist",
    "divergence", "kl", "kld", "jsd", "chamfer", "dtw", "mcd", "stfid", "clipfid",
    // Errors.
    "error", "errors", "err", "wer", "cer", "eer", "mae", "mse", "rmse", "nmse", "nrmse",
    "mape", "smape", "epe", "aee", "aepe", "ece", "brier", "lpips", "dists", "niqe", "piqe", "brisque", "tlpips",
    // Losses.
    "loss", "losses", "nll", "perplexity", "ppl", "bpb", "bpc", "bpd", "regret",
    // Times and costs.
    "latency", "runtime", "ttft", "cost", "costs", "price", "flops", "gflops", "tflops", "macs", "vram",
    // Rates of what should not be.
    "hallucination", "hallucinations", "toxicity", "violations", "failures", "misses",
  ]

  private static let phrases: [[String]] = [
    ["inference", "time"], ["generation", "time"], ["response", "time"], ["wall", "time"], ["failure", "rate"],
    ["miss", "rate"], ["fail", "rate"], ["violation", "rate"], ["false", "positive", "rate"],
    ["false", "negative", "rate"], ["negative", "log", "likelihood"], ["bits", "per"], ["average", "rank"],
    ["mean", "rank"], ["avg", "rank"], ["memory", "usage"], ["carbon", "emissions"],
  ]
}
