package app.bellhop.viewmodel.publish;

import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.viewmodel.base.Texts;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Message attributes being edited, one per line. FX thread. */
public final class MessageAttributesViewModel {

    public record Line(StringProperty name, StringProperty type, StringProperty value) {}

    private final ObservableList<Line> lines =
            FXCollections.observableArrayList(line -> new Observable[] {line.name(), line.type(), line.value()});
    private final ObservableList<Line> linesView = FXCollections.unmodifiableObservableList(lines);

    public ObservableList<Line> lines() {
        return linesView;
    }

    public void add() {
        add("", "String", "");
    }

    public void add(String name, String type, String value) {
        lines.add(new Line(
                new SimpleStringProperty(name), new SimpleStringProperty(type), new SimpleStringProperty(value)));
    }

    public void remove(Line line) {
        lines.remove(line);
    }

    void set(Map<String, MessageAttribute> attributes) {
        lines.clear();
        attributes.forEach((name, attribute) -> add(name, attribute.type(), attribute.value()));
    }

    /** The attributes entered. Lines with neither name nor value are ignored. */
    public Map<String, MessageAttribute> attributes() {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> !blank(line))
                .forEach(line -> attributes.put(
                        line.name().get(),
                        new MessageAttribute(line.type().get(), line.value().get())));
        return attributes;
    }

    private static boolean blank(Line line) {
        return line.name().get().isEmpty() && line.value().get().isEmpty();
    }

    /** What is wrong with the first invalid line; empty if all are valid. */
    public String problem() {
        Set<String> names = new HashSet<>();
        for (Line line : lines) {
            String name = line.name().get();
            if (blank(line)) {
                continue;
            }
            boolean reserved = name.toLowerCase(java.util.Locale.ROOT).startsWith("aws.")
                    || name.toLowerCase(java.util.Locale.ROOT).startsWith("amazon.");
            if (!name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*") || name.length() > 256 || reserved) {
                return Texts.get("attributes.badName", name);
            }
            if (!names.add(name)) {
                return Texts.get("attributes.twice", name);
            }
            if (!fits(line.type().get(), line.value().get())) {
                return Texts.get("attributes.badValue", name, line.type().get());
            }
        }
        return "";
    }

    /** Whether the value is of that type, one of {@link MessageAttribute#TYPES}, and not empty. */
    static boolean fits(String type, String value) {
        if (value.isEmpty()) {
            return false;
        }
        try {
            return switch (type) {
                case "Number" -> value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
                case "String.Array" -> JsonMapper.shared().readTree(value).isArray();
                case "Binary" -> Base64.getDecoder().decode(value).length > 0;
                default -> true;
            };
        } catch (JacksonException | IllegalArgumentException e) {
            return false;
        }
    }
}
