package io.drillmaster.pages.view;

/**
 * What is always in sight while a tabletop is edited: what the check found.
 *
 * @param errors how many; with one the tabletop cannot be saved
 * @param warnings how many
 */
public record MselBar(String id, int errors, int warnings) {
    /** In words: {@code 2 errors, 1 warning}. */
    public String text() {
        if (errors == 0 && warnings == 0) {
            return "Nothing wrong";
        }
        return count(errors, "error") + (errors > 0 && warnings > 0 ? ", " : "") + count(warnings, "warning");
    }

    /** How it is shown. */
    public Tone tone() {
        if (errors > 0) {
            return Tone.BAD;
        }
        return warnings > 0 ? Tone.WARN : Tone.GOOD;
    }

    private static String count(int number, String word) {
        return number == 0 ? "" : number + " " + word + (number == 1 ? "" : "s");
    }
}
