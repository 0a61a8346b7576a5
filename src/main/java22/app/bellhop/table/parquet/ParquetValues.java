package app.bellhop.table.parquet;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.row.PqInterval;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.PqVariant;
import dev.hardwood.row.VariantType;
import dev.hardwood.schema.SchemaNode;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Values of a Parquet file as text: lists, maps and structs as JSON, bytes in hexadecimal. */
final class ParquetValues {

    private final JsonFactory json = new JsonFactory();

    /** @param node what the schema says of it; null if nothing does */
    String text(Object value, @Nullable SchemaNode node) {
        if (value instanceof PqList || value instanceof PqMap || value instanceof PqStruct) {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), text)) {
                write(out, value, node);
            }
            return text.toString();
        }
        return plain(value, node);
    }

    private static String plain(Object value, @Nullable SchemaNode node) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Integer number -> unsigned(node) ? Integer.toUnsignedString(number) : number.toString();
            case Long number -> unsigned(node) ? Long.toUnsignedString(number) : number.toString();
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case LocalDateTime time -> time.toLocalDate() + " " + clock(time.toLocalTime());
            case LocalTime time -> clock(time);
            case PqInterval interval ->
                "P" + interval.months() + "M" + interval.days() + "DT" + BigDecimal.valueOf(interval.milliseconds(), 3)
                        + "S";
            case PqVariant variant ->
                variant.type() == VariantType.STRING
                        ? variant.asString()
                        : HexFormat.of().formatHex(variant.value());
            default -> value.toString();
        };
    }

    /** Whether a number is stored as a negative one where it is too large. */
    private static boolean unsigned(@Nullable SchemaNode node) {
        return node instanceof SchemaNode.PrimitiveNode column
                && column.logicalType() instanceof LogicalType.IntType type
                && !type.isSigned();
    }

    private static String clock(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : time.toString();
    }

    private void write(JsonGenerator out, Object value, @Nullable SchemaNode node) {
        SchemaNode.@Nullable GroupNode group = node instanceof SchemaNode.GroupNode nested ? nested : null;
        switch (value) {
            case null -> out.writeNull();
            case PqStruct struct -> {
                out.writeStartObject();
                for (int i = 0; i < struct.getFieldCount(); i++) {
                    out.writeName(struct.getFieldName(i));
                    SchemaNode field = group == null ? null : group.children().get(i);
                    write(out, struct.isNull(i) ? null : struct.getValue(i), field);
                }
                out.writeEndObject();
            }
            case PqList list -> {
                SchemaNode element = group != null && group.isList() ? group.getListElement() : node;
                out.writeStartArray();
                for (int i = 0; i < list.size(); i++) {
                    write(out, list.isNull(i) ? null : list.get(i), element);
                }
                out.writeEndArray();
            }
            case PqMap map -> {
                out.writeStartObject();
                for (PqMap.Entry entry : map.getEntries()) {
                    out.writeName(plain(entry.getKey(), group == null ? null : group.getMapKey()));
                    write(
                            out,
                            entry.isValueNull() ? null : entry.getValue(),
                            group == null ? null : group.getMapValue());
                }
                out.writeEndObject();
            }
            case Boolean truth -> out.writeBoolean(truth);
            case Float number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Number number -> out.writeNumber(plain(number, node));
            default -> out.writeString(plain(value, node));
        }
    }
}
