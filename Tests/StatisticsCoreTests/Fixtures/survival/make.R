# Writes aml.json. Run with R 4.2.2, survival 3.5-3 and jsonlite: Rscript make.R
library(survival)
library(jsonlite)
curve <- function(data) {
  fit <- function(...) survfit(Surv(time, status) ~ 1, data = data, ...)
  median_limits <- function(type) unname(quantile(fit(conf.type = type), 0.5)$lower) |> c(unname(quantile(fit(conf.type = type), 0.5)$upper))
  limits <- function(type) { s <- summary(fit(conf.type = type)); list(lower = s$lower, upper = s$upper) }
  events <- summary(fit())
  mean_to <- function(h) unname(summary(fit(), rmean = h)$table[c("rmean", "se(rmean)")])
  types <- c(log = "log", log_minus_log = "log-log", plain = "plain")
  list(time = data$time, event = data$status == 1, steps = events$time, at_risk = events$n.risk, survival = events$surv,
       standard_error = events$std.err, median = unname(quantile(fit(), 0.5)$quantile),
       median_limits = lapply(types, median_limits), limits = lapply(types, limits),
       mean_to_30 = mean_to(30), mean_to_last = mean_to(max(data$time)))
}
flat <- data.frame(time = c(1, 2, 4, 7), status = c(1, 1, 1, 1))
writeLines(toJSON(list(
  source = paste0("R ", getRversion(), ", survival ", packageVersion("survival"), "; data set aml (Miller 1997)"),
  maintained = curve(subset(aml, x == "Maintained")), nonmaintained = curve(subset(aml, x == "Nonmaintained")), flat = curve(flat)
), digits = I(17), auto_unbox = TRUE, na = "null", pretty = 1), "aml.json")
