/// Colours that readers of every kind of colour vision can tell apart: those of Masataka Okabe and Kei Ito, "Color Universal
/// Design: How to make figures and presentations that are friendly to colorblind people" (2002, modified 2008),
/// https://jfly.uni-koeln.de/color/.
public enum Palette {
  /// Black.
  public static let black = "#000000"
  /// Orange.
  public static let orange = "#e69f00"
  /// Sky blue.
  public static let skyBlue = "#56b4e9"
  /// Bluish green.
  public static let bluishGreen = "#009e73"
  /// Yellow.
  public static let yellow = "#f0e442"
  /// Blue.
  public static let blue = "#0072b2"
  /// Vermillion.
  public static let vermillion = "#d55e00"
  /// Reddish purple.
  public static let reddishPurple = "#cc79a7"

  /// The colours in the order in which groups get them on a light ground. The first two stand for the same groups everywhere, so none that
  /// follows comes near them or the grey of what is unknown, in the eyes of readers of any kind of colour vision; each has a contrast of
  /// 3:1 or more.
  public static let onLight = [blue, vermillion, "#00604d", "#541d8b", "#661100", reddishPurple]
  /// The colours in the order in which groups get them on paper.
  public static let onPaper = ["#004b7a", vermillion, bluishGreen, reddishPurple, "#661100"]
  /// The colours in the order in which groups get them on a dark ground.
  public static let onDark = [skyBlue, orange, yellow, "#a64ca6", "#c2f0d0", "#c0306f"]
}
