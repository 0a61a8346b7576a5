package app.bellhop.settings;

import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Compares a document with what was made of it. */
final class Understood {

    private Understood() {}

    /**
     * Whether everything in a document was understood: its lists have all their entries, its values are the same. Members
     * that are not known at all don't count: other versions add and drop some.
     *
     * @param made what would be written in its place
     */
    static boolean all(JsonNode document, JsonNode made) {
        if (document.isObject() && made.isObject()) {
            return document.propertyStream()
                    .filter(member -> made.has(member.getKey()))
                    .allMatch(member -> all(member.getValue(), made.path(member.getKey())));
        }
        if (document.isArray() && made.isArray()) {
            return document.size() == made.size()
                    && IntStream.range(0, document.size()).allMatch(i -> all(document.path(i), made.path(i)));
        }
        if (document.isNumber() && made.isNumber()) {
            return document.decimalValue().compareTo(made.decimalValue()) == 0;
        }
        return document.isNull() || document.equals(made);
    }
}
