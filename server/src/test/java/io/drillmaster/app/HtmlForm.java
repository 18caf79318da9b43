package io.drillmaster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The largest form of a page, filled in as the page has it; sent as a browser would, with every field that it has. */
final class HtmlForm {
    private static final Pattern FORM =
            Pattern.compile("(?s)<form method=\"post\"[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern AREA = Pattern.compile("(?s)<textarea ([^>]*)>\n?(.*?)</textarea>");
    private static final Pattern SELECT = Pattern.compile("(?s)<select ([^>]*)>(.*?)</select>");
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"");

    private final Person person;
    private final String action;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private HtmlForm(Person person, String action) {
        this.person = person;
        this.action = action;
    }

    static HtmlForm of(Person person, String page) {
        var best = FORM.matcher(page)
                .results()
                .max((one, other) ->
                        Integer.compare(one.group(2).length(), other.group(2).length()))
                .orElseThrow(() -> new AssertionError("no form in " + page));
        var form = new HtmlForm(person, best.group(1));
        form.fill(best.group(2));
        return form;
    }

    /** What stands in a field. */
    String value(String name) {
        assertThat(fields).containsKey(name);
        return String.join("\n", fields.get(name));
    }

    HtmlForm set(String name, String... values) {
        fields.put(name, List.of(values));
        return this;
    }

    HtmlForm without(String name) {
        fields.remove(name);
        return this;
    }

    HttpResponse<String> send() {
        var body = new ArrayList<String>();
        fields.forEach((name, values) -> values.forEach(value -> body.add(encoded(name) + "=" + encoded(value))));
        return person.send(person.request(action, "Origin", person.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", body))));
    }

    private void fill(String html) {
        var named = new ArrayList<Map.Entry<Integer, Runnable>>();
        INPUT.matcher(html)
                .results()
                .forEach(found -> named.add(Map.entry(found.start(), () -> input(found.group(1)))));
        AREA.matcher(html)
                .results()
                .forEach(found -> named.add(Map.entry(
                        found.start(), () -> add(attribute("name", found.group(1)), text(found.group(2))))));
        SELECT.matcher(html)
                .results()
                .forEach(found -> named.add(Map.entry(
                        found.start(), () -> add(attribute("name", found.group(1)), chosen(found.group(2))))));
        named.sort(Map.Entry.comparingByKey());
        named.forEach(one -> one.getValue().run());
    }

    private void input(String attributes) {
        var box = attributes.contains("type=\"checkbox\"") || attributes.contains("type=\"radio\"");
        if (!box || attributes.contains("checked")) {
            add(attribute("name", attributes), attribute("value", attributes));
        }
    }

    private static String chosen(String options) {
        var chosen = CHOSEN.matcher(options);
        var first = OPTION.matcher(options);
        return text(chosen.find() ? chosen.group(1) : first.find() ? first.group(1) : "");
    }

    private void add(String name, String value) {
        if (!name.isEmpty()) {
            fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
    }

    private static String attribute(String name, String attributes) {
        var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? text(found.group(1)) : "";
    }

    private static String text(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
