package io.drillmaster.scenarios.msel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillmaster.scenarios.Finding;
import io.drillmaster.scenarios.ScenarioException;
import org.junit.jupiter.api.Test;

class MselDocumentTest {
    @Test
    void anyTabletopIsTheSameAsADocument() {
        for (var seed = 0; seed < 200; seed++) {
            var msel = new GeneratedMsel(seed).next();
            var document = MselDocument.read(MselYaml.write(msel));
            assertThat(document).as("seed " + seed).isEqualTo(MselDocument.of(MselJson.of(msel, false)));
            assertThat(MselLoader.load(document.yaml(), "again")).isEqualTo(msel);
        }
    }

    @Test
    void whatIsMissingOrWrongIsKeptAsItIsAndFoundWhereItIs() {
        var tree = MselDocument.read(MselText.VALID).tree();
        var inject = (ObjectNode) tree.path("injects").get(0);
        inject.put("title", "").put("at", "half past ten").put("body", "A bell \u0007 rings");
        tree.withArray("roles").addObject().put("id", "").put("name", "").put("charter", "");
        var document = MselDocument.of(tree);
        assertThat(MselDocument.read(document.yaml())).isEqualTo(document);
        assertThat(document.findings())
                .extracting(Finding::pointer)
                .contains(
                        "/injects/0/title",
                        "/injects/0/at",
                        "/roles/" + (tree.path("roles").size() - 1) + "/name");
        assertThat(document.findings())
                .filteredOn(finding -> finding.pointer().equals("/injects/0/title"))
                .extracting(Finding::message)
                .containsExactly("'title' is empty; it needs a heading: a line with at most 120 characters");
    }

    @Test
    void whatNoFormHasAFieldForIsRefusedAndNotLost() {
        refused(MselText.VALID + "colour: red\n", "'colour' is not a key here");
        refused("id: A-1\ninjects: none\n", "'injects' must be a list");
        refused("- a list\n", "the tabletop must be a mapping");
        refused("id: A-1\ntitle: [one, two]\n", "'title' must be a text");
        refused("id: [A-1\n", "");
    }

    @Test
    void aNumberWhereATextBelongsIsThatText() {
        var document = MselDocument.read("id: A-1\nversion: 1\ntitle: 1.50\nsummary:\n");
        assertThat(document.tree().path("title").isTextual()).isTrue();
        assertThat(document.tree().path("title").asText()).isEqualTo("1.50");
        assertThat(document.tree().has("summary")).isFalse();
    }

    @Test
    void commentsAreToldApartFromWhatOnlyLooksLikeThem() {
        var own = MselYaml.write(MselLoader.load(MselText.VALID, "f"));
        assertThat(MselDocument.comments(own)).isEmpty();
        assertThat(MselDocument.comments(own + "# ask legal\n")).containsExactly("ask legal");
        assertThat(MselDocument.comments("body: |\n  # a heading\ntitle: a # an aside\n"))
                .containsExactly("an aside");
    }

    @Test
    void theTreeIsTheCallersOwn() {
        var document = MselDocument.read(MselText.VALID);
        ((ArrayNode) document.tree().path("injects")).removeAll();
        assertThat(document.tree().path("injects")).isNotEmpty();
    }

    private static void refused(String yaml, String said) {
        assertThatThrownBy(() -> MselDocument.read(yaml))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(said);
    }
}
