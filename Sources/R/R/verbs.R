# The functions, one a command. What options there are is for the command to say.

gap <- function(data, ...) answer("gap", data, list(...))
rank <- function(data, ...) answer("rank", data, list(...))
lag <- function(data, ...) answer("lag", data, list(...))
trend <- function(data, ...) answer("trend", data, list(...))
profile <- function(data, ...) answer("profile", data, list(...))
robustness <- function(data, ...) answer("robustness", data, list(...))
score <- function(data, ...) answer("score", data, list(...))
claims <- function(data, ...) answer("claims", data, list(...))
validate <- function(data, ...) answer("validate", data, list(...), accepts_problems = TRUE)
describe <- function(data, ...) answer("describe", data, list(...))

report <- function(data, out, ...) {
  ask(question("report", data, list(out = out, ...)))
  invisible(out)
}
