package app.bellhop.work.preview;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reformats JSON and XML, unless that would make them many times as long. */
final class PrettyPrinter {

    private static final int MAX_DEPTH = 200;

    /** Of one element. */
    private static final int MAX_NAMESPACES = 500;

    private static final int MAX_GROWTH = 4;
    private static final int MIN_LIMIT = 64 << 10;

    private PrettyPrinter() {}

    /** The text reformatted; empty if its format is not reformatted, if it is malformed, or if it is nested too deeply. */
    static Optional<String> of(String text, TextFormat format) {
        return switch (format) {
            case JSON -> json(text);
            case XML -> xml(text);
            // YAML would lose its comments.
            case YAML, JSON_LINES, HTML, PLAIN -> Optional.empty();
        };
    }

    /** Token by token: numbers keep all their digits, and fields with the same name stay. */
    private static Optional<String> json(String text) {
        LimitedWriter out = new LimitedWriter(limit(text));
        JsonMapper mapper = JsonMapper.shared();
        try (JsonParser in = mapper.createParser(text);
                JsonGenerator to = mapper.writerWithDefaultPrettyPrinter().createGenerator(out)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isNumeric()) {
                    to.writeNumber(in.getString());
                } else {
                    to.copyCurrentEvent(in);
                }
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.of(out.toString());
    }

    /** What is nested deeply would become nothing but indents, a thousand times as long. */
    private static int limit(String text) {
        return Math.max(MIN_LIMIT, text.length() * MAX_GROWTH);
    }

    private static Optional<String> xml(String text) {
        try {
            if (isTooMuch(text)) {
                return Optional.empty();
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // Prevents untrusted documents from making us read files or URLs.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new InputSource(new StringReader(text)));
            dropIndents(document);
            TransformerFactory transformers = TransformerFactory.newInstance();
            transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = transformers.newTransformer();
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
            LimitedWriter out = new LimitedWriter(limit(text));
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return Optional.of(out.toString());
        } catch (SAXException
                | IOException
                | TransformerException
                | ParserConfigurationException
                | XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** Documents are walked through by methods that call themselves, and namespaces are looked for one after another. */
    private static boolean isTooMuch(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        int depth = 0;
        int namespaces = 0;
        while (reader.hasNext() && depth <= MAX_DEPTH && namespaces <= MAX_NAMESPACES) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    namespaces = reader.getNamespaceCount();
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return depth > MAX_DEPTH || namespaces > MAX_NAMESPACES;
    }

    /** Removes blank text between elements, which is the old indentation. */
    private static void dropIndents(Node node) {
        NodeList children = node.getChildNodes();
        for (int i = children.getLength() - 1; i >= 0; i--) {
            Node child = children.item(i);
            boolean beside = node.getNodeType() == Node.ELEMENT_NODE && children.getLength() > 1;
            if (beside
                    && child.getNodeType() == Node.TEXT_NODE
                    && child.getTextContent().isBlank()) {
                node.removeChild(child);
            } else {
                dropIndents(child);
            }
        }
    }
}
