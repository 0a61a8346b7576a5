package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.inspector.PropertiesViewModel.Fact;
import app.bellhop.work.NameValueLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The read-only properties of objects. */
final class PropertyFacts {

    private PropertyFacts() {}

    static List<Fact> of(ObjectDetails d) {
        List<Fact> facts = new ArrayList<>();
        add(facts, Texts.get("properties.uri"), d.object().location().uri());
        add(facts, Texts.get("properties.size"), Texts.get("properties.bytes", Formats.bytes(d.size()), d.size()));
        add(facts, Texts.get("properties.modified"), Formats.time(d.modified()));
        add(facts, Texts.get("properties.etag"), d.etag());
        add(facts, Texts.get("properties.versionId"), d.versionId());
        d.facts().forEach((name, value) -> add(facts, label(name), value(name, value)));
        return facts;
    }

    /** Facts about several objects together. */
    static List<Fact> ofMany(int count, List<ObjectDetails> details) {
        List<Fact> facts = new ArrayList<>();
        add(facts, Texts.get("properties.objects"), Formats.count(count));
        long bytes = details.stream().mapToLong(ObjectDetails::size).sum();
        if (count == details.size()) {
            add(facts, Texts.get("properties.size"), Texts.get("properties.bytes", Formats.bytes(bytes), bytes));
        }
        NameValueLines.common(details.stream().map(ObjectDetails::facts).toList())
                .forEach((name, value) -> add(facts, label(name), value(name, value)));
        return facts;
    }

    /** Turns {@code ServerSideEncryption} into {@code Server side encryption}; acronyms keep their capitals. */
    private static String label(String name) {
        String[] words = name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
        StringBuilder label = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            boolean capitals = words[i].length() > 1 && words[i].equals(words[i].toUpperCase(java.util.Locale.ROOT));
            label.append(' ').append(capitals ? words[i] : words[i].toLowerCase(java.util.Locale.ROOT));
        }
        return label.toString();
    }

    /** Formats a value. The restore header has its own syntax: {@code ongoing-request="false", expiry-date="…"}. */
    private static String value(String name, String value) {
        if (!name.equals("Restore")) {
            return value;
        }
        Map<Boolean, String> words =
                Map.of(true, Texts.get("properties.restoring"), false, Texts.get("properties.restored"));
        String until = value.replaceAll(".*expiry-date=\"([^\"]*)\".*", "$1");
        return words.get(value.contains("\"true\"")) + (until.equals(value) ? "" : " " + until);
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(label, value));
        }
    }
}
