package app.bellhop.table.parquet;

import dev.hardwood.row.PqInterval;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.PqVariant;
import dev.hardwood.row.VariantType;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Values of a Parquet file as text: lists, maps and structs as JSON, bytes in hexadecimal. */
final class ParquetValues {

    private final JsonFactory json = new JsonFactory();

    String text(Object value) {
        if (value instanceof PqList || value instanceof PqMap || value instanceof PqStruct) {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), text)) {
                write(out, value);
            }
            return text.toString();
        }
        return plain(value);
    }

    private static String plain(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
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

    private static String clock(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : time.toString();
    }

    private void write(JsonGenerator out, Object value) {
        switch (value) {
            case null -> out.writeNull();
            case PqStruct struct -> {
                out.writeStartObject();
                for (int i = 0; i < struct.getFieldCount(); i++) {
                    out.writeName(struct.getFieldName(i));
                    write(out, struct.isNull(i) ? null : struct.getValue(i));
                }
                out.writeEndObject();
            }
            case PqList list -> {
                out.writeStartArray();
                for (int i = 0; i < list.size(); i++) {
                    write(out, list.isNull(i) ? null : list.get(i));
                }
                out.writeEndArray();
            }
            case PqMap map -> {
                out.writeStartObject();
                for (PqMap.Entry entry : map.getEntries()) {
                    out.writeName(plain(entry.getKey()));
                    write(out, entry.isValueNull() ? null : entry.getValue());
                }
                out.writeEndObject();
            }
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Float number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            default -> out.writeString(plain(value));
        }
    }
}
