package io.drillmaster.cli;

import io.drillmaster.alert.AlertSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds stored deliveries: one in a {@code .json}, {@code .txt} or {@code .form} file, one in each line of an {@code
 * .ndjson}, {@code .jsonl} or {@code .log} file. The headers of {@code NAME.json} may stand in {@code NAME.headers}, one a
 * line.
 */
final class StoredDeliveries {
    private static final Set<String> WHOLE = Set.of("json", "txt", "form");
    private static final Set<String> LINES = Set.of("ndjson", "jsonl", "log");

    /** All are held in memory, to be put in order. */
    private static final long LARGEST = 100L << 20;

    private final AlertSource source;
    private final Map<String, String> everyHeader;
    private final Instant now;
    private final List<StoredDelivery> found = new ArrayList<>();
    private long size;

    private StoredDeliveries(AlertSource source, Map<String, String> everyHeader, Instant now) {
        this.source = source;
        this.everyHeader = everyHeader;
        this.now = now;
    }

    /**
     * The deliveries in a file, or in all files of a directory and those below it, in the order of the times that they
     * state; one without a time follows its predecessor by name.
     *
     * @param headers sent with every one; those of a file win
     * @throws CommandFailed when something cannot be read or there is nothing
     */
    static List<StoredDelivery> in(Path place, AlertSource source, Map<String, String> headers, Instant now) {
        var reader = new StoredDeliveries(source, headers, now);
        for (var file : files(place)) {
            reader.take(file);
        }
        if (reader.found.isEmpty()) {
            throw CommandFailed.failed("There is no stored delivery in " + place
                    + ". What is looked for: files *.json, *.txt and *.form with one each, and *.ndjson, *.jsonl and"
                    + " *.log with one in each line.");
        }
        return inOrder(reader.found);
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (var below = Files.walk(place)) {
            return below.filter(Files::isRegularFile)
                    .filter(file -> WHOLE.contains(ending(file)) || LINES.contains(ending(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CommandFailed.failed(place + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private void take(Path file) {
        var bytes = bytes(file);
        size += bytes.length;
        if (size > LARGEST) {
            throw CommandFailed.failed("With " + file + " there are more than " + (LARGEST >> 20)
                    + " MiB to be sent. Replay them in several parts.");
        }
        var headers = new LinkedHashMap<>(everyHeader);
        headers.putAll(headersBeside(file));
        if (LINES.contains(ending(file))) {
            takeLines(file, headers, bytes);
        } else {
            found.add(StoredDelivery.of(String.valueOf(file.getFileName()), source, headers, bytes, now));
        }
    }

    /** By bytes and not by characters: what is no UTF-8 is sent as it is. */
    private void takeLines(Path file, Map<String, String> headers, byte[] bytes) {
        var line = new ByteArrayOutputStream();
        var number = 1;
        for (var at = 0; at <= bytes.length; at++) {
            if (at < bytes.length && bytes[at] != '\n') {
                line.write(bytes[at]);
                continue;
            }
            var body = line.toByteArray();
            if (!new String(body, StandardCharsets.UTF_8).isBlank()) {
                found.add(StoredDelivery.of(file.getFileName() + ":" + number, source, headers, body, now));
            }
            line.reset();
            number++;
        }
    }

    private static Map<String, String> headersBeside(Path file) {
        var name = String.valueOf(file.getFileName());
        var dot = name.lastIndexOf('.');
        var beside = file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".headers");
        if (!Files.exists(beside)) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line :
                new String(bytes(beside), StandardCharsets.UTF_8).lines().toList()) {
            if (!line.isBlank()) {
                var header = ReplayHeader.parse(line, String.valueOf(beside));
                headers.put(header.name(), header.value());
            }
        }
        return headers;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            var reason = Files.exists(file) ? e.getMessage() : "there is no such file";
            throw CommandFailed.failed(file + " cannot be read: " + reason + ".");
        }
    }

    private static String ending(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<StoredDelivery> inOrder(List<StoredDelivery> byName) {
        record Timed(Instant at, StoredDelivery delivery) {}
        var timed = new ArrayList<Timed>();
        var before = Instant.MIN;
        for (var delivery : byName) {
            before = delivery.saidAt().orElse(before);
            timed.add(new Timed(before, delivery));
        }
        return timed.stream()
                .sorted(Comparator.comparing(Timed::at)) // stable
                .map(Timed::delivery)
                .toList();
    }
}
