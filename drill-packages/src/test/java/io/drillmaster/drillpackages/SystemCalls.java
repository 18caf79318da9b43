package io.drillmaster.drillpackages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a program did to the machine, read from the log of {@code strace -f -yy}: one line each for what it made, wrote,
 * read, started and contacted. Attempts count like successes, but for reading: what is not there says nothing.
 */
final class SystemCalls {
    /** A question mark before those that not every processor has. */
    static final String TRACED =
            "?open,openat,?openat2,?creat,execve,?execveat,connect,sendto,sendmsg,?sendmmsg,listen,"
                    + "?mkdir,mkdirat,?rmdir,?unlink,unlinkat,?rename,?renameat,?renameat2,?link,linkat,?symlink,symlinkat,"
                    + "?chmod,fchmod,fchmodat,?fchmodat2,?chown,?lchown,fchown,fchownat,truncate,ftruncate,?mknod,mknodat,"
                    + "?io_uring_setup";

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*?)(?:\\) += (-?\\w+).*)?");
    private static final Pattern PATH = Pattern.compile("^(?:(?:AT_FDCWD|\\d+)<([^>]*)>, )?" + TEXT);
    private static final Pattern EXECUTED = Pattern.compile("\\[((?:" + TEXT + "(?:, )?)*)]");
    private static final Pattern IPV4 =
            Pattern.compile("sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([^\"]+)\"\\)");
    private static final Pattern IPV6 =
            Pattern.compile("sin6_port=htons\\((\\d+)\\).*inet_pton\\(AF_INET6, \"([^\"]+)\"");
    private static final Pattern LOCAL = Pattern.compile("sun_path=@?" + TEXT);
    private static final Pattern OPENED_TO_WRITE = Pattern.compile("\\b(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)\\b");
    private static final Pattern NOT_READ = Pattern.compile("\\b(O_DIRECTORY|O_PATH)\\b");
    private static final Set<String> OPENS = Set.of("open", "openat", "openat2", "creat");
    private static final Set<String> SENDS = Set.of("connect", "sendto", "sendmsg", "sendmmsg");

    private SystemCalls() {}

    static Set<String> effects(List<String> log) {
        var effects = new TreeSet<String>();
        for (var call : whole(log)) {
            var parts = CALL.matcher(call);
            if (parts.matches()) {
                var result = parts.group(3);
                add(effects, parts.group(1), parts.group(2), result != null && !result.startsWith("-"));
            }
        }
        return effects;
    }

    private static void add(Set<String> effects, String name, String arguments, boolean succeeded) {
        if (OPENS.contains(name)) {
            if (name.equals("creat") || OPENED_TO_WRITE.matcher(arguments).find()) {
                effects.add("write " + path(arguments));
            } else if (succeeded && !NOT_READ.matcher(arguments).find()) {
                effects.add("read " + path(arguments));
            }
        } else if (name.startsWith("mkdir")) {
            effects.add("mkdir " + path(arguments));
        } else if (name.startsWith("execve")) {
            effects.add("exec " + path(arguments) + " as " + executed(arguments));
        } else if (SENDS.contains(name)) {
            contacted(effects, arguments);
        } else {
            effects.add(name + " " + arguments.replaceAll("\\d+<", "<"));
        }
    }

    /** Calls that another process's line interrupted are put together; one that never ended is kept as far as it got. */
    private static List<String> whole(List<String> log) {
        var whole = new ArrayList<String>();
        Map<String, String> begun = new HashMap<>();
        for (var text : log) {
            var line = LINE.matcher(text);
            if (!line.matches()) {
                continue;
            }
            var process = line.group(1);
            var call = line.group(2);
            var rest = RESUMED.matcher(call);
            if (call.endsWith(" <unfinished ...>")) {
                begun.put(process, call.substring(0, call.length() - " <unfinished ...>".length()));
            } else if (rest.matches()) {
                whole.add(begun.getOrDefault(process, "") + rest.group(1));
                begun.remove(process);
            } else {
                whole.add(call);
            }
        }
        whole.addAll(begun.values());
        return whole;
    }

    private static String path(String arguments) {
        var path = PATH.matcher(arguments);
        if (!path.find()) {
            return arguments;
        }
        var name = plain(path.group(2));
        return path.group(1) == null || name.startsWith("/") ? name : path.group(1) + "/" + name;
    }

    private static List<String> executed(String arguments) {
        var words = EXECUTED.matcher(arguments);
        return words.find() ? texts(words.group(1)) : List.of();
    }

    private static void contacted(Set<String> effects, String arguments) {
        var transport = arguments.contains("<TCP") ? "/tcp" : "/udp";
        IPV4.matcher(arguments)
                .results()
                .forEach(at -> effects.add("contact " + at.group(2) + ":" + at.group(1) + transport));
        IPV6.matcher(arguments)
                .results()
                .forEach(at -> effects.add("contact [" + at.group(2) + "]:" + at.group(1) + transport));
        LOCAL.matcher(arguments).results().forEach(at -> effects.add("contact " + plain(at.group(1))));
    }

    private static List<String> texts(String arguments) {
        return Pattern.compile(TEXT)
                .matcher(arguments)
                .results()
                .map(text -> plain(text.group(1)))
                .toList();
    }

    /** Undoes what strace escapes in printable ASCII; other characters stay escaped. */
    private static String plain(String text) {
        return Pattern.compile("\\\\([\"\\\\n])").matcher(text).replaceAll(SystemCalls::unescaped);
    }

    private static String unescaped(MatchResult escape) {
        return switch (escape.group(1)) {
            case "n" -> "\n";
            case "\\" -> "\\\\";
            default -> escape.group(1);
        };
    }
}
