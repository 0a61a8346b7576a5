package app.bellhop.work.preview;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts what an SVG document draws: elements that use others, which use others, may be billions in a small file. */
final class SvgWeight {

    private static final long MAX = 100_000;

    /** Deeper than the library draws. */
    private static final int MAX_DEPTH = 200;

    /** In a line as long as the drawing. */
    private static final double MAX_DASHES = 100_000;

    private static final Pattern REFERENCE = Pattern.compile("^#(.+)$|url\\(\\s*['\"]?#([^)'\"]+)");
    private static final Pattern DASHES = Pattern.compile("stroke-dasharray[=:\\s]+([0-9.][0-9.eE,\\s+-]*)");

    private static final class Element {

        final List<Element> children = new ArrayList<>();
        final List<String> uses = new ArrayList<>();

        /** Negative as long as it is not counted. */
        long weight = -1;
    }

    private final Map<String, Element> named = new HashMap<>();
    private final double side;
    private boolean finelyDashed;

    private SvgWeight(double side) {
        this.side = side;
    }

    /**
     * Whether a document draws more than anybody waits for, or isn't well-formed.
     *
     * @param side the longer one, in units of the document
     */
    static boolean tooMuch(XMLInputFactory factory, byte[] bytes, double side) {
        try {
            SvgWeight svg = new SvgWeight(side);
            Element all = svg.read(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
            return svg.weight(all, 0) > MAX || svg.finelyDashed;
        } catch (XMLStreamException e) {
            return true;
        }
    }

    private Element read(XMLStreamReader reader) throws XMLStreamException {
        Element all = new Element();
        Deque<Element> open = new ArrayDeque<>(List.of(all));
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                Element element = new Element();
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    attribute(element, reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
                Objects.requireNonNull(open.peek()).children.add(element);
                open.push(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            } else if (event == XMLStreamConstants.CHARACTERS) {
                dashes(reader.getText()); // Of a style sheet.
            }
        }
        return all;
    }

    private void attribute(Element element, String name, String value) {
        if (name.equals("id")) {
            named.put(value, element);
        }
        Matcher reference = REFERENCE.matcher(value);
        while (reference.find()) {
            element.uses.add(reference.group(1) == null ? reference.group(2) : reference.group(1));
        }
        dashes(name + "=" + value);
    }

    private void dashes(String style) {
        Matcher dashes = DASHES.matcher(style);
        while (dashes.find()) {
            double sum = 0;
            for (String dash : dashes.group(1).strip().split("[,\\s]+")) {
                try {
                    sum += Double.parseDouble(dash);
                } catch (NumberFormatException e) {
                    return; // Not drawn, either.
                }
            }
            finelyDashed |= sum > 0 && side / sum > MAX_DASHES;
        }
    }

    private long weight(Element element, int depth) {
        if (element.weight >= 0 || depth > MAX_DEPTH) {
            return depth > MAX_DEPTH ? MAX + 1 : element.weight;
        }
        element.weight = 0; // In a circle it is drawn once.
        long weight = 1;
        for (Element child : element.children) {
            weight += weight(child, depth + 1);
        }
        for (String use : element.uses) {
            Element used = named.get(use);
            weight += used == null ? 0 : weight(used, depth + 1);
        }
        element.weight = Math.min(weight, MAX + 1);
        return element.weight;
    }
}
