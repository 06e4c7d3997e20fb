extension TableDocument {
  /// Title and caption as one text, each as `render` has it.
  func captionText(_ render: (String) -> String) -> String {
    let title = render(title)
    guard let caption else { return title }
    return (title.hasSuffix(".") ? title : title + ".") + " " + render(caption)
  }

  /// The name in the letters that a label of LaTeX and of Typst may have.
  var labelName: String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:".contains($0)) ? $0 : "-" })
  }
}
