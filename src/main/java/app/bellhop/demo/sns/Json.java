package app.bellhop.demo.sns;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What SNS says of JSON that is none, and the tokens of its pages. */
final class Json {

    /** A word that is no JSON; its end is told, not its beginning. */
    private static final Pattern TOKEN = Pattern.compile("Unrecognized token '([^']*)'");

    private Json() {}

    /** Throws unless {@code text} is a JSON object. @param what the sentence begins with */
    static void requireObject(String what, String text) {
        try {
            if (!JsonMapper.shared().readTree(text).isObject()) {
                throw SnsError.invalid(what + ": failed to parse JSON.");
            }
        } catch (JacksonException e) {
            // In the words of the older parser that SNS has.
            String why = e.getOriginalMessage().replace("property name", "field name");
            Matcher token = TOKEN.matcher(why);
            int column = e.getLocation().getColumnNr()
                    + (token.lookingAt() ? token.group(1).length() : 0);
            throw SnsError.invalid(what + ": failed to parse JSON. " + why
                    + "\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: "
                    + e.getLocation().getLineNr() + ", column: " + column + "]");
        }
    }

    /** The token of the page after {@code last}. */
    static String token(String last) {
        return Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #token} was made of. */
    static String last(String token) {
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SnsError.invalid("NextToken");
        }
    }
}
