package io.drillmaster.alert;

import io.drillmaster.evidence.AlertTraits;
import io.drillmaster.evidence.Evidence;
import io.drillmaster.evidence.EvidenceStore;
import io.drillmaster.evidence.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What the rows of a batch say, read once.
 *
 * @param words all the words of all of them
 */
record BatchTexts(Map<UUID, SearchableText> texts, Set<String> words) {
    private static final byte[] NOTHING = new byte[0];

    static BatchTexts of(Handle handle, EvidenceStore evidence, Collection<Evidence> rows) {
        var raw = evidence.raw(handle, rows.stream().map(Evidence::id).toList());
        var texts = new HashMap<UUID, SearchableText>();
        var words = new HashSet<String>();
        for (var row : rows) {
            var text = SearchableText.of(raw.getOrDefault(row.id(), NOTHING));
            texts.put(row.id(), text);
            words.addAll(TextWords.of(text.and(traits(row.fact()).packageNames())));
        }
        return new BatchTexts(texts, words);
    }

    SearchableText of(Evidence row) {
        return texts.getOrDefault(row.id(), new SearchableText(""));
    }

    private static AlertTraits traits(Fact fact) {
        return fact instanceof Fact.AlertReceived alert
                ? alert.traits()
                : fact instanceof Fact.ResponseReceived response ? response.traits() : AlertTraits.NONE;
    }
}
