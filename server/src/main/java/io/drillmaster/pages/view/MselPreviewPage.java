package io.drillmaster.pages.view;

import java.util.List;

/**
 * GET {@code /msels/{id}/edit/preview}: what players would read.
 *
 * @param roles to look as one of them; the first is everybody together
 * @param lobby what is read before the start
 * @param parts of the story, in order
 * @param left how many injects the role does not get
 */
public record MselPreviewPage(
        String id, String title, MselBar bar, List<Choice> roles, String lobby, List<Part> parts, int left)
        implements Page {
    public MselPreviewPage {
        roles = List.copyOf(roles);
        parts = List.copyOf(parts);
    }

    /** A module with what of it is read. */
    public record Part(String title, String when, Markup situation, List<Card> cards) {
        public Part {
            cards = List.copyOf(cards);
        }
    }

    /** An inject as it is read; a branch is told only when the group decides for it. */
    public record Card(
            String id,
            String head,
            String title,
            Markup body,
            String branch,
            List<NamedValue> attachments,
            String prompt,
            List<String> options) {
        public Card {
            attachments = List.copyOf(attachments);
            options = List.copyOf(options);
        }
    }
}
