#!/bin/sh
# Drillmaster probe, for a host or CI job that the server cannot look into.
# It looks whether the markers of one security drill are on this machine and
# tells the server: is the file there, when was it changed, its first lines,
# this machine's name and what its clock shows. It reads nothing else and
# changes nothing. It needs curl or wget.
# Run it with: sh probe.sh
set -u
LC_ALL=C
export LC_ALL

url=@URL@

# The clock in seconds, with decimals where date can.
now() {
    stamp=$(date +%s.%N)
    case $stamp in
        *[!0-9.]* | *. | '') date +%s ;;
        *) printf '%s\n' "$stamp" ;;
    esac
}

send() {
    if command -v curl >/dev/null 2>&1; then
        printf '%s\n' "$1" | curl -fsS -m 30 -H 'Content-Type: text/plain' --data-binary @- "$url"
    elif command -v wget >/dev/null 2>&1; then
        wget -q -T 30 -O - --header 'Content-Type: text/plain' --post-data "$1
" "$url"
    else
        echo 'probe: this machine has neither curl nor wget; install one of them' >&2
        return 1
    fi
}

changed() {
    when=$(date -r "$1" +%s.%N 2>/dev/null)
    case $when in
        *[!0-9.]* | *. | '') when=$(date -r "$1" +%s 2>/dev/null || stat -f %m "$1" 2>/dev/null) ;;
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

host=$(hostname 2>/dev/null || uname -n)
t1=$(now)
answer=$(send "drillmaster-probe=1
step=hello
end=1") || { echo 'probe: the server did not answer; nothing was reported' >&2; exit 1; }
t4=$(now)
t2=$(printf '%s\n' "$answer" | sed -n 's/^t2=//p')
t3=$(printf '%s\n' "$answer" | sed -n 's/^t3=//p')
if [ -z "$t2" ] || [ -z "$t3" ]; then
    echo 'probe: what answered is not Drillmaster (a proxy?); nothing was reported' >&2
    exit 1
fi

# Only now, after the server's answer, are the markers looked at.
found=$(
@LOOKS@
    :
)
send "drillmaster-probe=1
step=report
host=$host
t1=$t1
t2=$t2
t3=$t3
t4=$t4
$(printf '%s\n' "$found" | sed '/^$/d')
end=1" >/dev/null || { echo 'probe: the server did not take the report' >&2; exit 1; }

printf '%s\n' "$found" | sed -n 's/^marker=/probe: /p; s/^state=/probe:   /p'
