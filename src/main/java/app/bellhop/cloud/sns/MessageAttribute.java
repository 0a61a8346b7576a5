package app.bellhop.cloud.sns;

import java.util.List;

/**
 * A typed message attribute.
 *
 * @param type one of {@link #TYPES}
 * @param value text, number, JSON array, or Base64 of a Binary
 */
public record MessageAttribute(String type, String value) {

    public static final List<String> TYPES = List.of("String", "Number", "String.Array", "Binary");
}
