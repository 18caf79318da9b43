package io.drillmaster.drillpackages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that a drill package's hook does to the machine it runs on, beyond what starting its interpreter does: the same in
 * every phase, and complete. Nothing is ever deleted, renamed or given other rights. Empty lists mean that nothing of the
 * kind happens.
 *
 * @param directories that it makes, for their owner only
 * @param filesWritten that it opens for writing, or makes
 * @param filesRead that it opens for reading; the interpreter's own libraries and the system's resolver's files are not
 *     among them
 * @param processes that it starts, each as its whole argument list; the first is the program, never searched for
 * @param addresses that it contacts, as {@code <ip>:<port>/<tcp|udp>}, or {@link #SYSTEM_RESOLVER}
 * @param names that it looks up: a pattern, since each has a random part
 */
public record Effects(
        List<String> directories,
        List<String> filesWritten,
        List<String> filesRead,
        List<List<String>> processes,
        List<String> addresses,
        List<String> names) {
    /** Stands among the addresses where the machine's own resolver is asked. */
    public static final String SYSTEM_RESOLVER = "the system's resolver";

    /** The environment of the hook's own process, where the system has it. */
    static final String OWN_ENVIRONMENT = "/proc/self/environ";

    static final String SHELL = "/bin/sh";

    public Effects {
        directories = List.copyOf(directories);
        filesWritten = List.copyOf(filesWritten);
        filesRead = List.copyOf(filesRead);
        processes = processes.stream().map(List::copyOf).toList();
        addresses = List.copyOf(addresses);
        names = List.copyOf(names);
    }

    /** What the package of a spec does. */
    public static Effects of(DrillSpec spec) {
        var directories = new LinkedHashSet<String>();
        var written = new ArrayList<String>();
        var read = new ArrayList<String>();
        var processes = new ArrayList<List<String>>();
        var addresses = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var action : spec.actions()) {
            switch (action) {
                case WRITE_MARKER -> written.add(spec.markerPath().value());
                case DNS_LOOKUP -> {
                    addresses.add(
                            spec.dnsRoute() instanceof DnsRoute.Direct direct
                                    ? direct.hostAndPort() + "/udp"
                                    : SYSTEM_RESOLVER);
                    names.add(namePattern(spec));
                }
                case SPAWN_SHELL_NOOP -> processes.add(List.of(SHELL, "-c", shellCommand(spec.token())));
                case READ_DECOY -> {
                    directories.add(spec.markerPath().decoyDirectory());
                    written.add(spec.markerPath().decoyFile());
                    read.add(spec.markerPath().decoyFile());
                }
                case READ_PROC_ENVIRON_SELF -> read.add(OWN_ENVIRONMENT);
                case WRITE_DECOY_CONFIG -> {
                    directories.add(spec.markerPath().decoyDirectory());
                    written.add(spec.markerPath().decoyConfig());
                }
                case TCP_CONNECT ->
                    addresses.add(spec.actionSettings().canary().orElseThrow().hostAndPort() + "/tcp");
                case SLEEP, NOOP -> {}
            }
        }
        return new Effects(List.copyOf(directories), written, read, processes, addresses, names);
    }

    /** The effects as sentences for people, without a full stop; one that says so when there are none. */
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        directories.forEach(path -> sentences.add("makes the directory `" + path + "`"));
        filesWritten.forEach(path -> sentences.add("writes the file `" + path + "`"));
        filesRead.forEach(path -> sentences.add("reads the file `" + path + "`"));
        processes.forEach(words -> sentences.add("starts the process `" + asTyped(words) + "`"));
        addresses.forEach(address -> sentences.add("contacts " + address));
        names.forEach(name -> sentences.add("looks up the name `" + name + "`"));
        return sentences.isEmpty() ? List.of("touches nothing") : sentences;
    }

    /** What the shell is told to do: nothing, and whose nothing it is. */
    static String shellCommand(Token token) {
        return ": security-drill-" + token;
    }

    private static String namePattern(DrillSpec spec) {
        var phases = spec.vector().phases().stream().sorted().map(Phase::code).collect(Collectors.joining("|"));
        return "<" + phases + ">.<" + DrillName.NONCE_LENGTH + " random characters>." + spec.token() + "."
                + spec.zone();
    }

    private static String asTyped(List<String> words) {
        return words.stream()
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" "));
    }
}
