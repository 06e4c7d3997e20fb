# Reference figures for the mean of ratings in which raters cross prompts: writes crossed.json beside itself.
#
#   Rscript crossed.R
#
# Complete design: R's aov; the variance of the mean is (MS prompts + MS raters - MS rest)/n. Incomplete designs: the variances are those
# for which the three sums of squares have their expectations, each trace(A V) with the projection A written out as a matrix.
# Degrees of freedom by Satterthwaite, interval by qt.

finish <- function(y, prompts, raters, components) {
  n <- length(y)
  p <- length(unique(prompts)); r <- length(unique(raters))
  rest <- components[3] / n
  a <- components[1] * sum(table(prompts)^2) / n^2 + rest
  b <- components[2] * sum(table(raters)^2) / n^2 + rest
  variance <- a + b - rest
  df <- variance^2 / (a^2 / (p - 1) + b^2 / (r - 1) + rest^2 / (n - p - r + 1))
  half <- qt(0.975, df) * sqrt(variance)
  list(values = y, prompts = prompts, raters = raters, mean = mean(y), components = components,
       standardError = sqrt(variance), degreesOfFreedom = df, lower = mean(y) - half, upper = mean(y) + half)
}

complete <- function(y, prompts, raters) {
  ms <- summary(aov(y ~ factor(prompts) + factor(raters)))[[1]][["Mean Sq"]]
  p <- length(unique(prompts)); r <- length(unique(raters))
  finish(y, prompts, raters, pmax(0, c((ms[1] - ms[3]) / r, (ms[2] - ms[3]) / p, ms[3])))
}

incomplete <- function(y, prompts, raters) {
  n <- length(y)
  zp <- model.matrix(~ factor(prompts) - 1); zr <- model.matrix(~ factor(raters) - 1)
  grand <- matrix(1 / n, n, n)
  forms <- list(zp %*% solve(crossprod(zp)) %*% t(zp) - grand, zr %*% solve(crossprod(zr)) %*% t(zr) - grand, diag(n) - grand)
  covariances <- list(zp %*% t(zp), zr %*% t(zr), diag(n))
  expected <- t(sapply(forms, function(f) sapply(covariances, function(v) sum(diag(f %*% v)))))
  observed <- sapply(forms, function(f) drop(t(y) %*% f %*% y))
  finish(y, prompts, raters, pmax(0, solve(expected, observed)))
}

number <- function(x) paste0("[", paste(format(x, digits = 17, trim = TRUE), collapse = ", "), "]")
write_one <- function(e) paste0(
  '{"values": ', number(e$values), ', "prompts": ', number(e$prompts), ', "raters": ', number(e$raters),
  ', "mean": ', format(e$mean, digits = 17), ', "components": ', number(e$components),
  ', "standardError": ', format(e$standardError, digits = 17), ', "degreesOfFreedom": ', format(e$degreesOfFreedom, digits = 17),
  ', "lower": ', format(e$lower, digits = 17), ', "upper": ', format(e$upper, digits = 17), "}")

set.seed(20240215)
prompts <- rep(1:8, each = 3); raters <- rep(1:3, 8)
y <- round(3 + rnorm(8, sd = 0.7)[prompts] + rnorm(3, sd = 0.4)[raters] + rnorm(24, sd = 0.5), 2)
same <- round(3 + rnorm(8, sd = 0.7)[prompts] + rnorm(24, sd = 0.5), 2)
kept <- -c(2, 7, 12, 13, 20)
twice <- c(seq_along(y)[kept], 1, 9)
y2 <- c(y[kept], 3.1, 2.4)
examples <- list(complete(y, prompts, raters), complete(same, prompts, raters), incomplete(y2, prompts[twice], raters[twice]))
writeLines(paste0("[", paste(sapply(examples, write_one), collapse = ",\n "), "]"), "crossed.json")
