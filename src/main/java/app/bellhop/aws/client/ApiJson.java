package app.bellhop.aws.client;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.JsonProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SDK's model classes as JSON in the words of the API, the shape that {@code aws s3api} and boto3 use, and back. The
 * SDK describes each class's fields, so that one walk serves all of them.
 */
public final class ApiJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A document that does not fit the API, and where. */
    public static final class Misfit extends RuntimeException {
        private final transient DocumentProblem problem;

        Misfit(DocumentProblem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        public DocumentProblem problem() {
            return problem;
        }
    }

    private ApiJson() {}

    /** Indented; {@code {}} when nothing is set. */
    public static String write(SdkPojo model) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields(model));
    }

    /** What is set, by the API's names. */
    public static Map<String, Object> fields(SdkPojo model) {
        return fields(model, Object::toString);
    }

    /**
     * The same.
     *
     * @param other what to take for a value that JSON has no form for, such as a time
     */
    static Map<String, Object> fields(SdkPojo model, UnaryOperator<Object> other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (SdkField<?> field : model.sdkFields()) {
            Object value = field.getValueOrDefault(model);
            // What is set may be empty and mean something: {"EventBridgeConfiguration": {}} turns EventBridge on.
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                fields.put(field.memberName(), plain(value, other));
            }
        }
        return fields;
    }

    private static Object plain(Object value, UnaryOperator<Object> other) {
        if (value instanceof SdkPojo model) {
            return fields(model, other);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(v -> plain(v, other)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, v) -> plain.put(String.valueOf(name), plain(v, other)));
            return plain;
        }
        boolean simple =
                value == null || value instanceof Number || value instanceof Boolean || value instanceof String;
        return simple ? value : other.apply(value);
    }

    /** Fills a builder; throws {@link Misfit}, or Jackson's StreamReadException where it is no JSON. */
    public static <B extends SdkPojo> B read(String json, B builder) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            object(parser, builder);
            if (parser.nextToken() != null) {
                throw misfit(parser, JsonProblem.TRAILING_TEXT);
            }
            return builder;
        }
    }

    /** Only whether it is JSON. */
    public static void check(String json) throws StreamReadException {
        JSON.readTree(json);
    }

    private static void object(JsonParser parser, SdkPojo builder) {
        expect(parser, JsonToken.START_OBJECT, JsonProblem.OBJECT_EXPECTED);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            SdkField<?> field = builder.sdkFields().stream()
                    .filter(f -> f.memberName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> misfit(
                            parser,
                            JsonProblem.UNKNOWN_NAME,
                            name,
                            builder.sdkFields().stream()
                                    .map(SdkField::memberName)
                                    .collect(Collectors.joining(", "))));
            parser.nextToken();
            field.set(builder, value(parser, field));
        }
    }

    private static Object value(JsonParser parser, SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo nested = field.constructor().get();
            object(parser, nested);
            return ((SdkBuilder<?, ?>) nested).build();
        }
        if (type == MarshallingType.LIST) {
            expect(parser, JsonToken.START_ARRAY, JsonProblem.ARRAY_EXPECTED);
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser, member));
            }
            return list;
        }
        if (type == MarshallingType.MAP) {
            expect(parser, JsonToken.START_OBJECT, JsonProblem.OBJECT_EXPECTED);
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, value(parser, member));
            }
            return map;
        }
        return simple(parser, type);
    }

    private static Object simple(JsonParser parser, MarshallingType<?> type) {
        if (type == MarshallingType.BOOLEAN) {
            boolean known = parser.currentToken().isBoolean();
            if (!known) {
                throw misfit(parser, JsonProblem.BOOLEAN_EXPECTED);
            }
            return parser.getBooleanValue();
        }
        if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
            expect(parser, JsonToken.VALUE_NUMBER_INT, JsonProblem.INTEGER_EXPECTED);
            return type == MarshallingType.LONG ? (Object) parser.getLongValue() : (Object) parser.getIntValue();
        }
        if (type == MarshallingType.INSTANT) {
            expect(parser, JsonToken.VALUE_STRING, JsonProblem.TIMESTAMP_EXPECTED);
            try {
                return Instant.parse(parser.getString());
            } catch (DateTimeParseException e) {
                throw misfit(parser, JsonProblem.TIMESTAMP_EXPECTED);
            }
        }
        expect(parser, JsonToken.VALUE_STRING, JsonProblem.STRING_EXPECTED);
        return parser.getString();
    }

    private static void expect(JsonParser parser, JsonToken token, JsonProblem otherwise) {
        if (parser.currentToken() != token) {
            throw misfit(parser, otherwise);
        }
    }

    private static Misfit misfit(JsonParser parser, JsonProblem code, Object... arguments) {
        return new Misfit(DocumentProblem.at(parser.currentTokenLocation(), code, arguments));
    }
}
