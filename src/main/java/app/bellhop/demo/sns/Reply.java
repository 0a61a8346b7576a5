package app.bellhop.demo.sns;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Builds an XML response. */
final class Reply {

    private static final String NAMESPACE = " xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"";

    /** Actions that answer nothing, not even an empty result. */
    private static final Set<String> SILENT = Set.of(
            "AddPermission",
            "DeleteTopic",
            "PutDataProtectionPolicy",
            "RemovePermission",
            "SetSubscriptionAttributes",
            "SetTopicAttributes",
            "Unsubscribe");

    private final StringBuilder xml = new StringBuilder();

    Reply open(String element) {
        xml.append('<').append(element).append('>');
        return this;
    }

    Reply close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    Reply text(String element, String text) {
        open(element);
        text.codePoints().forEach(this::append);
        return close(element);
    }

    private void append(int c) {
        switch (c) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '\r' -> xml.append("&#xD;");
            default -> xml.appendCodePoint(c < ' ' && c != '\n' && c != '\t' ? 0xFFFD : c);
        }
    }

    Reply append(Reply other) {
        xml.append(other.xml);
        return this;
    }

    /** Appends a map in SNS's form: entries of key and value. */
    Reply map(String element, Map<String, String> map) {
        open(element);
        map.forEach((key, value) ->
                open("entry").text("key", key).text("value", value).close("entry"));
        return close(element);
    }

    String document(String action) {
        String result = SILENT.contains(action) ? "" : "<" + action + "Result>" + xml + "</" + action + "Result>";
        return "<" + action + "Response" + NAMESPACE + ">" + result + "<ResponseMetadata><RequestId>"
                + UUID.randomUUID() + "</RequestId></ResponseMetadata></" + action + "Response>";
    }

    static String error(SnsError e) {
        return "<ErrorResponse" + NAMESPACE + "><Error><Type>" + (e.status < 500 ? "Sender" : "Receiver") + "</Type>"
                + new Reply().text("Code", e.code).text("Message", e.getMessage()).xml + "</Error><RequestId>"
                + UUID.randomUUID() + "</RequestId></ErrorResponse>";
    }
}
