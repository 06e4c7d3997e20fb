# Answers: data frames with what people need to read them.

answer <- function(verb, data, options, accepts_problems = FALSE) {
  asked <- question(verb, data, options)
  result <- ask(asked, "--format=json", accepts_problems)
  document <- read_json(result$output)
  columns <- do.call(rbind, lapply(document$columns, function(column) {
    member <- function(name) if (is.null(column[[name]])) NA_character_ else column[[name]]
    data.frame(
      name = column$name, type = column$type, title = column$title, description = member("description"),
      unit = member("unit"), unit_column = member("unitColumn"), stringsAsFactors = FALSE
    )
  }))
  cells <- Map(function(name, type) typed(lapply(document$rows, `[[`, name), type), columns$name, columns$type)
  if (verb == "validate" && !is.null(asked$rows)) {
    # The row of the data frame, from 1, in place of file, line and character of what the command read.
    cells$line <- as.integer(ifelse(cells$line > 1, cells$line - 1L, NA))
    cells <- cells[!names(cells) %in% c("file", "column")]
    columns <- columns[!columns$name %in% c("file", "column"), ]
    columns[columns$name == "line", c("name", "title", "description")] <- c("row", "Row", "Row of the data frame, from 1")
    names(cells)[names(cells) == "line"] <- "row"
  }
  frame <- as.data.frame(cells, stringsAsFactors = FALSE, optional = TRUE)
  asked$columns <- lapply(frame, identity)
  structure(
    frame,
    class = c("vgap_answer", "data.frame"), name = document$name, title = document$title,
    caption = if (is.null(document$caption)) NA_character_ else document$caption, columns = columns,
    notes = as.character(unlist(document$notes)), provenance = document$provenance, diagnostics = result$remarks,
    question = asked
  )
}

# The values of a column. Dates that are not all known to the day stay texts.
typed <- function(values, type) {
  values <- if (length(values) == 0) NA[0] else unlist(values, use.names = FALSE)
  switch(type,
    number = as.numeric(values),
    integer = if (any(abs(values) > .Machine$integer.max, na.rm = TRUE)) as.numeric(values) else as.integer(values),
    boolean = as.logical(values),
    date = if (all(is.na(values) | grepl("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", values))) as.Date(as.character(values)) else as.character(values),
    as.character(values)
  )
}

print.vgap_answer <- function(x, ...) {
  said <- c(attr(x, "title"), attr(x, "caption"))
  said <- said[!is.na(said)]
  if (length(said) > 0) writeLines(c(strwrap(said), ""))
  usual <- c("label", "name", "estimate", "ci_lower", "ci_upper", "rank", "unit", "status")
  shown <- intersect(usual, names(x))
  frame <- as.data.frame(unclass_answer(x))
  print(if (length(shown) > 2) frame[shown] else frame, ...)
  if (length(attr(x, "notes")) > 0) writeLines(c("", strwrap(attr(x, "notes"))))
  invisible(x)
}

unclass_answer <- function(x) {
  class(x) <- "data.frame"
  x
}

# The question of an answer that is as it came; rows keep it when they are chosen, sorted or changed.
question_of <- function(answer) {
  asked <- attr(answer, "question")
  if (!is.null(asked) && identical(lapply(unclass_answer(answer), identity), asked$columns)) asked
}

figure <- function(answer, file) {
  asked <- question_of(answer)
  if (is.null(asked)) stop("this is no whole answer: draw it before rows or columns are chosen", call. = FALSE)
  ask(asked, c(paste0("--figure=", path.expand(file)), "--quiet"))
  invisible(file)
}

# In a document the table as the command writes it for people, beneath its figure where there is one.
knit_print.vgap_answer <- function(x, ...) {
  asked <- question_of(x)
  if (is.null(asked)) return(knitr::knit_print(unclass_answer(x), ...))
  table <- ask(asked, c("--format=markdown", "--quiet"), accepts_problems = TRUE)$output
  file <- knitr::fig_path(".svg")
  dir.create(dirname(file), showWarnings = FALSE, recursive = TRUE)
  drawn <- tryCatch({
    figure(x, file)
    TRUE
  }, vgap_usage_error = function(error) FALSE, vgap_data_error = function(error) FALSE)
  knitr::asis_output(paste(c(if (drawn) c(paste0("![](", file, ")"), ""), table, ""), collapse = "\n"))
}
