package io.drillmaster.pages;

import io.drillmaster.pages.view.Chip;
import io.drillmaster.pages.view.Choice;
import io.drillmaster.pages.view.Field;
import io.drillmaster.pages.view.FormBlock;
import io.drillmaster.pages.view.FormInput;
import io.drillmaster.pages.view.FormItem;
import io.drillmaster.pages.view.Link;
import io.drillmaster.pages.view.Markup;
import io.drillmaster.pages.view.MselBar;
import io.drillmaster.pages.view.MselDraftPage;
import io.drillmaster.pages.view.MselEditPage;
import io.drillmaster.pages.view.MselFormPage;
import io.drillmaster.pages.view.MselListPage;
import io.drillmaster.pages.view.MselPage;
import io.drillmaster.pages.view.MselPreviewPage;
import io.drillmaster.pages.view.NamedValue;
import io.drillmaster.pages.view.Tone;
import java.util.ArrayList;
import java.util.List;

/** Tabletop stories: a list, one of them, and the editor with something wrong. */
final class MselPreviews {
    private MselPreviews() {}

    static MselListPage list() {
        return new MselListPage(
                List.of(new MselListPage.Row(
                        "/msels/TTX-01",
                        "TTX-01",
                        "The helper library",
                        "version 1, came with the program",
                        new Chip("shipped", Tone.NEUTRAL))),
                List.of(new MselListPage.Row(
                        "/msels/ACME-1/edit",
                        "ACME-1",
                        "Go on with your draft of ACME-1",
                        "last change: TT-05 deleted",
                        new Chip("draft", Tone.INFO))),
                true,
                new Field("", "Choose a file."),
                new Field("acme", "'acme' is not a tabletop id."));
    }

    static MselPage one() {
        return new MselPage(
                "TTX-01",
                "The helper library",
                "version 2",
                List.of(NamedValue.of("Length", "1 h 15 min")),
                preview(),
                List.of(
                        new MselPage.Version(2, "version 2, saved by grace", "shorter", false),
                        new MselPage.Version(1, "version 1, came with the program", "", true)),
                2,
                true,
                true,
                new Field("acme", "'acme' is not a tabletop id."));
    }

    @SuppressWarnings("NullAway") // as below
    static MselDraftPage draft() {
        return new MselDraftPage(
                "TTX-01",
                "The helper library",
                "Your draft, begun from version 1.",
                true,
                true,
                true,
                new MselBar("TTX-01", 1, 2),
                "One error keeps it from being saved.",
                "shorter",
                "The text has a comment.",
                "grace has a draft of this, too.",
                List.of(
                        new MselDraftPage.Finding(
                                new Chip("Error", Tone.BAD),
                                "TT-01",
                                "/msels/TTX-01/edit/injects/1#f-title",
                                "'title' is empty."),
                        new MselDraftPage.Finding(new Chip("Warning", Tone.WARN), "Tabletop", "", "Doubtful.")),
                List.of(new MselDraftPage.Section(
                        "part-roles",
                        "/msels/TTX-01/edit/parts/roles",
                        "Roles",
                        "5",
                        List.of(new Chip("1 warning", Tone.WARN)))),
                List.of(row(0, true, false), row(1, false, true)),
                List.of(new Choice("0", "At the beginning", false), new Choice("1", "After TT-01", true)),
                new MselDraftPage.Undo(3, "TT-05 deleted"),
                new MselDraftPage.Overtaken("version 2, saved by grace", List.of("TT-03"), List.of("TT-04")));
    }

    @SuppressWarnings("NullAway")
    static MselDraftPage untouched() {
        return new MselDraftPage(
                "ACME-1",
                "ACME-1",
                "Version 1 is in use.",
                false,
                false,
                false,
                new MselBar("ACME-1", 0, 0),
                null,
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(new Choice("0", "At the beginning", true)),
                null,
                null);
    }

    private static MselDraftPage.Row row(int place, boolean first, boolean last) {
        return new MselDraftPage.Row(
                place,
                "0123456789abcdef",
                "/msels/TTX-01/edit/injects/" + (place + 1),
                "TT-0" + place,
                "25m · Day 1, 10:05",
                "Something is odd",
                "A file below a package manager",
                "On-call",
                "decision by chat",
                List.of("only after TT-02 = stop"),
                List.of(new Chip("1 error", Tone.BAD)),
                first,
                last);
    }

    static MselFormPage form() {
        var said = List.of(new FormInput.Said(true, "It is empty."), new FormInput.Said(false, "It is doubtful."));
        var choices = List.of(new Choice("a", "One", true), new Choice("b", "Other", false));
        var inputs = new ArrayList<FormItem>();
        for (var widget : FormInput.Widget.values()) {
            var many = widget == FormInput.Widget.ONE || widget == FormInput.Widget.SOME;
            inputs.add(new FormInput(
                    "f-" + widget,
                    "f/" + widget,
                    "Label",
                    "A hint.",
                    widget,
                    false,
                    "Value",
                    many ? choices : choices.subList(0, widget == FormInput.Widget.YES ? 1 : 0),
                    said));
        }
        var entry = new FormBlock(
                "f-options-0",
                "Option 1",
                "",
                false,
                List.of(),
                List.of(new FormBlock.Act("remove:/options/0", "Remove", "Option 1", true)),
                said);
        inputs.add(new FormBlock(
                "f-options",
                "Options",
                "Two or more.",
                false,
                List.of(entry),
                List.of(new FormBlock.Act("add:/options", "Add an option", "", false)),
                List.of()));
        return new MselFormPage(
                "TTX-01",
                "TT-01 A file",
                "One piece of news.",
                new MselBar("TTX-01", 2, 1),
                "/msels/TTX-01/edit/injects/1",
                "0123456789abcdef",
                "TT-01",
                "",
                "This was changed in another window.",
                said,
                List.of(new FormBlock("f-card", "What happens", "", true, inputs, List.of(), List.of())),
                "Keep it and add another",
                "Keep it and go on",
                "/msels/TTX-01/edit#inject-0",
                List.of(new Link("/msels/TTX-01/edit/injects/3", "After “stop”: TT-03")));
    }

    static MselPreviewPage seen() {
        return new MselPreviewPage(
                "TTX-01",
                "The helper library",
                new MselBar("TTX-01", 0, 1),
                List.of(new Choice("", "Everybody", true), new Choice("soc", "On-call", false)),
                "A developer installs a package.",
                List.of(new MselPreviewPage.Part(
                        "Something is odd",
                        "Day 1, 10:05",
                        new Markup("<p>It is Tuesday.</p>"),
                        List.of(new MselPreviewPage.Card(
                                "TT-01",
                                "Pager from Falco · Day 1",
                                "A file",
                                new Markup("<p>Look.</p>"),
                                "Told only when the group decides “stop” in TT-00.",
                                List.of(NamedValue.of("proxy.log: two lines", "EXERCISE\n10:00")),
                                "What do you do?",
                                List.of("Stop", "Go on"))))),
                3);
    }

    @SuppressWarnings("NullAway") // it does not see the annotation of a type that is nested in another one
    static MselEditPage wrong() {
        return new MselEditPage(
                "TTX-01",
                "id: TTX-01\n",
                2,
                4,
                "shorter",
                "The tabletop cannot be saved: line 1: something is missing.",
                List.of(new MselEditPage.Line(1, new Chip("Error", Tone.BAD), "something is missing")),
                true,
                null);
    }

    static MselEditPage fine() {
        return new MselEditPage("", "id: TTX-01\n", 0, 0, "", null, List.of(), true, preview());
    }

    private static MselPage.Preview preview() {
        return new MselPage.Preview(
                "A developer installs a package.",
                List.of(NamedValue.of("Incident commander", "Leads.")),
                List.of(new MselPage.Objective("Notice it", List.of("CT-1.1 Somebody owns it."))),
                List.of(new MselPage.Part(
                        "Something is odd",
                        "Day 1, 10:05, 16 min",
                        new Markup("<p>It is Tuesday.</p>"),
                        List.of(new MselPage.Row(
                                "TT-01",
                                "0 s · Day 1, 10:05",
                                "Decision by chat from Jonas to all",
                                "A question",
                                new Markup("<p>Is that normal?</p>"),
                                List.of("What do you do?", "○ Rotate"),
                                List.of("Timer of 4 min"),
                                List.of("Somebody answers."))))));
    }
}
