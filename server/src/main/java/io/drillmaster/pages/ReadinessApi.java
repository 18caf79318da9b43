package io.drillmaster.pages;

import io.drillmaster.common.Json;
import io.drillmaster.common.Problem;
import io.drillmaster.readiness.NewSample;
import io.drillmaster.readiness.ReadinessKeys;
import io.drillmaster.readiness.ReadinessService;
import io.drillmaster.readiness.RefusedSamplesException;
import io.drillmaster.readiness.SampleReader;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Samples of readiness, from machines that hold a key. */
public final class ReadinessApi {
    private static final String BEARER = "bearer ";

    private final ReadinessService readiness;
    private final ReadinessKeys keys;

    /** On the samples and keys of this server. */
    public ReadinessApi(ReadinessService readiness, ReadinessKeys keys) {
        this.readiness = readiness;
        this.keys = keys;
    }

    /** {@code POST /api/readiness}: JSON or CSV, all of it or nothing. */
    public void feed(Context context) throws IOException {
        var holder = keys.holder(key(context));
        try {
            var samples = read(context, new SampleReader(readiness.today(), holder.label()));
            answer(context, 201, readiness.add(samples, holder.label()));
        } catch (RefusedSamplesException refused) {
            answer(context, 400, problem(refused));
        }
    }

    /** The text of a body or file in UTF-8. @throws Problem when it is none */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badInput("not-utf-8", "This is no text in UTF-8; save it as UTF-8 and send it again.");
        }
    }

    private static String key(Context context) {
        var header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            context.header("WWW-Authenticate", "Bearer");
            throw Problem.unauthorized(
                    "key-missing",
                    "Send a readiness key in the header Authorization: Bearer KEY. An administrator makes"
                            + " one on the page Readiness.");
        }
        return header.substring(BEARER.length()).strip();
    }

    private static List<NewSample> read(Context context, SampleReader reader) throws IOException {
        var bytes = context.req().getInputStream().readNBytes(SampleReader.LARGEST + 1);
        if (bytes.length > SampleReader.LARGEST) {
            throw Problem.tooLarge("Samples are taken in at most " + SampleReader.LARGEST / 1024 + " KiB at once.");
        }
        var declared = context.contentType();
        var type = (declared == null ? "" : declared).split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> reader.json(utf8(bytes));
            case "text/csv" -> reader.csv(utf8(bytes));
            default ->
                throw Problem.unsupportedType("The Content-Type is '" + type
                        + "'; send application/json or text/csv. With curl: -H 'Content-Type: application/json'.");
        };
    }

    private static Object problem(RefusedSamplesException refused) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "about:blank");
        document.put("status", 400);
        document.put("code", "wrong-samples");
        document.put("detail", refused.sentence());
        document.put("errors", refused.errors());
        return document;
    }

    private static void answer(Context context, int status, Object body) {
        context.status(status)
                .contentType(status < 300 ? "application/json" : "application/problem+json")
                .header("Cache-Control", "no-store")
                .result(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
