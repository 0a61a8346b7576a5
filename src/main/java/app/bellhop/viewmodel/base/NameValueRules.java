package app.bellhop.viewmodel.base;

import app.bellhop.work.NameValueLines;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks typed tags and metadata against the limits of the services. The checks answer with a sentence, or an empty text. */
public final class NameValueRules {

    private static final int MAX_TAGS = 10;
    private static final int MAX_TAG_NAME = 128;
    private static final int MAX_TAG_VALUE = 256;
    private static final int MAX_METADATA = 2048;

    private NameValueRules() {}

    /**
     * What is wrong with tags: of a bucket, a topic or an object.
     *
     * @param before the tags that are set; reserved names among them are accepted
     * @param most how many tags the service accepts
     */
    public static String tags(String before, String text, int most) {
        Map<String, String> tags = NameValueLines.parse(text);
        Set<String> old = NameValueLines.parse(before).keySet();
        if (tags.size() > most) {
            return Texts.get("tags.tooMany", tags.size(), most);
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getKey().isEmpty() || tag.getKey().length() > MAX_TAG_NAME) {
                return Texts.get("tags.badName", MAX_TAG_NAME);
            }
            if (tag.getKey().startsWith("aws:") && !old.contains(tag.getKey())) {
                return Texts.get("tags.reserved");
            }
            if (tag.getValue().length() > MAX_TAG_VALUE) {
                return Texts.get("tags.badValue", tag.getKey(), MAX_TAG_VALUE);
            }
        }
        return repeated(before, text);
    }

    /** Names the one that stands on several lines. */
    public static String repeated(String before, String text) {
        return NameValueLines.repeated(before, text)
                .map(name -> Texts.get("lines.repeated", name))
                .orElse("");
    }

    public static String objectTags(String before, String text) {
        return tags(before, text, MAX_TAGS);
    }

    /** What is wrong with user metadata, which is sent in HTTP headers. */
    public static String metadata(String text) {
        int bytes = 0;
        for (Map.Entry<String, String> pair : NameValueLines.parse(text).entrySet()) {
            if (!pair.getKey().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                return Texts.get("metadata.badName", pair.getKey());
            }
            if (!pair.getValue().matches("[ -~]*")) {
                return Texts.get("metadata.badValue", pair.getKey());
            }
            bytes += pair.getKey().length() + pair.getValue().length();
        }
        return bytes > MAX_METADATA
                ? Texts.get("metadata.tooLong", bytes, MAX_METADATA)
                : repeated("", text.toLowerCase(Locale.ROOT)); // S3 stores the names in lower case.
    }
}
