package io.drillmaster.pages;

import io.drillmaster.pages.view.Drawing;
import io.drillmaster.pages.view.Markup;
import io.drillmaster.pages.view.TrendPage;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes every text of a view an attack on the page. */
final class Hostile {
    static final String TEXT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    private Hostile() {}

    static Previews.Preview copyOf(Previews.Preview preview) {
        return (Previews.Preview) Objects.requireNonNull(copy(preview));
    }

    static List<?> copyOf(List<?> views) {
        return views.stream().map(Hostile::copy).toList();
    }

    static Map<String, Object> copyOf(Map<String, Object> model) {
        var copy = new LinkedHashMap<String, Object>();
        model.forEach((name, value) -> copy.put(name, Objects.requireNonNull(copy(value))));
        return copy;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? text : text + TEXT;
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            map.forEach((key, there) -> copy.put(key, Objects.requireNonNull(copy(there))));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Hostile::copy).toList();
        }
        // Drawings and markup are the texts that a page trusts, and say so.
        if (value instanceof Record
                && !(value instanceof TrendPage.Chart)
                && !(value instanceof Drawing)
                && !(value instanceof Markup)) {
            return copyRecord(value);
        }
        return value;
    }

    private static Object copyRecord(Object value) {
        var parts = value.getClass().getRecordComponents();
        var types = Arrays.stream(parts).map(part -> part.getType()).toArray(Class<?>[]::new);
        try {
            var values = new @Nullable Object[parts.length];
            for (var i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                values[i] = copy(parts[i].getAccessor().invoke(value));
            }
            var constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InstantiationException
                | InvocationTargetException e) {
            throw new LinkageError("cannot copy " + value.getClass(), e);
        }
    }
}
