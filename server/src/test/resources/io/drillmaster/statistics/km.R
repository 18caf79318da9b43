# Computes Kaplan-Meier curves from a CSV file with R's own survival package: a second opinion on Drillmaster's numbers.
#
#   Rscript --vanilla km.R FILE [TAU [GROUP]]
#
# FILE   CSV with a line of column names, among them (others are ignored)
#          ttd_s         seconds until detection; empty when there was none
#          followup_s    seconds watched without a detection; empty when there was one
#          ttd_censored  1 for no detection, 0 for one; a row where it is empty has no time to detect and is left out
# TAU    cap of the restricted mean in seconds, 3600 unless told
# GROUP  name of a column; one curve is made for each of its values. Without it, all rows make one curve, named "all"
#
# Writes CSV with the columns group, what, at, value, all numbers with 17 digits. NA is "not reached", or no number:
#   subjects                                                     (at is empty)
#   n_risk, n_event, survival, std_error, lower, upper           at each time of a detection; the band is log-log, 95 %
#   quantile, quantile_lower, quantile_upper                     at 0.25, 0.5, 0.75; see below
#   rmst, rmst_se                                                at TAU
#   r_median                                                     R's own median, for comparison only
#
# A quantile is the first time with S(t) <= 1 - p, and the ends of its interval are the first times at which the band is
# there. R prints the middle between two times where S(t) is exactly 1 - p; so it is read from the table here.

suppressPackageStartupMessages(library(survival))

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) stop("which file? usage: Rscript --vanilla km.R FILE [TAU [GROUP]]")
tau <- if (length(arguments) > 1) as.numeric(arguments[2]) else 3600
data <- read.csv(arguments[1], colClasses = "character", check.names = FALSE)
absent <- setdiff(c("ttd_s", "followup_s", "ttd_censored"), names(data))
if (length(absent) > 0) stop("no column ", paste(absent, collapse = ", "), " in ", arguments[1])

group <- if (length(arguments) > 2) data[[arguments[3]]] else rep("all", nrow(data))
known <- data$ttd_censored %in% c("0", "1")
event <- data$ttd_censored == "0"
time <- as.numeric(ifelse(event, data$ttd_s, data$followup_s))
if (any(is.na(time[known]))) stop("a row with ttd_censored has neither ttd_s nor followup_s")

tell <- function(group, what, at, value) {
    text <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
    at <- ifelse(is.na(at), "", sprintf("%.9f", at))
    cat(paste(group, what, at, text(value), sep = ","), sep = "\n")
}

first <- function(fit, reached) {
    reached <- !is.na(reached) & reached
    if (any(reached)) fit$time[which(reached)[1]] else NA
}

curve <- function(name, time, event) {
    fit <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
    tell(name, "subjects", NA, length(time))
    at <- fit$time[fit$n.event > 0]
    if (length(at) > 0) {
        step <- fit$n.event > 0
        tell(name, "n_risk", at, fit$n.risk[step])
        tell(name, "n_event", at, fit$n.event[step])
        tell(name, "survival", at, fit$surv[step])
        tell(name, "std_error", at, ifelse(fit$surv[step] > 0, fit$surv[step] * fit$std.err[step], NA))
        tell(name, "lower", at, fit$lower[step])
        tell(name, "upper", at, fit$upper[step])
    }
    for (p in c(0.25, 0.5, 0.75)) {
        tell(name, "quantile", p, first(fit, fit$surv <= 1 - p + 1e-9))
        tell(name, "quantile_lower", p, first(fit, fit$lower <= 1 - p))
        tell(name, "quantile_upper", p, first(fit, fit$upper <= 1 - p))
    }
    # R refuses a cap before the first time; nobody was detected by then, and the mean is the cap.
    table <- summary(fit, rmean = max(tau, min(time)))$table
    tell(name, "rmst", tau, min(tau, table[["rmean"]]))
    tell(name, "rmst_se", tau, if (tau < min(time)) 0 else table[["se(rmean)"]])
    tell(name, "r_median", NA, table[["median"]])
}

cat("group,what,at,value\n")
for (name in unique(group[known])) {
    mine <- known & group == name
    curve(name, time[mine], event[mine])
}
