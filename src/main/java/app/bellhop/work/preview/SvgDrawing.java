package app.bellhop.work.preview;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import org.jspecify.annotations.Nullable;

/** Draws SVG: without entities and anything that lies outside the file, and with the library's limits on depth and paths. */
final class SvgDrawing {

    /** The longer side, in pixels: it has no size of its own that matters. */
    private static final int SIDE = 1024;

    private static final int MAX_BYTES = 4 << 20;
    private static final int HEAD = 1024;

    private SvgDrawing() {}

    /** Whether a text is an SVG document of a size that is drawn. */
    static boolean recognizes(byte[] bytes) {
        String head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)), StandardCharsets.UTF_8);
        String begin = head.strip().replaceFirst("^\uFEFF", "");
        return bytes.length <= MAX_BYTES && begin.startsWith("<") && head.contains("<svg");
    }

    /** The drawing; null if it isn't well-formed, has no size, or would take minutes. */
    static @Nullable BufferedImage draw(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        LoaderContext context = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_ALL)
                .build();
        SVGDocument document = new SVGLoader()
                .load(() -> factory.createXMLEventReader(new ByteArrayInputStream(bytes)), null, context);
        if (document == null) {
            return null;
        }
        FloatSize size = document.size();
        boolean visible = size.width > 0 && size.height > 0;
        if (!visible || SvgWeight.tooMuch(factory, bytes, Math.max(size.width, size.height))) {
            return null;
        }
        float scale = SIDE / Math.max(size.width, size.height);
        int width = Math.max(1, Math.round(size.width * scale));
        int height = Math.max(1, Math.round(size.height * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            document.renderWithPlatform(NullPlatformSupport.INSTANCE, g, new ViewBox(width, height));
        } finally {
            g.dispose();
        }
        return image;
    }
}
