package io.drillmaster.drillpackages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillNameTest {
    private static final DrillName NAME = new DrillName(Phase.INSTALLED, "abcd2345", Drills.TOKEN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i.abcd2345.abcdefghij234567klmn.drill.example.com",
                "i.abcd2345.abcdefghij234567klmn.drill.example.com.",
                "I.aBcD2345.AbCdEfGhIj234567KlMn.dRiLl.ExAmPlE.cOm"
            })
    void resolversMayChangeTheCaseAndTheDot(String name) {
        assertThat(DrillName.parse(name, Drills.ZONE)).contains(NAME);
    }

    @Test
    void aFormattedNameIsReadBack() {
        assertThat(DrillName.parse(NAME.format(Drills.ZONE), Drills.ZONE)).contains(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "drill.example.com",
                "abcdefghij234567klmn.drill.example.com",
                "abcd2345.abcdefghij234567klmn.drill.example.com",
                "_.abcd2345.abcdefghij234567klmn.drill.example.com",
                "x.abcd2345.abcdefghij234567klmn.drill.example.com",
                "i.abcd234.abcdefghij234567klmn.drill.example.com",
                "i.abcd2345.abcdefghij234567klm.drill.example.com",
                "a.i.abcd2345.abcdefghij234567klmn.drill.example.com",
                "i.abcd2345.abcdefghij234567klmn.example.com",
                "i.abcd2345.abcdefghij234567klmn.xdrill.example.com",
                "i.abcd2345.abcdefghij234567\u212almn.drill.example.com",
                "i.abcd2345.abcdefghij234567klmn.drill.example.com.."
            })
    void everyOtherNameIsNoExecution(String name) {
        assertThat(DrillName.parse(name, Drills.ZONE)).isEmpty();
    }

    @Test
    void aNonceOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> new DrillName(Phase.INSTALLED, "ABCD2345", Drills.TOKEN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
