# The curve of an exported table, as docs/exports.md says to compute it.
#
#   Rscript --vanilla exported.R FILE
#
# Writes CSV: the curve's time, n_risk, n_event, survival, lower, upper, all numbers with 17 digits.
suppressPackageStartupMessages(library(survival))
runs <- read.csv(commandArgs(trailingOnly = TRUE)[1])
runs <- runs[!is.na(runs$km_time_s), ]
fit <- survfit(Surv(km_time_s, km_event) ~ 1, data = runs, conf.type = "log-log")
step <- fit$n.event > 0
text <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
cat("time,n_risk,n_event,survival,lower,upper\n")
cat(paste(text(fit$time[step]), fit$n.risk[step], fit$n.event[step], text(fit$surv[step]), text(fit$lower[step]),
    text(fit$upper[step]), sep = ","), sep = "\n")
cat("\n")
