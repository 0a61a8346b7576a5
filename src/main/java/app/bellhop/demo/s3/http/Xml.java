package app.bellhop.demo.s3.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Helpers for the XML documents of S3. */
public final class Xml {

    public static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private Xml() {}

    /** Parses a document and returns its root; empty if it isn't well-formed. */
    public static Optional<Element> parse(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new InputSource(new java.io.StringReader(text)));
            return Optional.of(document.getDocumentElement());
        } catch (SAXException | java.io.IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Element> all(Element root, String name) {
        var nodes = root.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
                found.add((Element) nodes.item(i));
            }
        }
        return found;
    }

    /** The texts of all descendants with that name. */
    public static List<String> texts(Element root, String name) {
        return all(root, name).stream().map(e -> e.getTextContent().strip()).toList();
    }

    /** The text of the first descendant with that name; empty if there is none. */
    public static String text(Element root, String name) {
        return texts(root, name).stream().findFirst().orElse("");
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
