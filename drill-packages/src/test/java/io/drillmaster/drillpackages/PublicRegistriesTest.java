package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicRegistriesTest {
    @ParameterizedTest
    @CsvSource({
        "https://pypi.org/simple/, pypi.org",
        "https://upload.pypi.org/legacy/, pypi.org",
        "https://test.pypi.org/legacy/, pypi.org",
        "https://files.pythonhosted.org/x, pythonhosted.org",
        "HTTPS://UPLOAD.PyPI.ORG./legacy/, pypi.org",
        "https://user:secret@registry.npmjs.org:443/, npmjs.org",
        "https://registry.yarnpkg.com, yarnpkg.com",
        "https://npm.pkg.github.com/acme, npm.pkg.github.com",
        "https://static.crates.io/, crates.io",
        "https://rubygems.org/api, rubygems.org"
    })
    void aPublicRegistryIsNamed(URI address, String registry) {
        assertThat(PublicRegistries.find(address)).contains(registry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pypi.example.com/simple/",
                "https://notpypi.org/",
                "https://pypi.org.example.com/",
                "http://127.0.0.1:8081/repository/pypi.org/",
                "http://[::1]:4873/"
            })
    void aPrivateOneIsNot(URI address) {
        assertThat(PublicRegistries.find(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pypi.org/simple", "/simple/", "mailto:a@pypi.org", "https://%70ypi.org/", "https:///simple"})
    void anAddressWithoutAHostIsAnError(URI address) {
        assertThatThrownBy(() -> PublicRegistries.find(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names no host");
    }
}
