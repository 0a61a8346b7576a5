package app.bellhop.work.messages;

import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A message with columns in braces, such as {@code {name}}, that the rows of a table fill in. */
public final class MessageMerge {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What may be a column, if the table has one of that name. */
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)\\}");

    /** What can only be meant as a column. */
    private static final Pattern COLUMN = Pattern.compile("\\{([\\p{L}\\p{N}_][\\p{L}\\p{N}_ .-]*)\\}");

    private final Message template;

    public MessageMerge(Message template) {
        this.template = template;
    }

    /** The columns that it names, as they are written there. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        filled(text -> {
            Matcher found = COLUMN.matcher(text);
            while (found.find()) {
                columns.add(found.group(1));
            }
            return text;
        });
        return columns;
    }

    public Message fill(List<String> header, List<String> cells) {
        Map<String, String> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < header.size(); i++) {
            row.putIfAbsent(header.get(i), cells.get(i));
        }
        return filled(text -> {
            boolean json = isJson(text);
            return BRACES.matcher(text).replaceAll(found -> {
                String value = row.get(found.group(1));
                return Matcher.quoteReplacement(value == null ? found.group() : json ? escaped(value) : value);
            });
        });
    }

    private Message filled(UnaryOperator<String> fill) {
        Map<String, String> texts = new LinkedHashMap<>();
        template.texts().forEach((protocol, text) -> texts.put(protocol, fill.apply(text)));
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        template.attributes()
                .forEach((name, attribute) ->
                        attributes.put(name, new MessageAttribute(attribute.type(), fill.apply(attribute.value()))));
        return new Message(
                fill.apply(template.subject()),
                fill.apply(template.text()),
                texts,
                attributes,
                fill.apply(template.groupId()),
                template.deduplicationId());
    }

    /** In a JSON document, what is filled in must leave it one. */
    private static boolean isJson(String text) {
        String start = text.strip();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        try {
            JSON.readTree(text);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static String escaped(String value) {
        String quoted = JSON.writeValueAsString(value);
        return quoted.substring(1, quoted.length() - 1);
    }
}
