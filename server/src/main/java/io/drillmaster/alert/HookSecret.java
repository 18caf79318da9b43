package io.drillmaster.alert;

/**
 * What a source and this server both know, besides the address. Never shown in a log: its text form is masked.
 *
 * @param value as the person configures it over there; not empty
 */
public record HookSecret(String value) {
    public HookSecret {
        if (value.isBlank() || !value.equals(value.strip())) {
            throw new IllegalArgumentException("a hook's secret is neither empty nor begins or ends with a blank");
        }
    }

    @Override
    public String toString() {
        return "HookSecret[hidden]";
    }
}
