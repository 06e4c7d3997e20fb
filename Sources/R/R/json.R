# JSON, as far as the command writes and reads it.

# The value of JSON text: objects are named lists, arrays lists, null is NA.
read_json <- function(lines) {
  pattern <- "\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null|[][{}:,]"
  tokens <- unlist(regmatches(lines, gregexpr(pattern, lines, perl = TRUE)), use.names = FALSE)
  first <- substr(tokens, 1, 1)
  is_text <- first == "\""
  texts <- tokens
  texts[is_text] <- unescaped(substr(tokens[is_text], 2, nchar(tokens[is_text]) - 1))
  numbers <- rep(NA_real_, length(tokens))
  is_number <- grepl("^[-0-9]", tokens)
  numbers[is_number] <- as.numeric(tokens[is_number])
  place <- 0
  value <- function() {
    place <<- place + 1
    here <- place
    if (is_text[here]) return(texts[here])
    if (is_number[here]) return(numbers[here])
    switch(first[here], "t" = TRUE, "f" = FALSE, "n" = NA, "[" = items("]"), "{" = items("}"), stop("no JSON: ", tokens[here]))
  }
  items <- function(end) {
    found <- list()
    names <- character()
    while (first[place + 1] != end) {
      if (end == "}") {
        names[length(names) + 1] <- texts[place + 1]
        place <<- place + 2
      }
      found[[length(found) + 1]] <- value()
      if (first[place + 1] == ",") place <<- place + 1
    }
    place <<- place + 1
    if (end == "}") stats::setNames(found, names) else found
  }
  value()
}

unescaped <- function(texts) {
  escaped <- grepl("\\", texts, fixed = TRUE)
  texts[escaped] <- vapply(texts[escaped], function(text) {
    places <- gregexpr("\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..|\\\\u....|\\\\.", text, perl = TRUE)
    regmatches(text, places) <- lapply(regmatches(text, places), function(escapes) vapply(escapes, unescape, ""))
    text
  }, "", USE.NAMES = FALSE)
  texts
}

unescape <- function(escape) {
  kind <- substr(escape, 2, 2)
  if (kind != "u") return(switch(kind, b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", kind))
  units <- strtoi(strsplit(substring(escape, 3), "\\u", fixed = TRUE)[[1]], 16)
  intToUtf8(if (length(units) == 2) 65536 + (units[1] - 55296) * 1024 + units[2] - 56320 else units)
}

# The rows of a data frame as an array of objects, a row a line, so that the command's lines are rows.
json_rows <- function(data) {
  twice <- unique(names(data)[duplicated(names(data))])
  if (length(twice) > 0) stop("columns of one name: ", paste(twice, collapse = ", "), call. = FALSE)
  cells <- Map(function(name, column) paste0(json_text(name), ":", json_cells(name, column)), names(data), data)
  rows <- if (nrow(data) > 0) do.call(paste, c(unname(cells), sep = ","))
  c("[", if (length(rows) > 0) paste0("{", rows, "}", c(rep(",", length(rows) - 1), "")), "]")
}

json_cells <- function(name, column) {
  if (is.factor(column)) column <- as.character(column)
  if (inherits(column, "POSIXt")) {
    days <- format(column, "%Y-%m-%d")
    times <- format(column, "%Y-%m-%dT%H:%M:%S")
    column <- ifelse(format(column, "%H:%M:%S") == "00:00:00", days, times)
  }
  if (inherits(column, "Date")) column <- format(column)
  texts <- if (is.character(column)) {
    json_text(column)
  } else if (is.logical(column)) {
    ifelse(column, "true", "false")
  } else if (is.numeric(column)) {
    # The command says of an infinite number that it is none, and where.
    ifelse(is.infinite(column), paste0("\"", column, "\""), number_text(as.numeric(column)))
  } else {
    stop("column '", name, "': a ", class(column)[1], " is no number, text, date or truth value", call. = FALSE)
  }
  ifelse(is.na(column), "null", texts)
}

json_text <- function(texts) {
  texts <- gsub("\\", "\\\\", enc2utf8(texts), fixed = TRUE)
  texts <- gsub("\"", "\\\"", texts, fixed = TRUE)
  for (code in grep("[\x01-\x1f]", texts)) {
    units <- utf8ToInt(texts[code])
    parts <- ifelse(units < 32, sprintf("\\u%04x", units), intToUtf8(units, multiple = TRUE))
    texts[code] <- paste(parts, collapse = "")
  }
  paste0("\"", texts, "\"")
}
