import Testing

@testable import BenchmarkData

struct ConfusableNamesTests {
  @Test(arguments: [
    ("Open-Sora 1.2", "OpenSora 1.2"), ("Gen-3", "gen 3"), ("Kling V1.6", "Kling 1.6"), ("Wan2.1", "Wan 2.1"),
    ("Fougère", "Fougere"), ("Ｗan", "Wan"), ("Ѕora", "Sora"), ("Step-Video-T2V", "StepVideo T2V"),
  ])
  func theseCannotBeToldApart(_ left: String, _ right: String) {
    #expect(ComparableName.text(left) == ComparableName.text(right))
  }

  @Test(arguments: [
    ("Kling 1.0", "Kling 10"), ("Wan 2.1", "Wan 2.2"), ("CogVideoX-2B", "CogVideoX-5B"), ("Gen-3", "Gen-3 Alpha"),
    ("Vidu Q1", "Vidu Q2"), ("VideoCrafter2", "VideoCrafter"), ("1-2", "12"), ("Sora", "Sora 2"),
    ("VEnhancer", "Enhancer"),
  ])
  func theseCan(_ left: String, _ right: String) {
    #expect(ComparableName.text(left) != ComparableName.text(right))
  }
}
