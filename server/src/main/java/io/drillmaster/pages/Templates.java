package io.drillmaster.pages;

import io.drillmaster.pages.view.Page;
import io.drillmaster.pages.view.PageFrame;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns views into HTML. Safe for use by many threads; templates are read once. */
public final class Templates {
    private static final Pattern WORD_START = Pattern.compile("(?<=.)(?=\\p{Lu})");

    private final TemplateEngine engine = new TemplateEngine();

    /** Reads templates from the class path. */
    public Templates() {
        var resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("io/drillmaster/web/templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
    }

    /** The whole page. */
    public String render(PageFrame frame, Page page) {
        return render(nameOf(page), Map.of("frame", frame, "page", page));
    }

    /** Only the named fragments of a page's template: what a browser that shows the page already asks for. */
    public String fragment(PageFrame frame, Page page, String fragment) {
        return engine.process(
                nameOf(page),
                Set.of(fragment),
                new Context(Locale.ENGLISH, Map.of("frame", frame, "page", page, "partial", "true")));
    }

    /** A template by its name, with whatever it asks for. */
    public String render(String template, Map<String, Object> model) {
        return engine.process(template, new Context(Locale.ENGLISH, model));
    }

    /** {@code ExerciseListPage} is shown by {@code exercise-list}. */
    static String nameOf(Page page) {
        var name = page.getClass().getSimpleName();
        return WORD_START
                .matcher(name.substring(0, name.length() - "Page".length()))
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
    }
}
