# Arguments as words of a command line. A value is written behind an equals sign, so that none is taken for an option.

option_words <- function(options) {
  if (length(options) > 0 && (is.null(names(options)) || any(names(options) == ""))) {
    stop("options are given by name, such as benchmark = \"arena-t2v\"", call. = FALSE)
  }
  unlist(Map(words_of_option, names(options), options), use.names = FALSE)
}

words_of_option <- function(name, value) {
  option <- paste0("--", gsub("_", "-", name, fixed = TRUE))
  if (is.null(value) || identical(value, FALSE)) return(character())
  if (identical(value, TRUE)) return(option)
  texts <- option_text(name, value)
  # Two names, or a list that the command takes as one.
  if (name %in% c("between", "systems")) {
    if (any(startsWith(texts, "-"))) stop(name, ": a name that begins with a hyphen would be taken for an option", call. = FALSE)
    return(c(option, texts))
  }
  if (name == "only") texts <- paste(texts, collapse = ",")
  # A pair of a list may have several values.
  if (!is.null(names(value))) texts <- paste0(rep(names(value), lengths(value)), "=", texts)
  paste0(option, "=", texts)
}

option_text <- function(name, value) {
  if (is.list(value)) value <- unlist(value)
  if (!is.atomic(value)) stop(name, " takes no ", class(value)[1], call. = FALSE)
  if (anyNA(value)) stop(name, " takes no missing value", call. = FALSE)
  if (inherits(value, c("Date", "POSIXt"))) return(format(value, "%Y-%m-%d"))
  if (is.factor(value)) value <- as.character(value)
  if (is.numeric(value)) return(number_text(value))
  if (is.character(value)) return(unname(value))
  stop(name, " takes no ", class(value)[1], call. = FALSE)
}

# The shortest of two texts that is read back as the same number.
number_text <- function(value) {
  short <- sprintf("%.15g", value)
  ifelse(as.numeric(short) == value, short, sprintf("%.17g", value))
}
