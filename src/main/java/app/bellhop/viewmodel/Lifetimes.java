package app.bellhop.viewmodel;

import java.util.LinkedHashMap;
import java.util.Map;

/** The lifetimes that a presigned URL can be given, in words. AWS allows seven days at most. */
final class Lifetimes {

    private Lifetimes() {}

    /** Words to seconds, shortest first. */
    static Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put(Texts.get("presign.15min"), 900L);
        all.put(Texts.get("presign.1h"), 3600L);
        all.put(Texts.get("presign.12h"), 43_200L);
        all.put(Texts.get("presign.1d"), 86_400L);
        all.put(Texts.get("presign.7d"), 604_800L);
        return all;
    }

    /** The words for a number of seconds. */
    static String words(long seconds) {
        return all().entrySet().stream()
                .filter(e -> e.getValue() == seconds)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Formats.duration(seconds));
    }
}
