package app.bellhop.work.preview;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reformats JSON, XML and YAML. HTML is left as it is. */
final class PrettyPrinter {

    private PrettyPrinter() {}

    /** The text reformatted; empty if its format is not reformatted, or if it is malformed. */
    static Optional<String> of(String text, TextFormat format) {
        return switch (format) {
            case JSON -> json(text);
            case XML -> xml(text);
            case YAML -> yaml(text);
            case JSON_LINES, HTML, PLAIN -> Optional.empty();
        };
    }

    private static Optional<String> json(String text) {
        try {
            JsonMapper mapper = JsonMapper.shared();
            return Optional.of(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(text)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> yaml(String text) {
        try {
            YAMLMapper mapper = YAMLMapper.shared();
            return Optional.of(mapper.writeValueAsString(mapper.readTree(text)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> xml(String text) {
        try {
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
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return Optional.of(out.toString());
        } catch (SAXException | java.io.IOException | TransformerException | ParserConfigurationException e) {
            return Optional.empty();
        }
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
