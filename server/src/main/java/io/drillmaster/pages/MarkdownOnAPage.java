package io.drillmaster.pages;

import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Headings fit into the page around the text, and pictures are the words that stand for them. */
final class MarkdownOnAPage implements NodeRenderer {
    /** Whatever depth they were written with: below the title of an inject, and none skipped. */
    private static final String HEADING = "h3";

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    MarkdownOnAPage(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Heading.class, Image.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Heading) {
            html.line();
            html.tag(HEADING);
            children(node);
            html.tag("/" + HEADING);
            html.line();
        } else {
            children(node);
        }
    }

    private void children(Node parent) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
