package app.bellhop.aws.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the body of a refusal says, in whatever form: the documents of S3 also where they are damaged or cut short, JSON, a
 * page, plain words.
 *
 * @param code the server's own; empty if it has none
 * @param message one line, cut if it is long; empty if it says nothing
 * @param page whether it is a page or plain words, as proxies and gateways write
 */
public record RefusalWords(String code, String message, boolean page) {

    private static final RefusalWords NONE = new RefusalWords("", "", false);
    private static final int LONGEST = 400;
    private static final Pattern CODE = Pattern.compile("[A-Za-z][\\w.-]{0,80}");
    private static final Pattern HTML = Pattern.compile("<(?:!doctype )?html", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\uFFFD\\s]+");
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos|#39);");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "#39", "'");

    /** Reads a body; never fails. */
    public static RefusalWords of(String body) {
        String text = body.strip();
        if (text.startsWith("{")) {
            return json(text);
        }
        if (HTML.matcher(text).find()) {
            return new RefusalWords("", element(text, "title"), true);
        }
        return text.startsWith("<")
                ? new RefusalWords(code(element(text, "Code")), element(text, "Message"), false)
                : new RefusalWords("", line(text), !text.isEmpty());
    }

    private static RefusalWords json(String text) {
        try {
            JsonNode root = JsonMapper.shared().readTree(text);
            JsonNode error = root.path("error").isObject() ? root.path("error") : root;
            String code = code(first(error, "code", "Code", "__type"));
            String message = first(error, "message", "Message", "error_description", "detail", "error");
            return new RefusalWords(code, line(message), code.isEmpty());
        } catch (JacksonException e) {
            return NONE;
        }
    }

    private static String first(JsonNode object, String... names) {
        for (String name : names) {
            if (object.path(name).isString()) {
                return object.path(name).asString();
            }
        }
        return "";
    }

    /** The text of the first element of that name, which may lack its end. */
    public static String element(String document, String name) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + name + "(?:\\s[^>]*)?>([^<]*)", Pattern.CASE_INSENSITIVE)
                .matcher(document);
        return found.find() ? line(unescaped(found.group(1))) : "";
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(ENTITIES.get(entity.group(1))));
    }

    private static String code(String text) {
        return CODE.matcher(text).matches() ? text : "";
    }

    /** In one line without what can't be seen, and not too long to be read. */
    public static String line(String text) {
        String line = UNSEEN.matcher(text.substring(0, Math.min(text.length(), 4 * LONGEST)))
                .replaceAll(" ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + "…";
    }

    /** The message; empty if it says nothing. */
    public Optional<String> words() {
        return Optional.of(message).filter(words -> !words.isEmpty());
    }
}
