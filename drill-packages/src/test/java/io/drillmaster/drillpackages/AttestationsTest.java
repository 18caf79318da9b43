package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.drillmaster.drillpackages.origin.Attestations;
import io.drillmaster.drillpackages.origin.Document;
import io.drillmaster.drillpackages.origin.PublicKeys;
import io.drillmaster.drillpackages.origin.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said beside a package, read as others would read it. */
class AttestationsTest {
    private static final SigningKey KEY = SigningKey.generate();

    private final JsonMapper mapper = new JsonMapper();

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource
    void sameSpecAndKeySayTheSameByteForByte(Ecosystem ecosystem) {
        var spec = Drills.drill(ecosystem).spec();

        var first = Attestations.of(DrillPackageBuilder.build(spec), KEY, "1.2.3");
        var second = Attestations.of(DrillPackageBuilder.build(spec), SigningKey.ofPem(KEY.toPem()), "1.2.3");

        assertThat(second.manifest().content()).isEqualTo(first.manifest().content());
        assertThat(second.provenance().content()).isEqualTo(first.provenance().content());
        assertThat(second.sbom().content()).isEqualTo(first.sbom().content());
    }

    @Test
    void theDocumentsAreNamedAfterTheArchive() {
        var attestations = Attestations.of(Drills.drill(Ecosystem.PYPI).build(), KEY, "1.2.3");

        assertThat(List.of(attestations.manifest(), attestations.provenance(), attestations.sbom()))
                .extracting(Document::filename)
                .containsExactly(
                        "pytorch_utilz-0.0.1.tar.gz.manifest.intoto.json",
                        "pytorch_utilz-0.0.1.tar.gz.provenance.intoto.json",
                        "pytorch_utilz-0.0.1.tar.gz.cdx.json");
    }

    @ParameterizedTest
    @EnumSource
    void theManifestStandsInAnInTotoStatementAboutTheArchive(Ecosystem ecosystem) throws Exception {
        var drill = Drills.drill(ecosystem).contact(HookTest.HOSTILE_CONTACT).build();

        var statement = payload(Attestations.of(drill, KEY, "1.2.3").manifest());

        assertThat(statement.at("/_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.at("/subject/0/name").asText()).isEqualTo(drill.filename());
        assertThat(statement.at("/subject/0/digest/sha256").asText()).isEqualTo(drill.sha256());
        assertThat(statement.at("/subject/0/digest/sha512").asText())
                .isEqualTo(HexFormat.of().formatHex(Base64.getDecoder().decode(drill.sha512Base64())));
        assertThat(statement.at("/predicateType").asText())
                .isEqualTo("https://drillmaster.io/attestation/drill-manifest/v1");
        assertThat(statement.at("/predicate"))
                .isEqualTo(mapper.readTree(drill.manifest().toJson()));
    }

    @Test
    void theProvenanceSaysWhoBuiltItFromWhat() throws Exception {
        var drill = Drills.drill(Ecosystem.PYPI).build();

        var statement = payload(Attestations.of(drill, KEY, "1.2.3").provenance());

        assertThat(statement.at("/predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        var definition = statement.at("/predicate/buildDefinition");
        assertThat(definition.at("/externalParameters/package").asText()).isEqualTo("pytorch-utilz");
        assertThat(definition.at("/externalParameters/actions/1").asText()).isEqualTo("DNS_LOOKUP");
        assertThat(definition.at("/externalParameters/expiresAt").asText())
                .isEqualTo(drill.spec().expiresAt().toString());
        assertThat(definition.at("/resolvedDependencies").isArray()).isTrue();
        assertThat(definition.at("/resolvedDependencies")).isEmpty();
        assertThat(statement
                        .at("/predicate/runDetails/builder/version/drillmaster")
                        .asText())
                .isEqualTo("1.2.3");
    }

    @ParameterizedTest
    @EnumSource
    void theBillOfMaterialsKeepsTheFormatsOwnSchema(Ecosystem ecosystem) throws Exception {
        var drill = Drills.drill(ecosystem).contact(HookTest.HOSTILE_CONTACT).build();

        var bom = mapper.readTree(Attestations.of(drill, KEY, "1.2.3").sbom().content());

        var schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7,
                        registry -> registry.schemaIdResolvers(
                                resolvers -> resolvers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")))
                .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"));
        assertThat(schema.validate(bom)).isEmpty();
        assertThat(schema.validate(mapper.readTree("{\"bomFormat\":\"CycloneDX\",\"specVersion\":1.6}")))
                .as("the schema is really looked at")
                .isNotEmpty();
        assertThat(bom.at("/metadata/component/hashes/1/content").asText()).isEqualTo(drill.sha256());
        assertThat(bom.at("/metadata/component/properties").toString())
                .contains("{\"name\":\"drillmaster:drill\",\"value\":\"true\"}")
                .contains("EX-0007")
                .contains(drill.spec().expiresAt().toString());
    }

    @Test
    void packageUrlsFollowEachEcosystemsRules() throws Exception {
        assertThat(purl(Drills.drill(Ecosystem.PYPI).named("Pytorch_Utilz"))).isEqualTo("pkg:pypi/pytorch-utilz@0.0.1");
        assertThat(purl(Drills.drill(Ecosystem.NPM).named("@acme/build-toolz")))
                .isEqualTo("pkg:npm/%40acme/build-toolz@0.0.1");
    }

    /** Nobody needs our program to check: the signature is over DSSE's encoding, and the key is a plain one. */
    @Test
    void opensslVerifiesTheSignature() throws Exception {
        var envelope =
                mapper.readTree(Attestations.of(Drills.drill(Ecosystem.NPM).build(), KEY, "1.2.3")
                        .manifest()
                        .content());
        var type = envelope.at("/payloadType").asText();
        var payload = Base64.getDecoder().decode(envelope.at("/payload").asText());
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(
                ("DSSEv1 " + type.length() + " " + type + " " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(payload);
        Files.write(home.resolve("signed"), signed.toByteArray());
        Files.write(
                home.resolve("signature"),
                Base64.getDecoder().decode(envelope.at("/signatures/0/sig").asText()));
        Files.writeString(home.resolve("key.pem"), PublicKeys.toPem(KEY.publicKey()));

        var result = run("openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed -sigfile signature");

        assertThat(result.exitCode()).as(result.output()).contains(0);
        assertThat(result.output()).contains("Signature Verified Successfully");
        assertThat(envelope.at("/signatures/0/keyid").asText()).isEqualTo(KEY.id());
    }

    private String purl(Drills drill) throws IOException {
        return mapper.readTree(
                        Attestations.of(drill.build(), KEY, "1.2.3").sbom().content())
                .at("/metadata/component/purl")
                .asText();
    }

    private JsonNode payload(Document document) throws IOException {
        var envelope = mapper.readTree(document.content());
        assertThat(envelope.at("/payloadType").asText()).isEqualTo("application/vnd.in-toto+json");
        return mapper.readTree(
                Base64.getDecoder().decode(envelope.at("/payload").asText()));
    }

    private Command.Result run(String command) throws Exception {
        try {
            var version = Command.in(home).run(Duration.ofSeconds(20), List.of("openssl", "version"));
            assumeTrue(version.exitCode().equals(Optional.of(0)), "skipped: this machine's openssl does not run");
        } catch (IOException missing) {
            assumeTrue(false, "skipped: this machine has no openssl");
        }
        return Command.in(home).run(Duration.ofSeconds(20), List.of(command.split(" ")));
    }
}
