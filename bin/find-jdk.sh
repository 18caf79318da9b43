# Finds the Java to use; read by ./drillmaster and ./verify with ". bin/find-jdk.sh". POSIX sh.

# java_major HOME: prints the feature version (17, 25 …) of the Java in HOME; nothing when there is none.
java_major() {
    [ -x "$1/bin/java" ] || return 0
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
    fi
    version=${version#1.} # 1.8.0 is Java 8
    version=${version%%[!0-9]*}
    printf '%s' "$version"
}

# find_jdk TOOL: sets JDK_HOME and JDK_MAJOR to a Java of 17 or newer that has bin/TOOL (java, or javac to build with).
# JAVA_HOME is taken when it fits, else the newest below /usr/lib/jvm, else the one in PATH. Fails when there is none.
find_jdk() {
    JDK_HOME=
    JDK_MAJOR=0
    if [ -n "${JAVA_HOME:-}" ]; then
        consider_jdk "$1" "$JAVA_HOME"
        [ -z "$JDK_HOME" ] || return 0
        echo "JAVA_HOME ($JAVA_HOME) holds no Java of 17 or newer with bin/$1; looking elsewhere" >&2
    fi
    for home in "${JVM_DIRECTORY:-/usr/lib/jvm}"/*; do
        consider_jdk "$1" "$home"
    done
    [ -z "$JDK_HOME" ] || return 0
    tool=$(command -v "$1") || return 1
    tool=$(readlink -f "$tool")
    consider_jdk "$1" "$(dirname "$(dirname "$tool")")"
    [ -n "$JDK_HOME" ]
}

# consider_jdk TOOL HOME: takes HOME when it is newer than what was found before.
consider_jdk() {
    [ -x "$2/bin/$1" ] || return 0
    major=$(java_major "$2")
    if [ "${major:-0}" -ge 17 ] && [ "$major" -gt "$JDK_MAJOR" ]; then
        JDK_HOME=$2
        JDK_MAJOR=$major
    fi
}
