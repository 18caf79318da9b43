package io.drillmaster.pages.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GET {@code /alert-sources/{id}}, for administrators. Forms: POST {@code …/rotate-secret}, {@code …/client-subject} with
 * {@code subject}, and {@code …/mapping} or {@code …/mapping/preview} with a field for each input and {@code payload}.
 *
 * @param facts about the source
 * @param health whether it was seen
 * @param deliveries the last ones, newest first
 * @param secret about its shared secret; null when it has none that is made here
 * @param fresh the new shared secret, shown once; null otherwise
 * @param certificate which client certificate it has to show; null when no trusted proxy is set
 * @param mapping where its payloads have what; null when the source's format is fixed
 */
public record AlertSourcePage(
        String id,
        String name,
        boolean standIn,
        Chip health,
        List<NamedValue> facts,
        List<Delivery> deliveries,
        @Nullable Secret secret,
        @Nullable Command fresh,
        @Nullable Certificate certificate,
        @Nullable MappingForm mapping)
        implements Page {
    public AlertSourcePage {
        facts = List.copyOf(facts);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * One delivery.
     *
     * @param at when it came
     * @param answer the status code, and how good that is
     * @param told what was read, or why not
     * @param evidence the first row of it; null when there is none
     */
    public record Delivery(
            Moment at, Chip answer, String told, @Nullable Link evidence) {}

    /**
     * The shared secret.
     *
     * @param both says until when the one before is taken too; null when there is only one
     */
    public record Secret(@Nullable String both) {}

    /**
     * The client certificate.
     *
     * @param subject its subject
     * @param header in which the proxy says it
     */
    public record Certificate(Field subject, String header) {}

    /**
     * The mapping.
     *
     * @param inputs one a field
     * @param payload as pasted
     * @param preview what comes out of it; null before anything was pasted
     */
    public record MappingForm(
            List<Input> inputs, Field payload, @Nullable Preview preview) {
        public MappingForm {
            inputs = List.copyOf(inputs);
        }

        /** What is wrong, input by input. */
        public List<FieldError> errors() {
            return FieldError.among(inputs.stream()
                    .map(input -> Map.entry(input.id(), input.field()))
                    .toList());
        }
    }

    /**
     * One field of the mapping.
     *
     * @param id of the input
     * @param title of the field
     * @param hint what belongs there
     */
    public record Input(String id, String title, String hint, Field field) {}

    /**
     * What a mapping makes of the pasted payload.
     *
     * @param summary one sentence: how many alerts there are, or why there is none
     * @param tone how good that is
     * @param rows of the first alert
     */
    public record Preview(String summary, Tone tone, List<Row> rows) {
        public Preview {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One field of the first alert.
     *
     * @param field its title
     * @param value what is read; empty when nothing is
     * @param remark what is odd; null when nothing is
     */
    public record Row(String field, String value, @Nullable String remark) {}
}
