#!/bin/sh
# Drillmaster probe, for a host or CI job that the server cannot look into.
# It looks whether the markers of one security drill are on this machine and
# tells the server: is the file there, when was it changed, its first lines,
# this machine's name, what its clock shows and, in a CI job, which job it is.
# It reads nothing else and changes nothing. It needs curl or wget.
#
# Run it with: sh probe.sh [OPTIONS], or ... | sh -s -- [OPTIONS]
#   --watch SECONDS  look again and again for so long, or until the drill ends
#   --every SECONDS  pause between two looks of --watch (5)
#   --host NAME      this machine's name, where its own would not be known
#   --quiet          say nothing but what went wrong
#   --strict         end with a code that tells how it went; without it the
#                    code is 0, because a probe must not break a build
#   --installed PACKAGE --client NAME --client-version VERSION
#   --exit-code CODE [--blocked]
#                    how the install of a drill package went; --blocked: the
#                    client did not run its install scripts
# Codes with --strict: 0 reported, 64 wrong option, 69 neither curl nor wget,
# 75 server not reached (try again later), 76 refused (key ended, or a proxy).
#
# All of it is one function in a subshell: a download that was cut off does
# nothing, and a shell that sources this keeps its options and variables.
drillmaster_probe() (
set +e +u +x
LC_ALL=C
export LC_ALL
IFS=' '
url=@URL@
patience=10
watch=0
every=5
strict=no
quiet=no
host=
package=
client=
client_version=
exit_code=
blocked=no

finish() {
    if [ "$strict" = yes ]; then exit "$1"; fi
    exit 0
}

complain() {
    printf 'probe: %s\n' "$1" >&2
}

wrong() {
    complain "$1; the head of the script lists the options. Nothing was reported."
    finish 64
}

number() {
    case $2 in
        '' | *[!0-9]* | 0?* | ??????*) wrong "$1 takes a whole number from 0 to 99999, found '$2'" ;;
    esac
}

plain() {
    printf '%s' "$1" | tr -cd '\40-\176' | cut -c1-200
}

# The clock in seconds, with decimals where date or the shell has them.
now() {
    stamp=$(date +%s.%N 2>/dev/null)
    case $stamp in
        *[!0-9.]* | *. | .* | '') ;;
        *.*)
            printf '%s\n' "$stamp"
            return
            ;;
    esac
    whole=$(date +%s)
    fine=${EPOCHREALTIME-}
    case $fine in
        "$whole".[0-9]*) printf '%s\n' "$fine" ;;
        *) printf '%s\n' "$whole" ;;
    esac
}

# Sends one message; leaves the answer, or why there is none, in $answer.
send_once() {
    if command -v curl >/dev/null 2>&1; then
        answer=$(printf '%s\n' "$1" | curl -sS -m "$patience" -H 'Content-Type: text/plain' \
            -w '\nhttp=%{http_code}\n' --data-binary @- "$url" 2>&1)
        case $(printf '%s\n' "$answer" | sed -n 's/^http=//p') in
            200) return 0 ;;
            000 | 408 | 429 | 5* | '') return 75 ;;
        esac
        return 76
    fi
    answer=$(wget -q -t 1 -T "$patience" -O - --header 'Content-Type: text/plain' --post-data "$1
" "$url" 2>&1)
    case $? in
        0) return 0 ;;
        8) return 76 ;;
    esac
    return 75
}

# What the server was not able to take is sent again: equal bytes are one report to it.
send() {
    message="drillmaster-probe=2
$1
end=1"
    for pause in 1 3 0; do
        send_once "$message"
        code=$?
        if [ "$code" -ne 75 ] || [ "$pause" -eq 0 ]; then return "$code"; fi
        sleep "$pause"
    done
}

field() {
    printf '%s\n' "$answer" | tr -d '\r' | sed -n "s/^$1=//p"
}

why() {
    said=$(printf '%s\n' "$answer" | sed -n 's/.*"detail":"\([^"]*\)".*/\1/p')
    if [ -z "$said" ]; then said=$(printf '%s\n' "$answer" | sed -n '/^http=/!{/./p;}' | head -n 1); fi
    if [ "$1" -eq 76 ]; then
        complain "the server refused: ${said:-what answered is not Drillmaster (a proxy?)}"
    else
        complain "the server cannot be reached: ${said:-no answer}"
    fi
}

# One comparison of the clocks, as NTP does it; $seen_by is the server's time before any look that follows.
exchange() {
    message='drillmaster-probe=2
step=hello
end=1'
    t1=$(now)
    send_once "$message" || return $?
    t4=$(now)
    t2=$(field t2)
    t3=$(field t3)
    if [ -z "$t2" ] || [ -z "$t3" ]; then return 76; fi
    state=$(field state)
    exchanges="${exchanges}exchange=$t1 $t2 $t3 $t4
"
}

# Compares the clocks $1 times; what fails is tried again, three times in all.
compare_clocks() {
    exchanges=
    missed=0
    left=$1
    failures=0
    while [ "$left" -gt 0 ] && [ "$failures" -lt 3 ]; do
        exchange
        code=$?
        if [ "$code" -eq 0 ]; then
            left=$((left - 1))
            continue
        fi
        missed=$code
        failures=$((failures + 1))
        if [ "$code" -eq 76 ]; then break; fi
        if [ "$failures" -lt 3 ]; then sleep "$failures"; fi
    done
    if [ -n "$exchanges" ]; then return 0; fi
    return "$missed"
}

changed() {
    when=$(date -r "$1" +%s.%N 2>/dev/null)
    case $when in
        *[!0-9.]* | *. | .* | '')
            when=$(date -r "$1" +%s 2>/dev/null || stat -c %Y "$1" 2>/dev/null || stat -f %m "$1" 2>/dev/null)
            ;;
    esac
    case $when in
        *[!0-9.]* | '') ;;
        *) printf 'modified=%s\n' "$when" ;;
    esac
}

look() {
    printf 'marker=%s\n' "$1"
    directory=${1%/*}
    if [ -f "$1" ] && [ ! -h "$1" ]; then
        echo 'state=present'
        changed "$1"
        if [ -r "$1" ]; then
            dd if="$1" bs=4096 count=1 2>/dev/null | tr -cd '\12\40-\176' | sed 's/^/line=/'
            echo
        fi
    elif [ -e "$1" ] || [ -h "$1" ] || [ ! -d "$directory" ] || [ ! -x "$directory" ]; then
        echo 'state=unknown'
    else
        echo 'state=absent'
    fi
}

look_at_all() {
    {
@LOOKS@
        :
    } | sed '/^$/d'
}

ci() {
    if [ -n "$2" ]; then printf 'ci=%s=%s\n' "$1" "$(plain "$2")"; fi
}

which_job() {
    if [ -n "${GITHUB_ACTIONS-}" ]; then
        ci system github
        ci repository "${GITHUB_REPOSITORY-}"
        ci run "${GITHUB_RUN_ID-}"
        ci attempt "${GITHUB_RUN_ATTEMPT-}"
        ci job "${GITHUB_JOB-}"
        ci runner "${RUNNER_NAME-}"
        ci commit "${GITHUB_SHA-}"
    elif [ -n "${GITLAB_CI-}" ]; then
        ci system gitlab
        ci repository "${CI_PROJECT_PATH-}"
        ci run "${CI_PIPELINE_ID-}"
        ci job "${CI_JOB_NAME-}"
        ci job-id "${CI_JOB_ID-}"
        ci runner "${CI_RUNNER_DESCRIPTION-}"
        ci commit "${CI_COMMIT_SHA-}"
    elif [ -n "${BUILD_URL-}" ]; then
        ci system jenkins
        ci job "${JOB_NAME-}"
        ci run "${BUILD_NUMBER-}"
        ci runner "${NODE_NAME-}"
    fi
}

install_report() {
    if [ -n "$package" ]; then
        printf 'install=%s\nclient=%s\nclient-version=%s\nexit-code=%s\nblocked=%s\n' \
            "$(plain "$package")" "$(plain "${client:-unknown}")" "$(plain "$client_version")" "$exit_code" "$blocked"
    fi
}

# $1: comparisons of the clocks, $2: what was found, $3: what else there is to say.
report() {
    send "step=report
host=$host
$(printf '%s\n' "$1$job
$2
$3" | sed '/^$/d')"
}

tell() {
    if [ "$quiet" = no ]; then
        printf '%s\n' "$1" | sed -n 's/^marker=/probe: /p; s/^state=/probe:   /p'
    fi
}

while [ $# -gt 0 ]; do
    case $1 in
        --strict) strict=yes ;;
        --quiet) quiet=yes ;;
        --blocked) blocked=yes ;;
        --watch | --every | --host | --installed | --client | --client-version | --exit-code)
            if [ $# -lt 2 ]; then wrong "$1 needs a value"; fi
            case $1 in
                --watch) number "$1" "$2" && watch=$2 ;;
                --every) number "$1" "$2" && every=$2 ;;
                --host) host=$2 ;;
                --installed) package=$2 ;;
                --client) client=$2 ;;
                --client-version) client_version=$2 ;;
                --exit-code) number "$1" "$2" && exit_code=$2 ;;
            esac
            shift
            ;;
        *) wrong "there is no option '$1'" ;;
    esac
    shift
done
if [ "$every" -lt 1 ]; then every=1; fi
if [ -n "$package" ] && [ -z "$exit_code" ]; then wrong '--installed needs --exit-code'; fi

if ! command -v curl >/dev/null 2>&1 && ! command -v wget >/dev/null 2>&1; then
    complain 'this machine has neither curl nor wget; install one of them. Nothing was reported.'
    finish 69
fi
if [ -z "$host" ]; then host=$(hostname 2>/dev/null || uname -n 2>/dev/null); fi
host=$(printf '%s' "$host" | tr ' ' '-' | tr -cd 'A-Za-z0-9._-' | cut -c1-200)
if [ -z "$host" ]; then host=unnamed-host; fi
job="
$(which_job)"

# Four comparisons: together they bound this clock more closely than any one of them. The last comes before the look.
if ! compare_clocks 4; then
    why "$missed"
    complain 'nothing was reported'
    finish "$missed"
fi
found=$(look_at_all)
report "$exchanges" "$found" "$(install_report)"
code=$?
if [ "$code" -ne 0 ]; then
    why "$code"
    complain 'the report was not taken'
    finish "$code"
fi
tell "$found"

# From here on only what is new is told, and once a minute that nothing is.
silent=0
untold=
failing=no
while [ "$watch" -gt 0 ] && [ "$state" != over ]; do
    sleep "$every"
    watch=$((watch - every))
    silent=$((silent + every))
    if ! compare_clocks 1; then
        if [ "$missed" -eq 76 ]; then
            why 76
            finish 76
        fi
        if [ "$failing" = no ]; then why "$missed"; fi
        failing=yes
        continue
    fi
    failing=no
    earlier=$found
    found=$(look_at_all)
    if [ "$found" = "$earlier" ] && [ "$silent" -lt 60 ] && [ "$state" != over ]; then
        untold=$exchanges
        continue
    fi
    if [ "$found" != "$earlier" ] && [ -n "$untold" ]; then
        # The last look before the change: what was not there then was not there yet.
        report "$untold" "$earlier" ''
    fi
    if report "$exchanges" "$found" ''; then
        silent=0
        untold=
        if [ "$found" != "$earlier" ]; then tell "$found"; fi
    else
        why $?
        found=$earlier
        failing=yes
    fi
done
if [ "$failing" = yes ]; then finish 75; fi
finish 0
)
drillmaster_probe "$@" </dev/null
