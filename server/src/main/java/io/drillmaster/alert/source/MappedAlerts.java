package io.drillmaster.alert.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillmaster.alert.MappedField;
import io.drillmaster.alert.Mapping;
import io.drillmaster.alert.Reading;
import java.util.ArrayList;
import java.util.List;

/** Reads payloads of any form through a mapping. Nothing that is JSON is refused. */
final class MappedAlerts {
    private final CompiledMapping mapping;

    MappedAlerts(Mapping mapping) {
        this.mapping = CompiledMapping.of(mapping);
    }

    /** @throws io.drillmaster.common.Problem 400 when the body is no JSON */
    List<Reading> read(byte[] body) {
        var readings = new ArrayList<Reading>();
        for (var document : Document.split(body)) {
            var items = items(document);
            if (items.isEmpty() && !holdsAnEmptyList(document.json())) {
                readings.add(Noise.notUnderstood(
                        document,
                        "There is nothing where the mapping says that the alerts are (items). Correct the mapping on"
                                + " the source's page."));
            }
            readings.addAll(Batch.read(items, item -> List.of(new MappedItem(mapping, item).alert())));
        }
        return readings;
    }

    /** The alerts of a document, with bytes of their own where there are several. */
    List<Document> items(Document document) {
        var place = mapping.place(MappedField.ITEMS);
        if (place.isEmpty()) {
            return List.of(document);
        }
        var items = new ArrayList<Document>();
        for (var found : place.get().all(document.json())) {
            for (var item : found.isArray() ? found : List.of(found)) {
                items.add(Document.part(item));
            }
        }
        return items;
    }

    private boolean holdsAnEmptyList(JsonNode json) {
        return mapping.place(MappedField.ITEMS).stream()
                .flatMap(place -> place.all(json).stream())
                .anyMatch(found -> found.isArray() && found.isEmpty());
    }
}
