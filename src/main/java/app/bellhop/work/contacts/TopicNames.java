package app.bellhop.work.contacts;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each cell its part of a topic name, so that two different cells never get the same by accident. */
final class TopicNames {

    private static final String UNWRITABLE = "group";

    private final Map<String, String> chosen;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, TopicNamePart> told = new LinkedHashMap<>();

    /** @param chosen names by value, which come first */
    TopicNames(Map<String, String> chosen) {
        this.chosen = chosen;
        chosen.values().forEach(name -> used.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Those that aren't obvious. */
    List<TopicNamePart> told() {
        return List.copyOf(told.values());
    }

    String of(String column, String cell) {
        String value = Normalizer.normalize(cell, Normalizer.Form.NFC).replaceAll("\\s+", " ");
        String given = chosen.get(value);
        if (given != null) {
            tell(value, given, TopicNameReason.CHOSEN);
            return given;
        }
        String key = column.toLowerCase(Locale.ROOT) + "\n"
                + Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String name = names.get(key);
        if (name == null) {
            name = named(column, value);
            names.put(key, name);
            spellings.put(key, value);
        } else if (!value.equals(spellings.get(key))) {
            tell(value, name, TopicNameReason.SAME_BUT_CASE);
        }
        return name;
    }

    private String named(String column, String value) {
        String ascii = Transliteration.of(value);
        // Characters not allowed in topic names become underscores: "Public Works" is Public_Works.
        String plain = ascii.replaceAll("[^A-Za-z0-9_-]+", "_");
        boolean unwritable = plain.chars().noneMatch(Character::isLetterOrDigit);
        String name = unwritable ? UNWRITABLE + "_1" : plain;
        for (int i = 2;
                !used.add(column.toLowerCase(Locale.ROOT) + "\n" + name.toLowerCase(Locale.ROOT))
                        || used.contains(name.toLowerCase(Locale.ROOT));
                i++) {
            name = (unwritable ? UNWRITABLE : plain) + "_" + i;
        }
        if (!name.equals(plain)) {
            tell(value, name, TopicNameReason.NUMBERED);
        } else if (!ascii.equals(value)) {
            tell(value, name, TopicNameReason.TRANSLITERATED);
        }
        return name;
    }

    private void tell(String value, String name, TopicNameReason why) {
        told.putIfAbsent(value, new TopicNamePart(value, name, why));
    }
}
