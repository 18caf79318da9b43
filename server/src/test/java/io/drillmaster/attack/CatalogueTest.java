package io.drillmaster.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.attack.Technique.Status;
import io.drillmaster.scenarios.ScenarioLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    /** One of each thing that a bundle has for us: a technique, a revoked one, a deprecated one, another domain's, a group. */
    private static final String BUNDLE = """
            {"type": "bundle", "id": "bundle--1", "objects": [
              {"type": "x-mitre-collection", "id": "x-mitre-collection--1", "name": "Enterprise ATT&CK",
               "x_mitre_version": "19.1"},
              {"type": "attack-pattern", "id": "attack-pattern--1", "name": "Supply Chain Compromise",
               "x_mitre_domains": ["enterprise-attack", "mobile-attack"],
               "external_references": [{"source_name": "mitre-attack", "external_id": "T1195"},
                                       {"source_name": "capec", "external_id": "CAPEC-437"}],
               "kill_chain_phases": [{"kill_chain_name": "mitre-attack", "phase_name": "initial-access"},
                                     {"kill_chain_name": "other", "phase_name": "delivery"}]},
              {"type": "attack-pattern", "id": "attack-pattern--2", "name": "Old name", "revoked": true,
               "external_references": [{"source_name": "mitre-attack", "external_id": "T0001"}]},
              {"type": "attack-pattern", "id": "attack-pattern--3", "name": "Given up", "x_mitre_deprecated": true,
               "x_mitre_domains": ["enterprise-attack"],
               "external_references": [{"source_name": "mitre-attack", "external_id": "T0002"}]},
              {"type": "attack-pattern", "id": "attack-pattern--4", "name": "On telephones only",
               "x_mitre_domains": ["mobile-attack"],
               "external_references": [{"source_name": "mitre-attack", "external_id": "T1474"}]},
              {"type": "attack-pattern", "id": "attack-pattern--5", "name": "Same id, revoked", "revoked": true,
               "external_references": [{"source_name": "mitre-attack", "external_id": "T1195"}]},
              {"type": "intrusion-set", "id": "intrusion-set--1", "name": "A group", "aliases": [["nested"]]},
              {"type": "relationship", "relationship_type": "revoked-by",
               "source_ref": "attack-pattern--2", "target_ref": "attack-pattern--1"}
            ], "spec_version": "2.1"}
            """;

    @TempDir
    Path directory;

    @Test
    void everyTechniqueOfTheShippedScenariosIsKnownAndInUse() {
        var catalogue = Catalogue.bundled();
        for (var scenario : ScenarioLibrary.shipped()) {
            assertThat(catalogue.majorVersion()).as(scenario.id()).isEqualTo(scenario.attackVersion());
            for (var id : scenario.attackTechniques()) {
                assertThat(catalogue.find(id).map(Technique::status))
                        .as(id + " of " + scenario.id())
                        .contains(Status.CURRENT);
            }
        }
    }

    @Test
    void whatComesWithTheProgramIsInTheFormThatTheProgramWrites() throws IOException {
        var resource = Path.of("src/main/resources/io/drillmaster/attack/enterprise-attack.json");
        assertThat(resource).hasContent(CompactCatalogue.write(Catalogue.bundled()));
        assertThat(Files.readString(resource.resolveSibling("NOTICE.md")))
                .contains("© The MITRE Corporation. This work is reproduced and distributed with the permission of");
        assertThat(Catalogue.bundled().techniques()).allSatisfy(technique -> {
            assertThat(technique.id()).matches("T[0-9]{4}(\\.[0-9]{3})?");
            assertThat(technique.tactics())
                    .isNotEmpty()
                    .allSatisfy(tactic -> assertThat(tactic).matches("[a-z-]+"));
        });
    }

    @Test
    void aBundleOfMitreIsRead() throws IOException {
        var catalogue = Catalogue.read(file(BUNDLE));
        assertThat(catalogue.version()).isEqualTo("19.1");
        assertThat(catalogue.majorVersion()).isEqualTo("19");
        assertThat(catalogue.find("T1195"))
                .contains(Technique.current("T1195", "Supply Chain Compromise", "initial-access"));
        assertThat(catalogue.find("T0001")).hasValueSatisfying(revoked -> {
            assertThat(revoked.status()).isEqualTo(Status.REVOKED);
            assertThat(revoked.replacedBy()).contains("T1195");
        });
        assertThat(catalogue.find("T0002").map(Technique::status)).contains(Status.DEPRECATED);
        assertThat(catalogue.find("T1474")).isEmpty();
        assertThat(catalogue.techniques()).hasSize(3);
    }

    @Test
    void theCompactFormSaysTheSameAsTheBundle() throws IOException {
        var bundle = Catalogue.read(file(BUNDLE));
        var compact = CompactCatalogue.write(bundle);
        var again = Catalogue.read(file(compact));
        assertThat(again.version()).isEqualTo("19.1");
        assertThat(again.techniques()).containsExactlyElementsOf(bundle.techniques());
        assertThat(compact)
                .contains("The MITRE Corporation. This work is reproduced and distributed with the permission");
    }

    @Test
    void anUnknownIdIsShownAsSuch() {
        assertThat(Catalogue.bundled().nameOf("T9999")).isEqualTo("not in the catalogue of ATT&CK 19");
        assertThat(Catalogue.bundled().nameOf("T1195.001"))
                .isEqualTo("Compromise Software Dependencies and Development Tools");
    }

    @Test
    void anOldBundleNeedsToBeToldItsVersion() throws IOException {
        var old = BUNDLE.replace("x-mitre-collection", "x-mitre-matrix");
        assertThatThrownBy(() -> Catalogue.read(file(old)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("--attack-version");
        var in = new ByteArrayInputStream(old.getBytes(StandardCharsets.UTF_8));
        assertThat(StixBundle.read(in, Optional.of("9.0")).version()).isEqualTo("9.0");
    }

    @Test
    void whatIsNoCatalogueIsRefusedWithTheReason() {
        refused("[1, 2]", "it does not begin with {");
        refused("{\"objects\": []}", "no attack-pattern of the domain enterprise-attack");
        refused("{\"objects\": [", "it is no JSON");
        refused("not json", "it is no JSON");
        refused("{\"format\": \"drillmaster-attack-catalogue/1\", \"techniques\": []}", "has no \"version\"");
        refused(
                "{\"format\": \"drillmaster-attack-catalogue/1\", \"version\": \"1\", \"techniques\": [{\"id\": \"T1\"}]}",
                "T1 has no \"name\"");
        refused(
                "{\"format\": \"drillmaster-attack-catalogue/1\", \"version\": \"1\","
                        + " \"techniques\": [{\"id\": \"T1\", \"name\": \"x\", \"status\": \"gone\"}]}",
                "the status of T1 is \"gone\"; allowed are CURRENT, DEPRECATED, REVOKED");
    }

    private void refused(String text, String words) {
        assertThatThrownBy(() -> Catalogue.read(file(text)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(words);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "catalogue", ".json"), text);
    }
}
