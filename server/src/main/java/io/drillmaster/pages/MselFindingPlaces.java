package io.drillmaster.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.scenarios.Finding;
import java.util.Set;
import java.util.regex.Pattern;

/** Where in the forms the thing is that a finding is about. */
record MselFindingPlaces(String id, JsonNode tree) {
    private static final Pattern INJECT = Pattern.compile("/injects/([0-9]+)(/.*)?");

    /** What one field holds all of; the pointer may lead deeper. */
    private static final Set<String> ONE_FIELD = Set.of(
            "to", "requires", "onlyAfter", "attack", "expectedActions", "probes", "groundRules", "discussionQuestions");

    /** In words: {@code TT-04}, {@code Roles}. */
    String where(Finding finding) {
        var inject = INJECT.matcher(finding.pointer());
        if (inject.matches()) {
            return tree.at("/injects/" + inject.group(1) + "/id").asText();
        }
        return MselSection.ofKey(firstKey(finding)).map(MselSection::title).orElse("Tabletop");
    }

    /** Where the field is; empty when no field is about it. */
    String href(Finding finding) {
        var inject = INJECT.matcher(finding.pointer());
        if (inject.matches()) {
            var rest = inject.group(2) == null ? "" : field(inject.group(2), true);
            return MselEditor.home(id) + "/injects/" + (Integer.parseInt(inject.group(1)) + 1)
                    + (rest.isEmpty() ? "" : "#" + MselFormPresenter.elementOf(rest));
        }
        return MselSection.ofKey(firstKey(finding))
                .map(section -> MselEditor.home(id) + "/parts/" + section.path() + "#"
                        + MselFormPresenter.elementOf(field(finding.pointer(), false)))
                .orElse("");
    }

    private static String firstKey(Finding finding) {
        return finding.pointer().isEmpty() ? "" : finding.pointer().substring(1).split("/", 2)[0];
    }

    /** An inject's tasks are one field, those of a target are a list of them. */
    private static String field(String pointer, boolean inject) {
        var field = new StringBuilder();
        for (var key : pointer.substring(1).split("/", -1)) {
            field.append('/').append(key);
            if (ONE_FIELD.contains(key) || (inject && key.equals("tasks"))) {
                break;
            }
        }
        return field.toString();
    }
}
