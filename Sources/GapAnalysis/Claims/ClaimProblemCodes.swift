public import Tables

extension Problem.Code {
  /// A claim whose test has a name that there is not.
  static let claimUnknownTest = Problem.Code("claim-unknown-test")
  /// A claim whose test has a key that it does not know, lacks one that it needs, or has a value that cannot be.
  static let claimBadParameter = Problem.Code("claim-bad-parameter")
  /// A claim whose test names a record that the dataset does not have.
  static let claimUnknownID = Problem.Code("claim-unknown-id")
}

extension ClaimTest {
  /// What the problems with claims mean and how they are mended.
  public static let problemCodes: [Problem.Explanation] = [
    .init(
      .claimUnknownTest, .error,
      "The column `test` of a claim begins with the name of a test, such as `gap` or `count`, or says `untestable`. The name "
        + "that stands there is none of them."),
    .init(
      .claimBadParameter, .error,
      "A test is followed by parameters of the form key=value, separated by spaces; `_` stands for a space within a value. A "
        + "key stands once. Each test has its own keys: one is missing, is not known to the test, or has a value that it "
        + "cannot have."),
    .init(
      .claimUnknownID, .error,
      "A parameter of a test names a benchmark, dimension, system, organization or country that is not in the dataset. Add "
        + "the record, or mend the name."),
  ]
}
