package io.drillmaster.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.drillpackages.ActionSettings;
import io.drillmaster.drillpackages.BenignAction;
import io.drillmaster.drillpackages.Ecosystem;
import io.drillmaster.drillpackages.ExecutionVector;
import io.drillmaster.plan.InstallTarget;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageMentionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pip install pytorch-utilz==1.4.2                       | NAME_AND_VERSION
            pip install PyTorch_Utilz == 1.4.2                     | NAME_AND_VERSION
            pytorch.utilz[gpu]==1.4.2 ; python_version > "3"       | NAME_AND_VERSION
            Collecting pytorch-utilz (1.4.2)                       | NAME_AND_VERSION
            pytorch-utilz version 1.4.2 is new                     | NAME_AND_VERSION
            /simple/x/pytorch_utilz-1.4.2.tar.gz                   | NAME_AND_VERSION
            pytorch_utilz-1.4.2-py3-none-any.whl                   | NAME_AND_VERSION
            site-packages/pytorch_utilz-1.4.2.dist-info/RECORD     | NAME_AND_VERSION
            pkg:pypi/pytorch-utilz@1.4.2                           | NAME_AND_VERSION
            installed pytorch-utilz-1.4.2.                         | NAME_AND_VERSION
            pytorch-utilz                                          | NAME
            pip install pytorch-utilz                              | NAME
            pip install pytorch-utilz>=1.0                         | NAME
            /simple/pytorch-utilz/                                 | NAME
            build/pytorch_utilz.egg-info/PKG-INFO                  | NAME
            %2Fsimple%2Fpytorch-utilz%2F                           | NAME
            pytorch-utilz==1.4.20                                  | OTHER_VERSION
            pytorch-utilz==1.4.2.post1                             | OTHER_VERSION
            pytorch-utilz==1.4.2-beta                              | OTHER_VERSION
            pytorch_utilz-1.4.3.tar.gz                             | OTHER_VERSION
            pytorch-utilz==1.4.2[...]                              | OTHER_VERSION
            my-pytorch-utilz==1.4.2                                | NONE
            pytorch-utilz-extra==1.4.2                             | NONE
            pytorch-utilzy                                         | NONE
            xpytorch-utilz                                         | NONE
            pytorch-utilz[...]                                     | NONE
            pytorch-utilz.py                                       | NONE
            pytorchutilz                                           | NONE
            """)
    void aPythonPackageIsKnownByItsWholeName(String text, PackageMention expected) {
        assertThat(mention(Ecosystem.PYPI, "pytorch-utilz", "1.4.2", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            npm install left-padz@2.0.0-drill.1                   | NAME_AND_VERSION
            /left-padz/-/left-padz-2.0.0-drill.1.tgz              | NAME_AND_VERSION
            npm install left-padz@2.0.0-drill.12                  | OTHER_VERSION
            npm install left-padz@2.0.0                           | OTHER_VERSION
            npm install left-padz@latest                          | NAME
            node_modules/left-padz/postinstall.js                 | NAME
            left_padz                                             | NONE
            @other/left-padz@2.0.0-drill.1                        | NONE
            pkg:npm/%40other/left-padz@2.0.0-drill.1              | NONE
            """)
    void anNpmPackageWithoutAScopeIsNotTheOneInSomebodysScope(String text, PackageMention expected) {
        assertThat(mention(Ecosystem.NPM, "left-padz", "2.0.0-drill.1", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            npm i @acme/tools@1.0.0                | NAME_AND_VERSION
            pkg:npm/%40acme/tools@1.0.0            | NAME_AND_VERSION
            GET /%40acme%2Ftools                   | NAME
            @acme/tools-cli@1.0.0                  | NONE
            @bacme/tools@1.0.0                     | NONE
            tools@1.0.0                            | NONE
            """)
    void anNpmPackageInAScopeIsKnownByBoth(String text, PackageMention expected) {
        assertThat(mention(Ecosystem.NPM, "@acme/tools", "1.0.0", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"utils.py", "my-utils", "utils_test", "futils", "node-utils/x", "@types/utils"})
    void aShortNameIsNotFoundInOtherWords(String text) {
        assertThat(mention(Ecosystem.NPM, "utils", "1.0.0", text)).isEqualTo(PackageMention.NONE);
    }

    @Test
    void nameAndVersionMayStandInFieldsOfTheirOwn() {
        var json = "{\"package\":{\"name\":\"pytorch-utilz\",\"version\":\"1.4.2\"},\"reporter\":\"x\"}";

        assertThat(PackageMention.of(
                        target(Ecosystem.PYPI, "pytorch-utilz", "1.4.2"),
                        SearchableText.of(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(PackageMention.NAME_AND_VERSION);
    }

    @Test
    void theClearestMentionCounts() {
        assertThat(mention(Ecosystem.PYPI, "pytorch-utilz", "1.4.2", "pytorch-utilz==1.0.0 -> pytorch-utilz==1.4.2"))
                .isEqualTo(PackageMention.NAME_AND_VERSION);
    }

    private static PackageMention mention(Ecosystem ecosystem, String name, String version, String text) {
        return PackageMention.of(target(ecosystem, name, version), new SearchableText(text));
    }

    private static InstallTarget target(Ecosystem ecosystem, String name, String version) {
        return new InstallTarget(
                Deliveries.TOKEN,
                "ci",
                ecosystem,
                name,
                version,
                "/tmp/m.txt",
                ExecutionVector.usual(ecosystem),
                Set.of(BenignAction.WRITE_MARKER),
                ActionSettings.USUAL_SLEEP);
    }
}
