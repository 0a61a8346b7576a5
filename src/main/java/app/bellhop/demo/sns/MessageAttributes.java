package app.bellhop.demo.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the attributes of a message, and refuses those that SNS refuses. */
final class MessageAttributes {

    private static final int MAX_NAME = 256;

    private MessageAttributes() {}

    /** @param path of the message in the request, with a dot, or empty */
    static Map<String, Message.Attribute> of(Parameters p, String path) {
        Map<String, Message.Attribute> attributes = new LinkedHashMap<>();
        for (Parameters entry : p.items("MessageAttributes")) {
            String name = entry.require("Name");
            checkName(name);
            String type = entry.get("Value.DataType").orElseThrow(() -> nothing(path, name));
            if (!type.matches("(String|Number|Binary|String\\.Array)(\\..+)?")) {
                throw refused("The message attribute '" + name + "' has an invalid message attribute type, the set of"
                        + " supported type prefixes is Binary, Number, and String.");
            }
            String field = type.startsWith("Binary") ? "Binary" : "String";
            String other = field.equals("Binary") ? "String" : "Binary";
            if (entry.get("Value." + field + "Value").isEmpty()
                    && entry.get("Value." + other + "Value").isPresent()) {
                throw refused("The message attribute '" + name + "' with type '" + type + "' must use field '" + field
                        + "'.");
            }
            String value = entry.get("Value." + field + "Value")
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> refused("The message attribute '" + name
                            + "' must contain non-empty message attribute value for message attribute type '" + type
                            + "'."));
            if (!fits(type, value)) {
                throw refused("Could not cast message attribute '" + name + "' value to " + type + ".");
            }
            attributes.put(name, new Message.Attribute(type, value));
        }
        return attributes;
    }

    private static SnsError nothing(String path, String name) {
        return new SnsError(
                400,
                "ValidationError",
                "1 validation error detected: Value null at '" + path + "messageAttributes." + name
                        + ".member.dataType' failed to satisfy constraint: Member must not be null");
    }

    private static void checkName(String name) {
        if (name.length() > MAX_NAME) {
            throw refused("Length of message attribute name must be less than 256 bytes.");
        }
        if (name.startsWith(".")) {
            throw refused("Invalid message attribute name starting with character '.' was found.");
        }
        if (name.endsWith(".")) {
            throw refused("Invalid message attribute name ending with character '.' was found.");
        }
        name.chars()
                .filter(c -> !(c < 128 && Character.isLetterOrDigit(c)) && "-_.".indexOf(c) < 0)
                .findFirst()
                .ifPresent(c -> {
                    throw refused("Invalid non-alphanumeric character '#x%X' was found in the message attribute name."
                                    .formatted(c)
                            + " Can only include alphanumeric characters, hyphens, underscores, or dots.");
                });
        if (name.contains("..")) {
            throw refused("Message attribute name can not have successive '.' character.");
        }
    }

    private static boolean fits(String type, String value) {
        if (type.startsWith("Number")) {
            return value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
        }
        try {
            return !type.startsWith("String.Array")
                    || JsonMapper.shared().readTree(value).isArray();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static SnsError refused(String why) {
        return new SnsError(400, "ParameterValueInvalid", why);
    }
}
